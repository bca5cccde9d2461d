import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipView } from '../../../shared/contract/supervision.ts';
import { isEscalated } from '../../../shared/supervision/slips.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { openCase, openPaper } from '../../state/navigation.ts';
import { Lamp } from '../../ui/Lamp.tsx';
import { AcknowledgeDialog } from './AcknowledgeDialog.tsx';

interface SlipLineProps {
  readonly slip: SlipView;
  /** Whether the person looking may answer it. */
  readonly answer: 'mine' | 'others';
  /** `case` leaves out what the case around it says already. */
  readonly place: 'list' | 'case';
}

/** One slip: what it is about, how it stands, the handler's word; its paper and its case to be opened. */
export function SlipLine({ slip, answer, place }: SlipLineProps): ReactNode {
  const { t } = useTranslation('supervision');
  const term = useTerms();
  const [open, setOpen] = useState<'open' | 'closed'>('closed');
  const kind = t(`kind.${slip.kind}`);
  const project = slip.projectName ?? slip.caseNumber ?? '';
  const answerable = answer === 'mine' && slip.acknowledged === null && slip.standing !== 'settled';
  return (
    <li className="slip-line">
      <p className="row">
        <Lamp lamp={slip.lamp} words="shape" />
        <button type="button" className="link" onClick={() => openPaper(slip.paperId)}>
          {kind} {slip.number}
        </button>
        {place === 'list' && (
          <button type="button" className="link" onClick={() => openCase(slip.caseId)}>
            {project}
          </button>
        )}
        <b className={isEscalated(slip.standing) ? 'board-mark-late' : undefined}>{t(`standing.${slip.standing}`)}</b>
        {answerable && (
          <Button
            size="small"
            type="primary"
            aria-label={t('slips.answerOf', { kind, project })}
            onClick={() => setOpen('open')}
          >
            {t('slips.answer')}
          </Button>
        )}
      </p>
      <p className="soft">
        {slip.handlerName} · {term('clock', slip.clockId)} ·{' '}
        {t('slips.issued', { date: slip.issuedOn, name: slip.issuedByName ?? '' })} ·{' '}
        {slip.acknowledged === null
          ? t('slips.answerBy', { date: slip.answerBy })
          : t('slips.plan', { date: slip.acknowledged.planDate })}
      </p>
      {slip.acknowledged !== null && (
        <p>
          {t('slips.words', {
            name: slip.acknowledged.byName ?? '',
            date: slip.acknowledged.on,
            words: slip.acknowledged.words,
          })}
        </p>
      )}
      {open === 'open' && <AcknowledgeDialog slip={slip} onClose={() => setOpen('closed')} />}
    </li>
  );
}
