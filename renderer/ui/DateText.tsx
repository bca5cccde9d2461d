import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { civilParts, isCivilDate, toDayNumber, weekdayOf } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';

export type DateForm = 'short' | 'weekday' | 'long';

/**
 * A civil date in words. `short`: 2026-11-20; `weekday`: 2026-11-20 周五; `long`: 2026年11月20日 星期五.
 * A text that is no date is handed back as it is.
 */
export function useDateWords(): (date: CivilDate, form?: DateForm) => string {
  const { t } = useTranslation('common');
  return (date, form = 'short') => {
    if (!isCivilDate(date) || form === 'short') return date;
    const weekday = weekdayOf(date);
    if (form === 'weekday') return `${date} ${t(`date.short${weekday}`)}`;
    return `${t('date.long', civilParts(toDayNumber(date)))} ${t(`date.weekday${weekday}`)}`;
  };
}

export interface DateTextProps {
  /** Null = unknown (old ledgers): said so, never invented. */
  readonly date: CivilDate | null;
  readonly form?: DateForm;
  readonly certainty?: 'certain' | 'provisional';
}

/** A certain date in figures, for rows that must be cheap. */
export function DateFigures({ date }: { readonly date: CivilDate }): ReactNode {
  return (
    <span className="number">
      <time dateTime={date}>{date}</time>
    </span>
  );
}

/** A date with tabular figures; a provisional one carries its hatched mark. */
export function DateText({ date, form = 'short', certainty = 'certain' }: DateTextProps): ReactNode {
  const { t } = useTranslation('common');
  const words = useDateWords();
  if (date === null) return <span>{t('date.unknown')}</span>;
  return (
    <span className="number">
      <time dateTime={date}>{words(date, form)}</time>
      {certainty === 'provisional' && (
        <>
          {' '}
          <span className="lamp-provisional" title={t('date.provisionalWhy')}>
            {t('date.provisional')}
          </span>
        </>
      )}
    </span>
  );
}
