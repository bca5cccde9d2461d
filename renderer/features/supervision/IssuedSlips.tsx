import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openPaper } from '../../state/navigation.ts';
import { PilePrintNote } from '../papers/PilePrintNote.tsx';
import { usePilePrinting } from '../papers/print-pile.ts';
import type { IssuedSlip } from './SlipDialog.tsx';

/** The slips just issued: each opens, all are printed one after the other. */
export function IssuedSlips({ issued }: { readonly issued: readonly IssuedSlip[] }): ReactNode {
  const { t } = useTranslation(['supervision', 'papers']);
  const { state, note, print } = usePilePrinting();
  return (
    <div className="message good issued-slips">
      <p role="status">{t('slips.made', { count: issued.length })}</p>
      <p className="row">
        <Button
          type="primary"
          loading={state === 'printing'}
          onClick={() => void print(issued.map(({ paper }) => paper))}
        >
          {t('papers:pile.all')}
        </Button>
        {issued.map(({ slip, paper }) => (
          <Button key={paper.id} size="small" onClick={() => openPaper(paper.id)}>
            {t('slips.open', { kind: t(`kind.${slip.kind}`), number: slip.number ?? '' })}
          </Button>
        ))}
      </p>
      <PilePrintNote note={note} />
    </div>
  );
}
