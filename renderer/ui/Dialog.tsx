import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { ShortcutLayer } from '../app/ShortcutLayer.tsx';

export interface DialogProps {
  readonly title: string;
  /** Absent = it cannot be closed (the lock). */
  readonly onClose?: () => void;
  readonly of?: 'dialog' | 'help' | 'lock';
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * A modal part of the window: keeps the focus inside, gives it back on closing, Escape closes. The cursor starts in the
 * field marked `start="here"`, else at the first control.
 */
export function Dialog({ title, onClose, of = 'dialog', className, children }: DialogProps): ReactNode {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  // In the layout phase: closed while still on the page, so that the focus goes back to where it came from.
  useLayoutEffect(() => {
    const dialog = box.current;
    if (dialog === null) return undefined;
    dialog.showModal();
    const start = '[data-start="here"]';
    dialog.querySelector<HTMLElement>(`${start} input, ${start} textarea, button${start}`)?.focus();
    return () => dialog.close();
  }, []);

  return (
    <dialog
      ref={box}
      className={className === undefined ? 'dialog' : `dialog ${className}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onClose={() => {
        // Two Escapes in a row close a dialog whatever the page says; the lock comes back.
        if (onClose === undefined && box.current?.isConnected === true) box.current.showModal();
      }}
    >
      <ShortcutLayer of={of}>
        <h2 id={id}>{title}</h2>
        {children}
      </ShortcutLayer>
    </dialog>
  );
}
