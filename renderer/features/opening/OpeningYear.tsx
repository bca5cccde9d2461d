import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpeningDayView } from '../../../shared/contract/opening.ts';
import { useSessionStatus } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { hoursText } from '../appointments/changes/hours-text.ts';
import { Segments } from '../appointments/Segments.tsx';
import { Loaded } from '../settings/SectionFrame.tsx';
import { OpeningMonth } from './OpeningMonth.tsx';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** A year of one counter: whether it is open each day, and beside that, never mixed, the statutory calendar. */
export function OpeningYear({ today }: { readonly today: string }): ReactNode {
  const { t } = useTranslation('appointments');
  const counters = useSessionStatus().data?.counters ?? [];
  const [counterId, setCounterId] = useState<number | null>(null);
  const [year, setYear] = useState(() => Number(today.slice(0, 4)));
  const days = useQuery(api.opening.year.queryOptions({ input: { counterId, year } }));
  return (
    <section className="panel" aria-labelledby="opening-year">
      <div className="row">
        <h3 id="opening-year">{t('opening.year', { year })}</h3>
        <Button onClick={() => setYear(year - 1)}>{t('opening.yearBefore')}</Button>
        <Button onClick={() => setYear(year + 1)}>{t('opening.yearAfter')}</Button>
        <Segments
          label={t('opening.whose')}
          options={[
            { key: '', label: t('changes.wholeOffice') },
            ...counters.map(({ id, name }) => ({ key: String(id), label: name })),
          ]}
          value={counterId === null ? '' : String(counterId)}
          onChange={(key) => setCounterId(key === '' ? null : Number(key))}
        />
      </div>
      <p className="soft">{t('opening.legend')}</p>
      <Loaded query={days}>
        {(answer) => (
          <>
            <div className="opening-year">
              {MONTHS.map((month) => (
                <OpeningMonth
                  key={month}
                  year={year}
                  month={month}
                  today={today}
                  days={answer.days.filter(({ date }) => Number(date.slice(5, 7)) === month)}
                />
              ))}
            </div>
            <Exceptions days={answer.days.filter(({ date }) => date >= today)} />
          </>
        )}
      </Loaded>
    </section>
  );
}

/** Days that differ from the weekly hours, in words, from today on. */
function Exceptions({ days }: { readonly days: readonly OpeningDayView[] }): ReactNode {
  const { t } = useTranslation('appointments');
  const term = useTerms();
  const told = days.filter(
    ({ reason, state, absences }) =>
      reason === 'special' || reason === 'closure' || state === 'shortened' || absences.length > 0,
  );
  if (told.length === 0) return <p className="soft">{t('opening.noExceptions')}</p>;
  return (
    <ul className="opening-exceptions">
      {told.map((day) => (
        <li key={day.date}>
          <b className="number">{day.date}</b> {t(`opening.state.${day.state}`)}{' '}
          {day.state === 'closed' ? '' : hoursText(day.hours)}{' '}
          <span className="soft">
            {term('openingReason', day.reason)} {day.text ?? day.closures.map(({ reason }) => reason).join('；')}
          </span>
          {day.absences.map(({ entryId, staffName, standInName }) => (
            <span key={entryId}>
              {' '}
              {standInName === null
                ? t('opening.away', { name: staffName })
                : t('opening.awayFor', { name: staffName, standIn: standInName })}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
