import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../shared/contract/cases.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { DateText } from '../../ui/DateText.tsx';

interface DueTextProps {
  readonly next: CaseRow['next'];
  /** `short` shows the date that binds first, without the name of the clock. */
  readonly form?: 'full' | 'short';
}

/** Days left in words; 0 is the due day itself, negative is past it. */
export function useLeftWords(): (remaining: number) => string {
  const { t } = useTranslation('cases');
  return (remaining) =>
    remaining < 0
      ? t('list.due.over')
      : remaining === 0
        ? t('list.due.today')
        : t('list.due.left', { count: remaining });
}

/** When the next clock of a case is due: promised and statutory date, the days left, and whether the date may still move. */
export function DueText({ next, form = 'full' }: DueTextProps): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const left = useLeftWords();
  if (next === null) return <span className="soft">{t('list.none')}</span>;
  const name = form === 'full' ? `${term('clock', next.clockId)} ` : '';
  if (next.due === null) {
    return (
      <span>
        {name}
        {t('list.due.open')}
      </span>
    );
  }
  const promised = next.promisedDue ?? null;
  const statutory = next.statutoryDue ?? null;
  return (
    <span className="due">
      <span>
        {promised !== null && <span className="soft">{t('list.due.promised')} </span>}
        {promised === null && statutory !== null && <span className="soft">{t('list.due.statutory')} </span>}
        <DateText date={promised ?? statutory ?? next.due} />
        {form === 'full' && promised !== null && statutory !== null && (
          <>
            {' '}
            <span className="soft">{t('list.due.statutory')} </span>
            <DateText date={statutory} />
          </>
        )}
      </span>
      <span className="soft">
        {next.provisional && (
          <span className="lamp-provisional" title={t('list.due.provisionalHint')}>
            {t('list.due.provisional')}
          </span>
        )}{' '}
        {name}
        {left(next.remaining)}
      </span>
    </span>
  );
}
