import type { ReactNode } from 'react';
import type { PilePrinting } from './print-pile.ts';

/** What came of printing, said once. */
export function PilePrintNote({ note }: { readonly note: PilePrinting['note'] }): ReactNode {
  return (
    <>
      <div role="status">{note?.tone === 'good' && <p className="message good">{note.words}</p>}</div>
      {note?.tone === 'error' && (
        <p className="message error" role="alert">
          {note.words}
        </p>
      )}
    </>
  );
}
