import { flushSync } from 'react-dom';
import { isComposing } from '../app/shortcuts.ts';
import { fieldsIn } from './enter-moves.ts';

/**
 * What is struck after a key that opens a screen, before the screen's first field is there. The screen may still be on
 * its way on a slow machine; a clerk who types without looking must not lose a letter.
 */

/** Nobody types more ahead; more is a book lying on the keyboard. */
const MOST = 40;

/** Text struck so far and whether Enter ended it; null while nothing is awaited. */
let held: { readonly text: string; readonly end: 'open' | 'enter' } | null = null;

function isTextField(element: Element | null): boolean {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

function forget(): void {
  held = null;
  window.removeEventListener('keydown', keep, true);
  window.removeEventListener('pointerdown', forget, true);
}

/** What a key makes of the text held; `null` = the person has turned to something else. */
function afterKey(before: NonNullable<typeof held>, event: KeyboardEvent): typeof held {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (before.end === 'enter') return before;
  if (event.key === 'Enter') return { ...before, end: 'enter' };
  if (event.key === 'Backspace') return { ...before, text: before.text.slice(0, -1) };
  if (event.key.length !== 1) return null;
  return { ...before, text: `${before.text}${event.key}`.slice(0, MOST) };
}

function keep(event: KeyboardEvent): void {
  // Keys of an input method are no text yet; a modifier alone is no key.
  if (held === null || isComposing(event) || ['Shift', 'Control', 'Alt', 'CapsLock'].includes(event.key)) return;
  const next = isTextField(document.activeElement) ? null : afterKey(held, event);
  if (next === null) {
    forget();
    return;
  }
  held = next;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/**
 * Opens a screen and puts the cursor into its first field before the next key can arrive. Where the screen is not there
 * yet, the letters struck meanwhile are kept for it; any other key, or the mouse, gives them up.
 *
 * @example useShortcut('F2', () => openForTyping(openIntake), label)
 */
export function openForTyping(open: () => void): void {
  forget();
  flushSync(open);
  const start = [...document.querySelectorAll('main [data-start="here"]')].find((field) => field.checkVisibility());
  const field = start === undefined ? undefined : fieldsIn(start)[0];
  if (field !== undefined) {
    field.focus();
    return;
  }
  // The field of the screen before may be hidden already and still have the cursor.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  held = { text: '', end: 'open' };
  window.addEventListener('keydown', keep, true);
  window.addEventListener('pointerdown', forget, true);
}

/** Types what was kept into the field that was awaited. It must have the cursor. */
export function takeEarlyKeys(field: HTMLInputElement | HTMLTextAreaElement): void {
  if (held === null) return;
  const { text, end } = held;
  forget();
  // After the screen is drawn, before any other key: its own handlers must be there.
  queueMicrotask(() => {
    if (text !== '') {
      field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
      field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
    }
    if (end === 'enter') {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    }
  });
}
