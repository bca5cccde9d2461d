import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matter } from '../../../../shared/matters/types.ts';
import type { PaperKind } from '../../../../shared/papers/types.ts';
import { DECISION_RESULTS } from '../../../../shared/workflow/types.ts';
import type { DecisionResult } from '../../../../shared/workflow/types.ts';
import { useTerms } from '../../../locales/useTerms.ts';
import { TextField } from '../../../ui/Field.tsx';
import { RadioField } from '../SelectField.tsx';
import { FindingsField } from './act-fields.tsx';
import { ActFrame } from './ActFrame.tsx';
import { useActForm } from './useActForm.ts';
import type { ActFormProps } from './useActForm.ts';

const OPINION_OF_MATTER: Readonly<Record<Matter, Readonly<Record<DecisionResult, readonly PaperKind[]>>>> = {
  'design-review': { approved: ['design-review-opinion'], rejected: ['design-review-opinion'] },
  'completion-acceptance': { approved: ['acceptance-opinion'], rejected: ['acceptance-opinion'] },
  'pre-opening': { approved: ['pre-opening-opinion'], rejected: ['pre-opening-refusal'] },
  'completion-filing': { approved: [], rejected: [] },
};

/** What will stand on a negative paper about remedies, shown before it is issued. */
function RemedyPreview(): ReactNode {
  const { t } = useTranslation('cases');
  const id = useId();
  return (
    <figure className="remedy" aria-labelledby={id}>
      <figcaption id={id} className="soft">
        {t('decide.remedyLabel')}
      </figcaption>
      <blockquote>{t('decide.remedy')}</blockquote>
    </figure>
  );
}

/** Approve, or reject with reasons. */
export function DecideForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const form = useActForm(props);
  const [result, setResult] = useState<DecisionResult | ''>('');
  const [findings, setFindings] = useState('');
  const [reasons, setReasons] = useState('');
  const submit = () =>
    void form.submit(
      {
        type: 'decide',
        date: form.civilDate,
        result: result === '' ? 'approved' : result,
        findings,
        reasons: result === 'rejected' ? reasons : null,
      },
      {
        ...(result === '' ? { result: t('acts.chooseOne') } : {}),
        ...(result === 'rejected' && reasons.trim() === '' ? { reasons: t('decide.reasonsRequired') } : {}),
      },
    );
  return (
    <ActFrame
      act="decide"
      form={form}
      intro={t('decide.intro')}
      papers={result === '' ? [] : OPINION_OF_MATTER[props.detail.matter][result]}
      onSubmit={submit}
      onCancel={props.onCancel}
    >
      <RadioField
        label={t('decide.result')}
        value={result}
        options={DECISION_RESULTS.map((value) => ({ value, label: term('decisionResult', value) }))}
        onChange={(text) => setResult(DECISION_RESULTS.find((value) => value === text) ?? '')}
        error={form.errorOf('result')}
      />
      {result === 'approved' && <p className="soft">{t('decide.positive')}</p>}
      {result === 'rejected' && (
        <>
          <TextField
            label={t('acts.reasons')}
            need="required"
            kind="area"
            path="reasons"
            maxLength={4000}
            value={reasons}
            onChange={setReasons}
            error={form.errorOf('reasons')}
            hint={t('acts.reasonsHint')}
          />
          <RemedyPreview />
        </>
      )}
      <FindingsField value={findings} onChange={setFindings} error={form.errorOf('findings')} />
    </ActFrame>
  );
}

/** Takes a permit back after a failed verification. */
export function RevokeForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const form = useActForm(props);
  const [reasons, setReasons] = useState('');
  const submit = () =>
    void form.submit(
      { type: 'revoke', date: form.civilDate, reasons },
      reasons.trim() === '' ? { reasons: t('acts.required') } : {},
    );
  return (
    <ActFrame
      act="revoke"
      form={form}
      intro={t('decide.revokeIntro')}
      papers={['revocation-decision']}
      onSubmit={submit}
      onCancel={props.onCancel}
    >
      <TextField
        label={t('acts.reasons')}
        need="required"
        kind="area"
        path="reasons"
        maxLength={4000}
        value={reasons}
        onChange={setReasons}
        error={form.errorOf('reasons')}
        hint={t('acts.reasonsHint')}
      />
      <RemedyPreview />
    </ActFrame>
  );
}
