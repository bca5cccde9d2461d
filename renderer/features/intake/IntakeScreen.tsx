import { Button } from 'antd';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/shortcuts.ts';
import { IntakeTicket } from '../queue/IntakeTicket.tsx';
import { useEnterMoves } from '../../ui/enter-moves.ts';
import { ApplicantPanel } from './ApplicantPanel.tsx';
import { DeterminationDialog } from './DeterminationDialog.tsx';
import { DeterminationStrip } from './DeterminationStrip.tsx';
import { DraftList } from './DraftList.tsx';
import { MaterialsPanel } from './MaterialsPanel.tsx';
import { focusMaterials } from './focus.ts';
import { MatterPanel } from './MatterPanel.tsx';
import { NoticeDialog } from './NoticeDialog.tsx';
import { OtherFields } from './OtherFields.tsx';
import { OtherOutcomes } from './OtherOutcomes.tsx';
import { ProjectPanel } from './ProjectPanel.tsx';
import { ResultPanel } from './ResultPanel.tsx';
import { SummaryBar } from './SummaryBar.tsx';
import { setPanel, useIntake } from './intake-store.ts';
import { useChecklist } from './useChecklist.ts';
import { useDraft } from './useDraft.ts';
import { useIntakeSubmit } from './useIntakeSubmit.ts';
import './intake.css';

/** Journeys 1-3: who and what at the left, the materials at the right, one key for each way it can end. */
export function IntakeScreen({ draftId }: { readonly draftId: string | null }): ReactNode {
  const { t } = useTranslation('intake');
  const opening = useDraft(draftId);
  const done = useIntake((state) => state.answer);
  if (opening === 'loading') return <output className="screen">{t('drafts.loading')}</output>;
  if (done !== null) return <ResultPanel answer={done} />;
  return <IntakeDesk opening={opening} />;
}

function IntakeDesk({ opening }: { readonly opening: 'ready' | 'gone' }): ReactNode {
  const { t } = useTranslation('intake');
  const page = useRef<HTMLDivElement>(null);
  const left = useRef<HTMLDivElement>(null);
  const { sentence, panel, sending, draftId } = useIntake();
  const { plan, notice } = useChecklist();
  const submit = useIntakeSubmit(page);
  useEnterMoves(left, focusMaterials);

  const finish = () => {
    if (plan.kind === 'ready') void submit(plan.outcome);
    else useIntake.setState({ sentence: t(`summary.why.${plan.why}`) });
  };
  const openNotice = () => {
    if (notice.kind === 'ready') setPanel('notice');
    else useIntake.setState({ sentence: t(`summary.why.${notice.why}`) });
  };
  useShortcut('F6', () => setPanel('determination'), t('keys.determination'));
  useShortcut('F7', () => setPanel('other'), t('keys.other'));
  // F8 and F9 stay alive when they cannot act: they say what is missing.
  useShortcut('F8', finish, t(`keys.${plan.kind === 'ready' ? plan.outcome.type : 'submit'}`));
  useShortcut('F9', openNotice, t('keys.notice'));

  return (
    <div ref={page} className="intake">
      <div className="intake-head">
        <h1>{t('title')}</h1>
        <IntakeTicket draftId={draftId} />
        {sentence !== null && (
          <p className="message error intake-sentence" role="alert">
            {sentence}
          </p>
        )}
        {opening === 'gone' && draftId === null && <output className="message warning">{t('drafts.gone')}</output>}
        <span className="intake-space" />
        <DraftList />
      </div>
      <div className="intake-columns">
        <div ref={left} className="intake-left">
          <MatterPanel />
          <ProjectPanel />
          <DeterminationStrip />
          <ApplicantPanel />
          <OtherFields />
        </div>
        <div className="intake-right">
          <MaterialsPanel />
          <SummaryBar />
          <div className="row intake-acts">
            <Button type="primary" loading={sending === 'sending'} disabled={plan.kind !== 'ready'} onClick={finish}>
              {t(`keys.${plan.kind === 'ready' ? plan.outcome.type : 'submit'}`)} (F8)
            </Button>
            <Button disabled={notice.kind !== 'ready'} onClick={openNotice}>
              {t('keys.notice')} (F9)
            </Button>
            <Button onClick={() => setPanel('other')}>{t('keys.other')} (F7)</Button>
          </div>
        </div>
      </div>
      {panel === 'determination' && <DeterminationDialog />}
      {panel === 'notice' && <NoticeDialog onConfirm={() => void submit({ type: 'notice' })} />}
      {panel === 'other' && <OtherOutcomes onSubmit={(outcome) => void submit(outcome)} />}
    </div>
  );
}
