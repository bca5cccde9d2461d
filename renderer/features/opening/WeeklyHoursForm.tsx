import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OPENING_DAYS } from '../../../shared/appointments/types.ts';
import type { OpeningDayName, WeeklyHours } from '../../../shared/appointments/types.ts';
import type { OpeningChangeInput } from '../../../shared/contract/opening.ts';
import { useSessionStatus } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import { DateField } from '../../ui/DateField.tsx';
import { parseDateEntry } from '../../ui/entry.ts';
import { TextField } from '../../ui/Field.tsx';
import { AffectedPanel } from '../appointments/changes/AffectedPanel.tsx';
import { hoursText, readHours } from '../appointments/changes/hours-text.ts';
import { OutcomePanel } from '../appointments/changes/OutcomePanel.tsx';
import { useAffected } from '../appointments/changes/useAffected.ts';
import type { AffectedFlow } from '../appointments/changes/useAffected.ts';
import { Segments } from '../appointments/Segments.tsx';
import { Loaded } from '../settings/SectionFrame.tsx';

/** Weekly hours of the office or of one counter, with breaks, Saturdays and evenings; who is affected is shown first. */
export function WeeklyHoursForm({ today }: { readonly today: string }): ReactNode {
  const { t } = useTranslation('appointments');
  const counters = useSessionStatus().data?.counters ?? [];
  const [counterId, setCounterId] = useState<number | null>(null);
  // Kept here: the fields begin anew with the hours that were just changed.
  const flow = useAffected();
  const weekly = useQuery(api.opening.weekly.queryOptions({ input: { counterId } }));
  return (
    <fieldset className="panel settings-fields">
      <legend>{t('opening.weekly')}</legend>
      <p className="soft">{t('opening.weeklyHint')}</p>
      <Segments
        label={t('opening.whose')}
        options={[
          { key: '', label: t('changes.wholeOffice') },
          ...counters.map(({ id, name }) => ({ key: String(id), label: name })),
        ]}
        value={counterId === null ? '' : String(counterId)}
        onChange={(key) => {
          flow.reset();
          setCounterId(key === '' ? null : Number(key));
        }}
      />
      {flow.outcome !== null && <OutcomePanel outcome={flow.outcome} onDone={flow.reset} />}
      <Loaded query={weekly}>
        {({ hours, own }) => (
          <Fields
            flow={flow}
            key={`${counterId ?? ''} ${JSON.stringify(hours)}`}
            hours={hours}
            own={own ? 'own' : 'office'}
            counterId={counterId}
            today={today}
          />
        )}
      </Loaded>
    </fieldset>
  );
}

interface FieldsProps {
  readonly flow: AffectedFlow;
  readonly hours: WeeklyHours;
  readonly own: 'own' | 'office';
  readonly counterId: number | null;
  readonly today: string;
}

function Fields({ flow, hours, own, counterId, today }: FieldsProps): ReactNode {
  const { t } = useTranslation('appointments');
  const [from, setFrom] = useState(today);
  const [texts, setTexts] = useState<Readonly<Record<OpeningDayName, string>>>(
    () => Object.fromEntries(OPENING_DAYS.map((day) => [day, hoursText(hours[day])])) as Record<OpeningDayName, string>,
  );
  const entry = parseDateEntry(from, today);
  const date = entry.kind === 'value' ? entry.value : from;
  const look = (given: 'typed' | 'office') => {
    if (given === 'office') {
      void flow.look({ kind: 'weekly', counterId, from: date, hours: null });
      return;
    }
    const read = OPENING_DAYS.map((day) => [day, readHours(texts[day])] as const);
    const unreadable = read.flatMap(([day, one]) =>
      one.kind === 'unreadable' ? [[`hours.${day}`, t('changes.unreadable', { part: one.part })] as const] : [],
    );
    if (unreadable.length > 0) {
      flow.refuse(Object.fromEntries(unreadable), t('opening.unreadable'));
      return;
    }
    const weeklyHours = Object.fromEntries(
      read.map(([day, one]) => [day, one.kind === 'hours' ? [...one.hours] : []]),
    ) as Extract<OpeningChangeInput, { kind: 'weekly' }>['hours'];
    void flow.look({ kind: 'weekly', counterId, from: date, hours: weeklyHours });
  };
  const type = (change: () => void) => {
    // What was shown is not what stands here any more: it must be looked at again before it is signed.
    if (flow.shown !== null) flow.reset();
    change();
  };
  const errorOf = (day: OpeningDayName) =>
    Object.entries(flow.fields).find(([path]) => path.startsWith(`hours.${day}`))?.[1];
  if (flow.outcome !== null) return null;
  return (
    <>
      {counterId !== null && <p className="soft">{t(own === 'own' ? 'opening.own' : 'opening.notOwn')}</p>}
      <form
        className="opening-week"
        onSubmit={(event) => {
          event.preventDefault();
          look('typed');
        }}
      >
        {OPENING_DAYS.map((day) => (
          <TextField
            key={day}
            label={t(`opening.day.${day}`)}
            path={`hours.${day}`}
            maxLength={120}
            placeholder={t('opening.closedDay')}
            error={errorOf(day)}
            value={texts[day]}
            onChange={(text) => type(() => setTexts((known) => ({ ...known, [day]: text })))}
          />
        ))}
        <DateField
          label={t('opening.from')}
          need="required"
          path="from"
          value={from}
          today={today}
          error={flow.fields['from']}
          onChange={(text) => type(() => setFrom(text))}
        />
        <div className="row opening-week-acts">
          <Button htmlType="submit" loading={flow.state === 'working'}>
            {t('changes.look')}
          </Button>
          {counterId !== null && own === 'own' && (
            <Button onClick={() => look('office')}>{t('opening.giveUpOwn')}</Button>
          )}
        </div>
      </form>
      {flow.sentence !== null && (
        <p className="message error" role="alert">
          {flow.sentence}
        </p>
      )}
      {flow.shown !== null && <AffectedPanel key={flow.shown.fingerprint} flow={flow} shown={flow.shown} />}
    </>
  );
}
