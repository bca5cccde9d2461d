import type { FocusEvent, FormEvent } from 'react';

/** A field that holds something already: typing takes its place instead of being added to it. */
export function selectOnFocus({ target }: FocusEvent<HTMLElement>): void {
  if (target instanceof HTMLInputElement && target.type !== 'checkbox') target.select();
}

/** Whether Enter was meant for a list of options still open, where nothing fits what was typed. */
export function isChoosing(event: FormEvent<HTMLFormElement>): boolean {
  return event.currentTarget.querySelector('[role="combobox"][aria-expanded="true"]') !== null;
}
