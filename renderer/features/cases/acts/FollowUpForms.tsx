import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../../locales/useTerms.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { parseDateEntry } from '../../../ui/entry.ts';
import { TextField } from '../../../ui/Field.tsx';
import { RadioField } from '../SelectField.tsx';
import { ActFrame } from './ActFrame.tsx';
import { useActForm } from './useActForm.ts';
import type { ActFormProps } from './useActForm.ts';

/** Order to put things right within a time. */
export function NoticeRectificationForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const form = useActForm(props);
  const [findings, setFindings] = useState('');
  const [deadline, setDeadline] = useState('');
  const submit = () => {
    const entry = parseDateEntry(deadline, form.today);
    void form.submit(
      {
        type: 'notice-rectification',
        date: form.civilDate,
        findings,
        deadline: entry.kind === 'value' ? entry.value : deadline,
      },
      {
        ...(findings.trim() === '' ? { findings: t('acts.required') } : {}),
        ...(deadline.trim() === '' ? { deadline: t('acts.required') } : {}),
      },
    );
  };
  return (
    <ActFrame
      act="notice-rectification"
      form={form}
      intro={t('rectification.intro')}
      papers={['rectification-notice']}
      onSubmit={submit}
      onCancel={props.onCancel}
    >
      <TextField
        label={t('rectification.findings')}
        need="required"
        kind="area"
        path="findings"
        maxLength={4000}
        value={findings}
        onChange={setFindings}
        error={form.errorOf('findings')}
      />
      <DateField
        label={t('rectification.deadline')}
        need="required"
        className="field-short"
        path="deadline"
        today={form.today}
        value={deadline}
        onChange={setDeadline}
        error={form.errorOf('deadline')}
      />
    </ActFrame>
  );
}

const DRAWS = ['drawn', 'not-drawn'] as const;

/** Whether the filing was drawn for a spot check. */
export function DrawForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const form = useActForm(props);
  const [drawn, setDrawn] = useState<(typeof DRAWS)[number] | ''>('');
  const [note, setNote] = useState('');
  const submit = () =>
    void form.submit(
      { type: 'draw', date: form.civilDate, drawn: drawn === '' ? 'drawn' : drawn, note },
      drawn === '' ? { drawn: t('acts.chooseOne') } : {},
    );
  return (
    <ActFrame act="draw" form={form} intro={t('draw.intro')} onSubmit={submit} onCancel={props.onCancel}>
      <RadioField
        label={t('draw.result')}
        value={drawn}
        options={DRAWS.map((value) => ({ value, label: term('event', value) }))}
        onChange={(text) => setDrawn(DRAWS.find((value) => value === text) ?? '')}
        error={form.errorOf('drawn')}
      />
      <TextField
        label={t('draw.note')}
        path="note"
        maxLength={200}
        value={note}
        onChange={setNote}
        error={form.errorOf('note')}
      />
    </ActFrame>
  );
}
