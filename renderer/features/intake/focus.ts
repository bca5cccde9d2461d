import { moveOn } from '../../ui/enter-moves.ts';

/** Puts the cursor on the active row of the material list. */
export function focusMaterials(): void {
  document.querySelector<HTMLElement>('.checklist tr[tabindex="0"]')?.focus();
}

/** Puts the cursor into the text or date behind a row's result. */
export function focusRowEntry(materialId: string): void {
  // After the row is drawn with its new result.
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-entry="${CSS.escape(materialId)}"] input`)?.focus();
  });
}

/** After a choice from a list: on to the next empty required field of the left side, else to the materials. */
export function focusNextField(): void {
  // After the choice is drawn: a known applicant fills fields that would else be stops.
  requestAnimationFrame(() => {
    const left = document.querySelector('.intake-left');
    if (left !== null) moveOn(left, document.activeElement, focusMaterials);
  });
}
