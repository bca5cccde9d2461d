import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isTerminal } from '../../../shared/workflow/state.ts';
import { ACT_TYPES, CASE_STATES } from '../../../shared/workflow/types.ts';
import type { ActType } from '../../../shared/workflow/types.ts';
import type { CaseDetail } from '../../../shared/contract/cases.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { openBooking, openCases } from '../../state/navigation.ts';
import { ACT_FORMS } from './acts/act-forms.ts';
import { ActBar } from './acts/ActBar.tsx';
import { ActOutcome } from './acts/ActOutcome.tsx';
import { FourEyesNote } from './acts/FourEyesNote.tsx';
import type { ActDone } from './acts/useActForm.ts';
import { CaseHolding } from '../supervision/CaseHolding.tsx';
import { CaseHead } from './CaseHead.tsx';
import { ClocksPanel } from './ClocksPanel.tsx';
import { MaterialsPanel } from './MaterialsPanel.tsx';
import { NoticePanel } from './NoticePanel.tsx';
import { PapersPanel } from './PapersPanel.tsx';
import { SourcePanel } from './SourcePanel.tsx';
import { Timeline } from './Timeline.tsx';
import './cases.css';

/** One case: what it is, what its clocks say, what happened, and what may be done now. */
export function CaseScreen({ caseId }: { readonly caseId: number }): ReactNode {
  const { t } = useTranslation('cases');
  const { describe } = useProblem();
  const query = useQuery(api.cases.get.queryOptions({ input: { id: caseId } }));
  useShortcut('Alt+ArrowLeft', openCases, t('screen.back'));
  if (query.data !== undefined) return <Case key={caseId} detail={query.data} />;
  const problem = query.isError ? describe(query.error) : null;
  return (
    <section className="screen" aria-label={t('screen.region.head')}>
      {problem === null ? (
        <p role="status">{t('screen.loading')}</p>
      ) : (
        <div className="message error" role="alert">
          {problem.code === 'NOT_FOUND' ? t('screen.notFound') : problem.sentence}{' '}
          <Button onClick={() => void query.refetch()}>{t('screen.reload')}</Button>
        </div>
      )}
      <Button onClick={openCases}>{t('screen.back')}</Button>
    </section>
  );
}

function Case({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation(['cases', 'appointments']);
  const [open, setOpen] = useState<ActType | null>(null);
  const [done, setDone] = useState<ActDone | null>(null);
  const ended = CASE_STATES.some((state) => state === detail.state && isTerminal(state));
  const bookable = detail.origin === 'live' && !ended ? 'enabled' : 'disabled';
  useShortcut('F7', () => openBooking({ kind: 'case', id: detail.id }), t('appointments:caseKey'), bookable);
  useEffect(() => document.querySelector<HTMLElement>('#case-title')?.focus(), []);
  const close = () => {
    setOpen(null);
    document.querySelector<HTMLElement>('.act-bar button[tabindex="0"]')?.focus();
  };
  const Form = open === null ? null : ACT_FORMS[open];
  return (
    <div className="screen case-screen">
      <CaseHead detail={detail} />
      <section className="panel case-acts" aria-label={t('screen.region.acts')}>
        <ActBar
          allowed={detail.allowedActs}
          done={detail.events.filter((event) => event.correctedBy === null).map((event) => event.type)}
          open={open}
          origin={detail.origin}
          onOpen={(act) => {
            setDone(null);
            setOpen(ACT_TYPES.find((one) => one === act) ?? null);
          }}
        />
        {bookable === 'enabled' && (
          <Button className="case-book" onClick={() => openBooking({ kind: 'case', id: detail.id })}>
            {t('appointments:caseKey')} F7
          </Button>
        )}
        <FourEyesNote detail={detail} />
        {done !== null && (
          <ActOutcome
            done={done}
            onDismiss={() => {
              setDone(null);
              close();
            }}
          />
        )}
      </section>
      <div className="case-columns">
        <div className="case-main">
          {Form !== null && (
            <Form
              key={open}
              detail={detail}
              onCancel={close}
              onDone={(outcome) => {
                setOpen(null);
                setDone(outcome);
              }}
            />
          )}
          {detail.openNotice !== null && <NoticePanel notice={detail.openNotice} />}
          {detail.source !== null && <SourcePanel source={detail.source} />}
          <Timeline detail={detail} />
          {(detail.materials.length > 0 || detail.origin === 'live') && <MaterialsPanel detail={detail} />}
        </div>
        <div className="case-side">
          <ClocksPanel detail={detail} />
          {detail.origin === 'live' && <CaseHolding detail={detail} />}
          <PapersPanel detail={detail} />
        </div>
      </div>
    </div>
  );
}
