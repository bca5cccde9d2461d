import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActType } from '../../../../shared/workflow/types.ts';
import { useTerms } from '../../../locales/useTerms.ts';
import { actGroups } from './act-groups.ts';

interface ActBarProps {
  readonly allowed: readonly string[];
  /** Types of the events that stand. */
  readonly done: readonly string[];
  readonly open: ActType | null;
  readonly origin: 'live' | 'historic';
  readonly onOpen: (act: ActType) => void;
}

/** What may be done now: one tab stop, arrows go along, Enter opens the form. */
export function ActBar({ allowed, done, open, origin, onOpen }: ActBarProps): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const bar = useRef<HTMLDivElement>(null);
  const { next: leading, usual, other } = actGroups(allowed, done);
  const all = [...usual, ...other];
  const [current, setCurrent] = useState(0);
  const at = Math.min(current, Math.max(0, all.length - 1));
  const press = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next =
      event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : step === undefined ? null : at + step;
    if (next === null || next < 0 || next >= all.length) return;
    event.preventDefault();
    setCurrent(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  if (all.length === 0) {
    return <p className="soft act-bar-none">{t(origin === 'historic' ? 'acts.noneHistoric' : 'acts.none')}</p>;
  }
  const button = (act: ActType, index: number): ReactNode => (
    <Button
      key={act}
      type={act === leading ? 'primary' : 'default'}
      tabIndex={index === at ? 0 : -1}
      aria-expanded={open === act}
      onFocus={() => setCurrent(index)}
      onClick={() => onOpen(act)}
    >
      {term('act', act)}
    </Button>
  );
  return (
    <div ref={bar} role="toolbar" tabIndex={-1} aria-label={t('acts.label')} className="row act-bar" onKeyDown={press}>
      {usual.map((act, index) => button(act, index))}
      {usual.length > 0 && other.length > 0 && <span className="act-bar-gap" aria-hidden="true" />}
      {other.map((act, index) => button(act, usual.length + index))}
    </div>
  );
}
