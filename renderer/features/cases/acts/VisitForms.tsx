import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActInput } from '../../../../shared/contract/acts.ts';
import type { PaperKind } from '../../../../shared/papers/types.ts';
import type { Conclusion } from '../../../../shared/workflow/types.ts';
import { ConclusionField, FindingsField, InspectorsField } from './act-fields.tsx';
import { ActFrame } from './ActFrame.tsx';
import { useActForm } from './useActForm.ts';
import type { ActFormProps } from './useActForm.ts';

/** The reviewer's judgement of the papers. */
export function TechnicalReviewForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const form = useActForm(props);
  const [conclusion, setConclusion] = useState<Conclusion | ''>('');
  const [findings, setFindings] = useState('');
  const submit = () => {
    const date = form.civilDate;
    const chosen = conclusion === '' ? 'conforming' : conclusion;
    void form.submit(
      { type: 'technical-review', date, conclusion: chosen, findings },
      conclusion === '' ? { conclusion: t('acts.chooseOne') } : {},
    );
  };
  return (
    <ActFrame act="technical-review" form={form} intro={t('review.intro')} onSubmit={submit} onCancel={props.onCancel}>
      <ConclusionField
        label={t('acts.conclusion')}
        value={conclusion}
        onChange={setConclusion}
        error={form.errorOf('conclusion')}
      />
      <FindingsField value={findings} onChange={setFindings} error={form.errorOf('findings')} />
    </ActFrame>
  );
}

type VisitAct = 'inspect' | 'verify' | 'reinspect' | 'check';

interface Visit {
  readonly date: string;
  readonly inspectorIds: string[];
  readonly outcome: Conclusion;
  readonly findings: string;
}

function visitAct(act: VisitAct, { date, inspectorIds, outcome, findings }: Visit): ActInput {
  if (act === 'inspect') return { type: act, date, inspectorIds, conclusion: outcome, findings };
  return { type: act, date, inspectorIds, result: outcome, findings };
}

interface VisitFormProps extends ActFormProps {
  readonly act: VisitAct;
  readonly papers: readonly PaperKind[];
}

/** A visit on site of any kind: two inspectors, the outcome, what was seen. */
function VisitForm({ act, papers, ...props }: VisitFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const form = useActForm(props);
  const [inspectorIds, setInspectorIds] = useState<readonly string[]>([]);
  const [outcome, setOutcome] = useState<Conclusion | ''>('');
  const [findings, setFindings] = useState('');
  const submit = () => {
    const visit: Visit = {
      date: form.civilDate,
      inspectorIds: [...inspectorIds],
      outcome: outcome === '' ? 'conforming' : outcome,
      findings,
    };
    void form.submit(visitAct(act, visit), {
      ...(inspectorIds.length < 2 ? { inspectorIds: t('acts.twoInspectors') } : {}),
      ...(outcome === '' ? { result: t('acts.chooseOne') } : {}),
    });
  };
  return (
    <ActFrame
      act={act}
      form={form}
      intro={t(`review.${act}`)}
      papers={papers}
      onSubmit={submit}
      onCancel={props.onCancel}
    >
      <InspectorsField value={inspectorIds} onChange={setInspectorIds} error={form.errorOf('inspectorIds')} />
      <ConclusionField
        label={t('acts.conclusion')}
        value={outcome}
        onChange={setOutcome}
        error={form.errorOf('result') ?? form.errorOf('conclusion')}
      />
      <FindingsField value={findings} onChange={setFindings} error={form.errorOf('findings')} />
    </ActFrame>
  );
}

export function InspectForm(props: ActFormProps): ReactNode {
  return <VisitForm {...props} act="inspect" papers={[]} />;
}
export function VerifyForm(props: ActFormProps): ReactNode {
  return <VisitForm {...props} act="verify" papers={[]} />;
}
export function ReinspectForm(props: ActFormProps): ReactNode {
  const filing = props.detail.matter === 'completion-filing';
  return <VisitForm {...props} act="reinspect" papers={filing ? ['spot-check-result'] : []} />;
}
export function CheckForm(props: ActFormProps): ReactNode {
  return <VisitForm {...props} act="check" papers={['spot-check-result']} />;
}
