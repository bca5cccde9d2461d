import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, isCivilDate } from '../../../shared/dates/civil.ts';
import type { AppointmentView } from '../../../shared/contract/appointments.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useToday } from '../../app/useSession.ts';
import { api, client } from '../../bridge/client.ts';
import { DateField } from '../../ui/DateField.tsx';
import { useDateWords } from '../../ui/DateText.tsx';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { parseDateEntry } from '../../ui/entry.ts';
import { useRested } from '../intake/useFound.ts';
import { Loaded } from '../settings/SectionFrame.tsx';
import { AppointmentPanel } from './AppointmentPanel.tsx';
import { AppointmentTable } from './AppointmentTable.tsx';
import { remember, useAppointmentsStore } from './appointments-store.ts';
import { CounterSegments } from './CounterSegments.tsx';
import { PilePrintNote } from '../papers/PilePrintNote.tsx';
import { useSlips } from './useSlips.ts';

/** Who comes on a day, in order of time; found by number, name or phone on any day. */
export function DayView(): ReactNode {
  const { t } = useTranslation('appointments');
  const today = useToday();
  const words = useDateWords();
  const { day: kept, opened, counterId } = useAppointmentsStore();
  const day = kept ?? today;
  const [typed, setTyped] = useState(day);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(opened);
  useEffect(() => () => remember({ opened: null }), []);
  const sought = useRested(text.trim());
  const list = useQuery({
    ...api.appointments.list.queryOptions({ input: { from: day, through: day, counterId } }),
    enabled: isCivilDate(day),
  });
  const found = useQuery({
    ...api.appointments.find.queryOptions({ input: { text: sought === '' ? '-' : sought, limit: 12 } }),
    enabled: sought !== '',
  });
  const slips = useSlips();
  const show = (date: string) => {
    setTyped(date);
    setChosen(null);
    remember({ day: date });
  };
  const printList = () =>
    void slips.print(async () => {
      const key = crypto.randomUUID();
      const ids = counterId === null ? countersOf(list.data ?? []) : [counterId];
      const papers = [];
      for (const [index, id] of ids.entries()) {
        papers.push(await client.appointmentPapers.dailyList({ key: `${key}-${index}`, date: day, counterId: id }));
      }
      return papers;
    });
  useShortcut('F8', printList, t('print.daily'), slips.state === 'printing' ? 'disabled' : 'enabled');
  const shown = sought === '' ? list : found;
  const entry = parseDateEntry(typed, today);
  return (
    <>
      <div className="panel day-bar">
        <DateField
          label={t('day.date')}
          className="field-short"
          value={typed}
          today={today}
          error={entry.kind === 'value' && isCivilDate(entry.value) ? undefined : t('day.noDate')}
          onChange={(next) => {
            setTyped(next);
            const read = parseDateEntry(next, today);
            if (read.kind === 'value' && isCivilDate(read.value)) remember({ day: read.value });
          }}
        />
        <Button onClick={() => show(addDays(day, -1))}>{t('day.before')}</Button>
        <Button onClick={() => show(today)}>{t('day.today')}</Button>
        <Button onClick={() => show(addDays(day, 1))}>{t('day.after')}</Button>
        <CounterSegments />
        <Input
          className="day-find"
          aria-label={t('day.find')}
          placeholder={t('day.find')}
          value={text}
          maxLength={60}
          onChange={(event) => setText(event.target.value)}
        />
        <Button onClick={printList} loading={slips.state === 'printing'}>
          {t('print.daily')}
        </Button>
      </div>
      <PilePrintNote note={slips.note} />
      <div className="day-columns">
        <div className="panel day-list">
          <div className="row">
            <h2>{sought === '' ? words(day, 'long') : t('day.found', { text: sought })}</h2>
            {(shown.data?.length ?? 0) > 0 && (
              <ExportButton
                query={{
                  list: 'appointments',
                  of: sought === '' ? { kind: 'day', date: day, counterId } : { kind: 'found', text: sought },
                }}
              />
            )}
          </div>
          <Loaded query={shown}>
            {(appointments) => (
              <AppointmentTable
                appointments={appointments}
                dated={sought === '' ? 'one-day' : 'any-day'}
                chosen={chosen}
                onChoose={setChosen}
              />
            )}
          </Loaded>
        </div>
        {chosen !== null && <AppointmentPanel key={chosen} id={chosen} onClose={() => setChosen(null)} />}
      </div>
    </>
  );
}

/** A list for each counter that has somebody, and one for the visits; at least one, be it empty. */
function countersOf(appointments: readonly AppointmentView[]): readonly (number | null)[] {
  const ids = new Set(appointments.filter(({ state }) => state !== 'cancelled').map(({ counterId }) => counterId));
  return ids.size === 0 ? [null] : [...ids];
}
