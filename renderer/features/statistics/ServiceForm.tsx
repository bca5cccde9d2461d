import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceInput, ServiceView } from '../../../shared/contract/journal.ts';
import { RATINGS, SERVICE_COUNTS, SERVICE_FORMS, SERVICE_KINDS } from '../../../shared/statistics/services.ts';
import type { ServiceCount, ServiceKind } from '../../../shared/statistics/services.ts';
import { useToday } from '../../app/useSession.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { DateField } from '../../ui/DateField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { SelectField } from '../cases/SelectField.tsx';
import { numberOf } from '../settings/texts.ts';

interface ServiceFormProps {
  /** The line to be corrected; null = a new one. */
  readonly correcting: ServiceView | null;
  readonly onDone: (saved: ServiceView | null) => void;
}

const textOf = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/** One service, entered by keyboard; a correction becomes a line of its own. */
export function ServiceForm({ correcting, onDone }: ServiceFormProps): ReactNode {
  const { t } = useTranslation('statistics');
  const term = useTerms();
  const { describe } = useProblem();
  const today = useToday();
  const [kind, setKind] = useState<ServiceKind>(correcting?.kind ?? 'inquiry');
  const [date, setDate] = useState(correcting?.date ?? today);
  const [subject, setSubject] = useState(correcting?.subject ?? '');
  const [person, setPerson] = useState(correcting?.person ?? '');
  const [caseNumber, setCaseNumber] = useState(textOf(correcting?.caseId));
  const [outcome, setOutcome] = useState(correcting?.outcome ?? '');
  const [rating, setRating] = useState<string>(correcting?.rating ?? '');
  const [reason, setReason] = useState('');
  const [counts, setCounts] = useState<Partial<Record<ServiceCount, string>>>(() =>
    Object.fromEntries(SERVICE_COUNTS.map((count) => [count, textOf(correcting?.counts[count])])),
  );
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [sentence, setSentence] = useState<string | null>(null);
  const [state, setState] = useState<'ready' | 'working'>('ready');
  const form = SERVICE_FORMS[kind];
  const asked = SERVICE_COUNTS.filter((count) => form.counts[count] !== undefined);

  const service = (): ServiceInput => ({
    kind,
    date,
    subject,
    person,
    caseId: caseNumber.trim() === '' ? null : Number(caseNumber),
    counts: Object.fromEntries(
      asked.flatMap((count) => {
        const value = numberOf(counts[count] ?? '');
        return value === null ? [] : [[count, value]];
      }),
    ),
    outcome,
    rating: form.rating === 'none' ? null : (RATINGS.find((one) => one === rating) ?? null),
  });
  const send = async (what: 'save' | 'strike') => {
    if (state === 'working') return;
    setState('working');
    setErrors({});
    setSentence(null);
    const key = crypto.randomUUID();
    try {
      const saved =
        correcting === null
          ? await client.journal.add({ key, service: service() })
          : await client.journal.correct({
              key,
              id: correcting.id,
              reason,
              service: what === 'strike' ? null : service(),
            });
      setSubject('');
      setPerson('');
      setOutcome('');
      setCounts({});
      setRating('');
      setCaseNumber('');
      onDone(saved);
    } catch (error) {
      const { fields, sentence: said } = describe(error);
      setErrors(fields);
      setSentence(said);
    } finally {
      setState('ready');
    }
  };

  return (
    <form
      className="panel service-form"
      aria-label={correcting === null ? t('journal.form') : t('journal.correct', { id: correcting.id })}
      onSubmit={(event) => {
        event.preventDefault();
        void send('save');
      }}
    >
      <SelectField
        label={t('journal.kind')}
        value={kind}
        options={SERVICE_KINDS.map((one) => ({ value: one, label: term('service', one) }))}
        onChange={(value) => setKind(SERVICE_KINDS.find((one) => one === value) ?? kind)}
      />
      <DateField
        label={t('journal.date')}
        value={date}
        today={today}
        error={errors['service.date']}
        onChange={setDate}
      />
      <TextField
        label={t('journal.subject')}
        need="required"
        className="service-subject"
        value={subject}
        maxLength={200}
        error={errors['service.subject']}
        onChange={setSubject}
      />
      <TextField
        label={t('journal.person')}
        value={person}
        maxLength={100}
        error={errors['service.person']}
        onChange={setPerson}
      />
      {asked.map((count) => (
        <TextField
          key={count}
          label={term('serviceCount', count)}
          kind="figures"
          need={form.counts[count] === 'required' ? 'required' : 'optional'}
          value={counts[count] ?? ''}
          error={errors[`service.counts.${count}`]}
          onChange={(value) => setCounts({ ...counts, [count]: value })}
        />
      ))}
      {form.rating !== 'none' && (
        <SelectField
          label={t('journal.rating')}
          value={rating}
          empty={t('journal.noRating')}
          error={errors['service.rating']}
          options={RATINGS.map((one) => ({ value: one, label: term('rating', one) }))}
          onChange={setRating}
        />
      )}
      <TextField
        label={t('journal.caseNumber')}
        kind="figures"
        need={form.case === 'required' ? 'required' : 'optional'}
        value={caseNumber}
        hint={t('journal.caseHint')}
        error={errors['service.caseId']}
        onChange={setCaseNumber}
      />
      <TextField
        label={t('journal.outcome')}
        value={outcome}
        maxLength={1000}
        error={errors['service.outcome']}
        onChange={setOutcome}
      />
      {correcting !== null && (
        <TextField
          label={t('journal.reason')}
          need="required"
          start="here"
          value={reason}
          maxLength={200}
          error={errors['reason']}
          onChange={setReason}
        />
      )}
      <div className="row service-buttons">
        <Button type="primary" htmlType="submit" loading={state === 'working'}>
          {t(correcting === null ? 'journal.save' : 'journal.saveCorrection')}
        </Button>
        {correcting !== null && (
          <>
            <Button danger onClick={() => void send('strike')}>
              {t('journal.strike')}
            </Button>
            <Button onClick={() => onDone(null)}>{t('journal.cancel')}</Button>
          </>
        )}
      </div>
      {sentence !== null && (
        <p className="message error" role="alert">
          {sentence}
        </p>
      )}
    </form>
  );
}
