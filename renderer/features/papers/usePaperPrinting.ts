import { ORPCError } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperFormat } from '../../../shared/papers/types.ts';
import { api, client, shell } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { printInBrowser } from './print-in-browser.ts';

/** What happened to the last request, in words. */
export interface PrintNote {
  readonly tone: 'good' | 'error';
  readonly words: string;
}

interface PaperPrinting {
  readonly busy: 'idle' | 'busy';
  readonly note: PrintNote | null;
  readonly print: () => void;
  readonly savePdf: () => void;
}

const FAILURES = ['timeout', 'no-printer', 'refused', 'cancelled'] as const;

/** Printing and saving of one paper: through the desktop shell where there is one, else through the browser's dialog. */
export function usePaperPrinting(
  paper: { readonly id: number; readonly format: PaperFormat },
  onPrinted?: () => void,
): PaperPrinting {
  const { t } = useTranslation('papers');
  const { describe } = useProblem();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState<PaperPrinting['busy']>('idle');
  const [note, setNote] = useState<PrintNote | null>(null);

  const run = async (work: () => Promise<string>) => {
    if (busy === 'busy') return;
    setBusy('busy');
    setNote(null);
    try {
      setNote({ tone: 'good', words: await work() });
    } catch (error) {
      setNote({ tone: 'error', words: failure(error) });
    } finally {
      setBusy('idle');
      void queryClient.invalidateQueries({ queryKey: api.papers.get.key({ input: { id: paper.id } }) });
    }
  };

  const failure = (error: unknown): string => {
    if (error instanceof ORPCError && String(error.code) === 'PRINT_FAILED') {
      const data: unknown = error.data;
      const why = FAILURES.find(
        (one) => typeof data === 'object' && data !== null && 'why' in data && data.why === one,
      );
      return t(`failed.${why ?? 'refused'}`);
    }
    return describe(error).sentence;
  };

  const print = () =>
    void run(async () => {
      if (shell !== null) {
        const { ordinal } = await shell.shell.print({ id: paper.id, printer: null, format: paper.format });
        onPrinted?.();
        return t('printed', { ordinal });
      }
      const answer = await client.papers.print({ id: paper.id, target: 'printer' });
      await printInBrowser(answer.html);
      onPrinted?.();
      return t('sent', { ordinal: answer.ordinal });
    });

  const savePdf = () =>
    void run(async () => {
      if (shell !== null) {
        const { savedAs } = await shell.shell.savePdf({ id: paper.id, format: paper.format });
        return savedAs === null ? t('notSaved') : t('saved', { file: savedAs });
      }
      const answer = await client.papers.print({ id: paper.id, target: 'pdf' });
      await printInBrowser(answer.html);
      return t('savedByBrowser');
    });

  return { busy, note, print, savePdf };
}
