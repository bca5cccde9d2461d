import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { isComposing } from '../app/shortcuts.ts';

/** A place Enter may go to. */
export interface Stop {
  readonly empty: boolean;
  readonly required: boolean;
}

/**
 * Where Enter goes from stop `from`: the next empty required one after it; else -1 (leave the group).
 *
 * @example nextStop([{ empty: false, required: true }, { empty: true, required: false }, { empty: true, required: true }], 0) // 2
 */
export function nextStop(stops: readonly Stop[], from: number): number {
  return stops.findIndex((stop, index) => index > from && stop.empty && stop.required);
}

const FIELDS =
  'input:not([disabled]):not([type=hidden]):not([type=checkbox]):not([type=radio]), textarea:not([disabled])';

/** The text fields inside a part of the page, in order. */
export function fieldsIn(container: Element): readonly (HTMLInputElement | HTMLTextAreaElement)[] {
  return [...container.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(FIELDS)];
}

function stopOf(field: HTMLInputElement | HTMLTextAreaElement): Stop {
  const required = field.getAttribute('aria-required') === 'true' || field.dataset['stop'] === 'yes';
  return { empty: field.value.trim() === '', required };
}

/** Puts the cursor into the next empty required field after `from`, or calls `leave` when none is left. */
export function moveOn(container: Element, from: Element | null, leave: () => void): void {
  const fields = fieldsIn(container);
  const next =
    fields[
      nextStop(
        fields.map(stopOf),
        fields.findIndex((field) => field === from),
      )
    ];
  if (next === undefined) leave();
  else next.focus();
}

/**
 * Enter inside a part of the page goes on to the next empty required field, and calls `leave` when none is left. A text
 * area keeps its Enter and gives Ctrl+Enter.
 */
export function useEnterMoves(container: RefObject<HTMLElement | null>, leave: () => void): void {
  const latest = useRef(leave);
  useEffect(() => {
    latest.current = leave;
  });
  useEffect(() => {
    // On the document: React's own handlers (a list that takes Enter) have run by then.
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.defaultPrevented || isComposing(event)) return;
      const { target } = event;
      const isField = target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio';
      const isArea = target instanceof HTMLTextAreaElement && event.ctrlKey;
      if (container.current === null || !(isField || isArea) || !container.current.contains(target)) return;
      event.preventDefault();
      moveOn(container.current, target, () => latest.current());
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [container]);
}

/** Puts the cursor into the field of a path (`applicant.code`), or the first one of several. @returns whether it was found */
export function focusPath(container: Element, paths: readonly string[]): boolean {
  const order = fieldsIn(container);
  const all = [...container.querySelectorAll<HTMLElement>('[data-path]')];
  const first = all.find((element) => paths.includes(element.dataset['path'] ?? ''));
  if (first === undefined) return false;
  const field = order.find((one) => first === one || first.contains(one)) ?? first;
  field.focus();
  field.scrollIntoView({ block: 'center' });
  return true;
}
