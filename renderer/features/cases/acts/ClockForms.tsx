import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAUSE_REASONS } from '../../../../shared/matters/types.ts';
import type { PauseReason } from '../../../../shared/matters/types.ts';
import { useTerms } from '../../../locales/useTerms.ts';
import { parseNumberEntry } from '../../../ui/entry.ts';
import { TextField } from '../../../ui/Field.tsx';
import { SelectField } from '../SelectField.tsx';
import { useNameableStaff } from './act-fields.tsx';
import { ActFrame } from './ActFrame.tsx';
import { useActForm } from './useActForm.ts';
import type { ActFormProps } from './useActForm.ts';

/** Stops the clock for one of the legal reasons; the notice to the applicant is printed. */
export function PauseForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const form = useActForm(props);
  const [reason, setReason] = useState<PauseReason | ''>('');
  const [expected, setExpected] = useState('');
  const [note, setNote] = useState('');
  const submit = () => {
    const days = parseNumberEntry(expected);
    void form.submit(
      {
        type: 'pause',
        date: form.civilDate,
        reason: reason === '' ? 'hearing' : reason,
        expectedWorkdays: days.kind === 'value' ? days.value : 0,
        note,
      },
      {
        ...(reason === '' ? { reason: t('acts.chooseOne') } : {}),
        ...(days.kind === 'value' ? {} : { expectedWorkdays: t('acts.required') }),
      },
    );
  };
  return (
    <ActFrame
      act="pause"
      form={form}
      intro={t('pause.intro')}
      papers={['special-procedure-notice']}
      onSubmit={submit}
      onCancel={props.onCancel}
    >
      <div className="field-pair">
        <SelectField
          label={t('pause.reason')}
          need="required"
          path="reason"
          value={reason}
          empty={t('acts.chooseOne')}
          options={PAUSE_REASONS.map((value) => ({ value, label: term('pauseReason', value) }))}
          onChange={(text) => setReason(PAUSE_REASONS.find((value) => value === text) ?? '')}
          error={form.errorOf('reason')}
        />
        <TextField
          label={t('pause.expected')}
          need="required"
          kind="figures"
          path="expectedWorkdays"
          maxLength={3}
          value={expected}
          onChange={setExpected}
          error={form.errorOf('expectedWorkdays')}
        />
      </div>
      <TextField
        label={t('acts.note')}
        path="note"
        maxLength={500}
        value={note}
        onChange={setNote}
        error={form.errorOf('note')}
      />
    </ActFrame>
  );
}

/** The clock runs again from the next day. */
export function ResumeForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const form = useActForm(props);
  const [note, setNote] = useState('');
  return (
    <ActFrame
      act="resume"
      form={form}
      intro={t('pause.resumeIntro')}
      onSubmit={() => void form.submit({ type: 'resume', date: form.civilDate, note }, {})}
      onCancel={props.onCancel}
    >
      <TextField
        label={t('acts.note')}
        path="note"
        maxLength={500}
        value={note}
        onChange={setNote}
        error={form.errorOf('note')}
      />
    </ActFrame>
  );
}

/** One extension, approved by somebody other than the handler. */
export function ExtendForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const form = useActForm(props);
  const staff = useNameableStaff();
  const [approverId, setApproverId] = useState('');
  const [reason, setReason] = useState('');
  const submit = () =>
    void form.submit(
      { type: 'extend', date: form.civilDate, approverId, reason },
      {
        ...(approverId === '' ? { approverId: t('acts.chooseOne') } : {}),
        ...(reason.trim() === '' ? { reason: t('acts.required') } : {}),
      },
    );
  return (
    <ActFrame
      act="extend"
      form={form}
      intro={t('pause.extendIntro')}
      papers={['extension-notice']}
      onSubmit={submit}
      onCancel={props.onCancel}
    >
      <SelectField
        label={t('pause.approver')}
        need="required"
        className="field-short"
        path="approverId"
        value={approverId}
        empty={t('acts.chooseOne')}
        options={staff
          .filter((person) => person.roles.includes('supervisor'))
          .map((person) => ({ value: person.id, label: person.name }))}
        onChange={setApproverId}
        error={form.errorOf('approverId')}
      />
      <TextField
        label={t('acts.reason')}
        need="required"
        kind="area"
        path="reason"
        maxLength={1000}
        value={reason}
        onChange={setReason}
        error={form.errorOf('reason')}
        hint={t('acts.reasonsHint')}
      />
    </ActFrame>
  );
}
