import { ORPCError } from '@orpc/client';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  LedgerCheckView,
  LedgerImportView,
  LedgerProblemView,
  SheetProposalView,
} from '../../../shared/contract/ledger.ts';
import { TABLE_REFUSALS } from '../../../shared/ledger/problems.ts';
import { client } from '../../bridge/client.ts';
import { codeOf } from '../../bridge/problem-codes.ts';
import { useProblem } from '../../bridge/problem.ts';
import { sendFile } from './send-file.ts';

export interface ReadLedger {
  readonly fileId: string;
  readonly name: string;
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16' | null;
  readonly sheets: readonly SheetProposalView[];
}

/** Where the import is. */
export type ImportStep =
  | { readonly kind: 'choose' }
  | { readonly kind: 'working'; readonly words: string }
  | { readonly kind: 'columns'; readonly file: ReadLedger }
  | {
      readonly kind: 'checked';
      readonly file: ReadLedger;
      readonly check: LedgerCheckView;
      readonly problems: readonly LedgerProblemView[];
    }
  | { readonly kind: 'done'; readonly outcome: LedgerImportView };

const PROBLEMS_PER_CALL = 1000;

/** A file that was refused, in words; null for any other error. */
function refusalOf(
  error: unknown,
): { readonly refusal: (typeof TABLE_REFUSALS)[number]; readonly detail: string } | null {
  if (!(error instanceof ORPCError) || String(error.code) !== 'FILE_REFUSED') return null;
  const data: unknown = error.data;
  if (typeof data !== 'object' || data === null || !('refusal' in data)) return null;
  const refusal = TABLE_REFUSALS.find((one) => one === data.refusal);
  return refusal === undefined ? null : { refusal, detail: 'detail' in data ? String(data.detail) : '' };
}

/** The course of an import: file, columns, dry run, acceptance. Each step says what went wrong and stays where it was. */
export function useImport() {
  const { t } = useTranslation('ledger');
  const { describe } = useProblem();
  const [step, setStep] = useState<ImportStep>({ kind: 'choose' });
  const [problem, setProblem] = useState<string | null>(null);
  const key = useRef(crypto.randomUUID());

  const attempt = async (before: ImportStep, work: () => Promise<ImportStep>) => {
    setProblem(null);
    try {
      setStep(await work());
    } catch (error) {
      const refused = refusalOf(error);
      if (refused !== null) setProblem(t(`refusal.${refused.refusal}`, { detail: refused.detail }));
      else if (codeOf(error) === 'CHECK_DIFFERS') setProblem(t('wizard.differs'));
      else if (error instanceof DOMException) setProblem(t('wizard.unreadable'));
      else setProblem(describe(error).sentence);
      setStep(before);
    }
  };

  const choose = (file: File) =>
    attempt({ kind: 'choose' }, async () => {
      const kilobytes = (bytes: number) => Math.ceil(bytes / 1024);
      const fileId = await sendFile(file, (done) =>
        setStep({
          kind: 'working',
          words: t('wizard.uploading', { done: kilobytes(done), total: kilobytes(file.size) }),
        }),
      );
      setStep({ kind: 'working', words: t('wizard.reading') });
      const { sheets, encoding } = await client.ledger.inspect({ fileId });
      key.current = crypto.randomUUID();
      return { kind: 'columns', file: { fileId, name: file.name, encoding, sheets } };
    });

  const check = (file: ReadLedger, sheets: readonly SheetProposalView[]) =>
    attempt({ kind: 'columns', file }, async () => {
      let found: LedgerCheckView | null = null;
      for await (const told of await client.ledger.check({ fileId: file.fileId, sheets: [...sheets] })) {
        if (told.kind === 'checked') found = told.check;
        else setStep({ kind: 'working', words: t('wizard.checking', { done: told.done, total: told.total }) });
      }
      if (found === null) throw new TypeError('the dry run said nothing');
      const problems: LedgerProblemView[] = [];
      while (problems.length < found.problems) {
        const page = await client.ledger.problems({
          fileId: file.fileId,
          offset: problems.length,
          limit: PROBLEMS_PER_CALL,
        });
        if (page.problems.length === 0) break;
        problems.push(...page.problems);
      }
      return { kind: 'checked', file, check: found, problems };
    });

  const accept = (from: Extract<ImportStep, { kind: 'checked' }>) =>
    attempt(from, async () => {
      setStep({ kind: 'working', words: t('wizard.accepting') });
      const { fingerprint } = from.check;
      const outcome = await client.ledger.accept({ key: key.current, fileId: from.file.fileId, fingerprint });
      return { kind: 'done', outcome };
    });

  return {
    step,
    problem,
    choose,
    check,
    accept,
    toColumns: (file: ReadLedger) => setStep({ kind: 'columns', file }),
    startAgain: () => {
      setProblem(null);
      setStep({ kind: 'choose' });
    },
  };
}
