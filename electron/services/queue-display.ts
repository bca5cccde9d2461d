import { createHash, randomBytes } from 'node:crypto';
import type { QueueBoard } from '../../shared/contract/queue.ts';
import type { AppContext } from './context.ts';
import { unauthenticated } from './errors.ts';
import { queueBoardOf } from './ticket-view.ts';

/** Pages that may watch at once; the oldest token gives way. */
const MAX_DISPLAYS = 20;

// Only digests are kept, in memory: a token ends with the program and opens nothing but the board.
const displays = new WeakMap<AppContext, Set<string>>();

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function tokensOf(app: AppContext): Set<string> {
  const known = displays.get(app) ?? new Set<string>();
  displays.set(app, known);
  return known;
}

/** A new token for a display page. */
export function openDisplay(app: AppContext): string {
  const token = randomBytes(24).toString('base64url');
  const tokens = tokensOf(app);
  const [oldest] = tokens;
  if (tokens.size >= MAX_DISPLAYS && oldest !== undefined) tokens.delete(oldest);
  tokens.add(digestOf(token));
  return token;
}

/** @throws UNAUTHENTICATED for a token this program did not give */
export function requireDisplay(app: AppContext, token: string): void {
  if (!tokensOf(app).has(digestOf(token))) throw unauthenticated('signed-out');
}

/**
 * The board now, after every change of the queue, and with every heartbeat (another program on the same file may have
 * changed it).
 */
export async function* watchBoard(app: AppContext, signal: AbortSignal | undefined): AsyncGenerator<QueueBoard> {
  for await (const event of app.changes.subscribe(signal)) {
    if (event.topic === 'queue' || event.topic === 'settings' || event.topic === 'heartbeat') {
      yield await queueBoardOf(app);
    }
  }
}
