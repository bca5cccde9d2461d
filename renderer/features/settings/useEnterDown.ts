import { useEffect } from 'react';
import type { RefObject } from 'react';
import { isComposing } from '../../app/shortcuts.ts';
import { fieldsIn } from '../../ui/enter-moves.ts';

/** In a table of fields Enter and the arrows go to the field below or above; the cursor keeps to the text otherwise. */
export function useEnterDown(container: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step === 0 || event.defaultPrevented || event.ctrlKey || isComposing(event)) return;
      const { target } = event;
      if (!(target instanceof HTMLInputElement) || container.current?.contains(target) !== true) return;
      const fields = fieldsIn(container.current);
      const next = fields[fields.indexOf(target) + step];
      event.preventDefault();
      next?.focus();
      next?.select();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [container]);
}
