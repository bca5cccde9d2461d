import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../bridge/client.ts';
import { openPaper } from '../../state/navigation.ts';

/** One issued change slip. */
export interface Slip {
  readonly id: number;
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
    for (const { id, caseId } of papers) slips.push({ id, caseId, caseNumber: numbers.get(caseId) ?? null });
  }
  return slips;
}

/** The slips just issued; each opens for printing. */
export function SlipList({ slips }: { readonly slips: readonly Slip[] }): ReactNode {
  const { t } = useTranslation('notices');
  if (slips.length === 0) return <p role="status">{t('slipsNone')}</p>;
  return (
    <div role="status" className="message good">
      <p>{t('slipsMade', { count: slips.length })}</p>
      <p className="row">
        {slips.map(({ id, caseId, caseNumber }) => (
          <Button key={id} onClick={() => openPaper(id)}>
            {t('slip', { number: caseNumber ?? `#${caseId}` })}
          </Button>
        ))}
      </p>
    </div>
  );
}
