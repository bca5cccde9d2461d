import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../../locales/useTerms.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { parseDateEntry } from '../../../ui/entry.ts';
import { TextField } from '../../../ui/Field.tsx';
import { RadioField, SelectField } from '../SelectField.tsx';
import { ActFrame } from './ActFrame.tsx';
import { CorrectionDates } from './CorrectionDates.tsx';
import { useActForm } from './useActForm.ts';
import type { ActFormProps } from './useActForm.ts';
import { useCorrectionChanges } from './useCorrectionChanges.ts';

const CHANGES = ['date', 'void'] as const;

/** A new event that puts another date in the place of an old one, or strikes it out. */
export function CorrectForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const form = useActForm(props);
  const [eventSeq, setEventSeq] = useState('');
  const [kind, setKind] = useState<(typeof CHANGES)[number]>('date');
  const [newDate, setNewDate] = useState('');
  const [reason, setReason] = useState('');
  const events = props.detail.events.filter((event) => event.correctedBy === null);
  const entry = parseDateEntry(newDate, form.today);
  const change = kind === 'void' ? { kind } : { kind, newDate: entry.kind === 'value' ? entry.value : newDate };
  const isDescribed = eventSeq !== '' && (kind === 'void' || entry.kind === 'value');
  const preview = useCorrectionChanges(
    { caseId: props.detail.id, version: form.baseVersion },
    isDescribed ? { eventSeq: Number(eventSeq), change } : null,
  );
  const submit = async () => {
    const { fingerprint } = preview;
    const refusal = await form.submit(
      { type: 'correct', date: form.today, eventSeq: Number(eventSeq), change, reason, fingerprint },
      {
        ...(eventSeq === '' ? { eventSeq: t('acts.chooseOne') } : {}),
        ...(kind === 'date' && newDate.trim() === '' ? { 'change.newDate': t('acts.required') } : {}),
        ...(reason.trim() === '' ? { reason: t('acts.required') } : {}),
      },
    );
    // What is shown must be what is confirmed.
    if (refusal === 'CHANGES_DIFFER') await preview.again();
  };
  return (
    <ActFrame
      act="correct"
      form={form}
      dated="none"
      intro={t('correct.intro')}
      papers={preview.lines.length > 0 ? ['date-change-list'] : []}
      ready={preview.state === 'counting' ? 'blocked' : 'ready'}
      onSubmit={() => void submit()}
      onCancel={props.onCancel}
    >
      <SelectField
        label={t('correct.event')}
        need="required"
        path="eventSeq"
        value={eventSeq}
        empty={t('acts.chooseOne')}
        options={events.map((event) => ({
          value: String(event.seq),
          label: t('correct.eventOption', { seq: event.seq, event: term('event', event.type), date: event.date }),
        }))}
        onChange={setEventSeq}
        error={form.errorOf('eventSeq')}
      />
      <RadioField
        label={t('correct.change')}
        value={kind}
        options={CHANGES.map((value) => ({ value, label: t(`correct.changes.${value}`) }))}
        onChange={(text) => setKind(CHANGES.find((value) => value === text) ?? kind)}
        error={form.errorOf('change')}
      />
      {kind === 'date' && (
        <DateField
          label={t('correct.newDate')}
          need="required"
          className="field-short"
          path="change.newDate"
          today={form.today}
          value={newDate}
          onChange={setNewDate}
          error={form.errorOf('change.newDate')}
        />
      )}
      <CorrectionDates preview={preview} />
      <TextField
        label={t('correct.reason')}
        need="required"
        kind="area"
        path="reason"
        maxLength={1000}
        value={reason}
        onChange={setReason}
        error={form.errorOf('reason')}
      />
    </ActFrame>
  );
}
