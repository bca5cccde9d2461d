import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperSummary } from '../../../shared/contract/cases.ts';
import { client, shell } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { printInBrowser } from './print-in-browser.ts';

/** What printing needs to know of an issued paper. */
export type PilePaper = Pick<PaperSummary, 'id' | 'format'>;

/** How far a pile of papers has come. */
export interface PilePrinting {
  readonly state: 'idle' | 'printing';
  readonly note: { readonly tone: 'good' | 'error'; readonly words: string } | null;
  /** Prints one after the other; stops at the first that fails. */
  readonly print: (papers: readonly PilePaper[]) => Promise<void>;
}

/** Prints a pile of issued papers with one key: through the desktop shell where there is one, else the browser's dialog. */
export function usePilePrinting(): PilePrinting {
  const { t } = useTranslation('papers');
  const { describe } = useProblem();
  const [state, setState] = useState<PilePrinting['state']>('idle');
  const [note, setNote] = useState<PilePrinting['note']>(null);
  const print = async (papers: readonly PilePaper[]): Promise<void> => {
    if (state === 'printing') return;
    setState('printing');
    setNote(null);
    let printed = 0;
    try {
      for (const paper of papers) {
        if (shell === null) {
          const { html } = await client.papers.print({ id: paper.id, target: 'printer' });
          await printInBrowser(html);
        } else await shell.shell.print({ id: paper.id, printer: null, format: paper.format });
        printed += 1;
      }
      setNote({ tone: 'good', words: t('pile.done', { count: printed }) });
    } catch (error) {
      setNote({
        tone: 'error',
        words: t('pile.failed', { printed, count: papers.length, problem: describe(error).sentence }),
      });
    } finally {
      setState('idle');
    }
  };
  return { state, note, print };
}
