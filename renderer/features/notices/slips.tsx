import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../bridge/client.ts';
import type { PaperFormat } from '../../../shared/papers/types.ts';
import { openPaper } from '../../state/navigation.ts';
import { PilePrintNote } from '../papers/PilePrintNote.tsx';
import { usePilePrinting } from '../papers/print-pile.ts';

/** One issued change slip. */
export interface Slip {
  readonly id: number;
  readonly format: PaperFormat;
  readonly caseId: number;
  /** The case's number as known; null before there is one. */
  readonly caseNumber: string | null;
}

const SLIPS_PER_CALL = 100;

/** Issues a slip for every case of a signed list whose date moved. */
export async function issueAllSlips(listId: number): Promise<readonly Slip[]> {
  const numbers = new Map<number, string | null>();
  for (let after: number | null = 0; after !== null;) {
    const page = await client.notices.list({ listId, after });
    for (const line of page.lines) {
      if (line.oldStatutory === line.newStatutory && line.oldPromised === line.newPromised) continue;
      numbers.set(line.caseId, line.caseNumber);
    }
    after = page.next;
  }
  const caseIds = [...numbers.keys()];
  const slips: Slip[] = [];
  for (let from = 0; from < caseIds.length; from += SLIPS_PER_CALL) {
    const papers = await client.notices.slips({
      key: crypto.randomUUID(),
      listId,
      caseIds: caseIds.slice(from, from + SLIPS_PER_CALL),
    });
    for (const { id, format, caseId } of papers) {
      slips.push({ id, format, caseId, caseNumber: numbers.get(caseId) ?? null });
    }
  }
  return slips;
}

/** The slips just issued: each opens, all are printed with one key. */
export function SlipList({ slips }: { readonly slips: readonly Slip[] }): ReactNode {
  const { t } = useTranslation(['notices', 'papers']);
  const { state, note, print } = usePilePrinting();
  if (slips.length === 0) return <p role="status">{t('slipsNone')}</p>;
  return (
    <div role="status" className="message good">
      <p>{t('slipsMade', { count: slips.length })}</p>
      <p className="row">
        <Button type="primary" loading={state === 'printing'} onClick={() => void print(slips)}>
          {t('papers:pile.all')}
        </Button>
        {slips.map(({ id, caseId, caseNumber }) => (
          <Button key={id} onClick={() => openPaper(id)}>
            {t('slip', { number: caseNumber ?? `#${caseId}` })}
          </Button>
        ))}
      </p>
      <PilePrintNote note={note} />
    </div>
  );
}
