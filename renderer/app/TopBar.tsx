import { LockOutlined, LogoutOutlined, SearchOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionStatus } from '../../shared/contract/session.ts';
import { setSearching } from '../state/navigation.ts';
import { useDateWords } from '../ui/DateText.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';

interface TopBarProps {
  readonly status: SessionStatus;
  readonly onLock: () => void;
  readonly onSignOut: () => void;
  readonly search: 'available' | 'absent';
}

/** The day in words: `2026年11月20日 星期五 · 本月第15个工作日`. */
export function useDayWords(): (status: SessionStatus) => string {
  const { t } = useTranslation('common');
  const words = useDateWords();
  return ({ today, day }) => {
    const note = day.note ?? '';
    const ordinal = day.ordinalInMonth;
    const standing =
      day.kind === 'make-up-workday' && note !== ''
        ? t('day.makeUpNamed', { ordinal, note })
        : day.kind === 'holiday' && note !== ''
          ? t('day.holidayNamed', { note })
          : t(`day.${day.kind}`, { ordinal });
    return `${words(today, 'long')} · ${standing}`;
  };
}

/** Search, day, counter, person, lock: the same on every screen. */
export function TopBar({ status, onLock, onSignOut, search }: TopBarProps): ReactNode {
  const { t } = useTranslation('common');
  const dayWords = useDayWords();
  const day = dayWords(status) + (status.day.provisional ? ` (${t('day.provisional')})` : '');
  return (
    <header className="window-top">
      <span className="brand">{status.officeName || t('appName')}</span>
      {search === 'available' && (
        <button
          type="button"
          className="search-slot"
          aria-keyshortcuts="Control+K F3"
          onClick={() => setSearching('open')}
        >
          <span>
            <SearchOutlined aria-hidden /> {t('topBar.search')}
          </span>
          <span aria-hidden="true">{t('topBar.searchKeys')}</span>
        </button>
      )}
      <span className="spacer" />
      <span className="day" title={day}>
        {day}
      </span>
      <span className="person">
        {status.counter?.name ?? t('topBar.noCounter')} · {status.staff?.name}
      </span>
      <LanguageSwitch />
      <button type="button" className="plain" aria-label={t('topBar.lock')} title={t('topBar.lock')} onClick={onLock}>
        <LockOutlined aria-hidden />
      </button>
      <button
        type="button"
        className="plain"
        aria-label={t('topBar.signOut')}
        title={t('topBar.signOut')}
        onClick={onSignOut}
      >
        <LogoutOutlined aria-hidden />
      </button>
    </header>
  );
}
