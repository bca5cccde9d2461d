import type { z } from 'zod';
import type { changeEvent } from '../../shared/contract/desk.ts';

/** What changed, as the screens hear it: a topic and an id, never the content. */
export type ChangeEvent = z.infer<typeof changeEvent>;
export type ChangeTopic = ChangeEvent['topic'];

/** How often a silent stream says that it is alive, in milliseconds; shorter than any proxy's or browser's patience. */
export const HEARTBEAT_MILLISECONDS = 15_000;

/** A subscriber that does not read is told to refetch everything instead of being remembered without end. */
const MAX_WAITING = 1000;

/**
 * Tells open screens and in-process caches what was changed. Publish after the commit, never inside a transaction.
 *
 * @example
 * const stop = changes.listen((event) => { if (event.topic === 'settings') cache.clear(); });
 * changes.publish('case', '12');
 */
export class ChangeFeed {
  private readonly now: () => Date;
  private readonly listeners = new Set<(event: ChangeEvent) => void>();
  private readonly closing = new AbortController();

  constructor(now: () => Date) {
    this.now = now;
  }

  /** Tells everybody; `id` null = anything of this topic may have changed. */
  publish(topic: ChangeTopic, id: string | null): void {
    const event: ChangeEvent = { topic, id, at: this.now().toISOString() };
    for (const listener of this.listeners) listener(event);
  }

  /** Calls `listener` for each change until the returned function is called. Listeners must not throw. */
  listen(listener: (event: ChangeEvent) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /**
   * The changes from now on, with a heartbeat at the start and whenever nothing happened for a while. Ends when `signal`
   * aborts, when the reader stops, or when the feed closes. Listening begins with the call, not with the first read.
   */
  subscribe(
    signal: AbortSignal | undefined,
    heartbeatMilliseconds: number = HEARTBEAT_MILLISECONDS,
  ): AsyncGenerator<ChangeEvent, void, void> {
    const waiting: ChangeEvent[] = [{ topic: 'heartbeat', id: null, at: this.now().toISOString() }];
    let wake: (() => void) | null = null;
    const stop = this.listen((event) => {
      if (waiting.length >= MAX_WAITING) waiting.splice(0, waiting.length, { topic: 'case', id: null, at: event.at });
      else waiting.push(event);
      wake?.();
    });
    const ended = signal === undefined ? this.closing.signal : AbortSignal.any([signal, this.closing.signal]);
    const wakeUp = () => wake?.();
    ended.addEventListener('abort', wakeUp);
    const now = this.now;
    const finish = () => {
      stop();
      ended.removeEventListener('abort', wakeUp);
    };
    return (async function* read() {
      try {
        while (!ended.aborted) {
          const next = waiting.shift();
          if (next !== undefined) {
            yield next;
            continue;
          }
          const timer = await new Promise<'heard' | 'silent'>((resolve) => {
            const patience = setTimeout(() => resolve('silent'), heartbeatMilliseconds);
            wake = () => {
              clearTimeout(patience);
              resolve('heard');
            };
          });
          wake = null;
          if (timer === 'silent') yield { topic: 'heartbeat', id: null, at: now().toISOString() };
        }
      } finally {
        finish();
      }
    })();
  }

  /** Ends every open subscription. */
  close(): void {
    this.closing.abort();
    this.listeners.clear();
  }
}
