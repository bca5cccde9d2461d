import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../shared/contract/cases.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { DateFigures } from '../../ui/DateText.tsx';

/** The words of due dates, looked up once for a whole list. */
export interface DueWords {
  readonly none: string;
  readonly open: string;
  readonly promised: string;
  readonly statutory: string;
  readonly provisional: string;
  readonly provisionalHint: string;
  readonly clock: (clockId: string) => string;
  /** Days left in words; 0 is the due day itself, negative is past it. */
  readonly left: (remaining: number) => string;
}

interface DueTextProps {
  readonly next: CaseRow['next'];
  /** `short` shows the date that binds first, without the name of the clock. */
  readonly form?: 'full' | 'short';
  /** See `useDueWords`. */
  readonly words: DueWords;
}

/** Days left in words; 0 is the due day itself, negative is past it. */
export function useLeftWords(): (remaining: number) => string {
  const { t } = useTranslation('cases');
  return useCallback(
    (remaining) =>
      remaining < 0
        ? t('list.due.over')
        : remaining === 0
          ? t('list.due.today')
          : t('list.due.left', { count: remaining }),
    [t],
  );
}

/** The words of due dates in the language of the screen; the same object as long as that is the same. */
export function useDueWords(): DueWords {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const left = useLeftWords();
  return useMemo(
    () => ({
      none: t('list.none'),
      open: t('list.due.open'),
      promised: t('list.due.promised'),
      statutory: t('list.due.statutory'),
      provisional: t('list.due.provisional'),
      provisionalHint: t('list.due.provisionalHint'),
      clock: (clockId) => term('clock', clockId),
      left,
    }),
    [t, term, left],
  );
}

/** When the next clock of a case is due: promised and statutory date, the days left, and whether the date may still move. */
export function DueText({ next, form = 'full', words }: DueTextProps): ReactNode {
  if (next === null) return <span className="soft">{words.none}</span>;
  const name = form === 'full' ? `${words.clock(next.clockId)} ` : '';
  if (next.due === null) {
    return (
      <span>
        {name}
        {words.open}
      </span>
    );
  }
  const promised = next.promisedDue ?? null;
  const statutory = next.statutoryDue ?? null;
  return (
    <span className="due">
      <span>
        {promised !== null && <span className="soft">{words.promised} </span>}
        {promised === null && statutory !== null && <span className="soft">{words.statutory} </span>}
        <DateFigures date={promised ?? statutory ?? next.due} />
        {form === 'full' && promised !== null && statutory !== null && (
          <>
            {' '}
            <span className="soft">{words.statutory} </span>
            <DateFigures date={statutory} />
          </>
        )}
      </span>
      <span className="soft">
        {next.provisional && (
          <span className="lamp-provisional" title={words.provisionalHint}>
            {words.provisional}
          </span>
        )}{' '}
        {name}
        {words.left(next.remaining)}
      </span>
    </span>
  );
}
