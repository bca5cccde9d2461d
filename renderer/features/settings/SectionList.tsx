import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/shortcuts.ts';
import { stepInList } from './sections.ts';
import type { SectionName } from './sections.ts';

interface SectionListProps {
  readonly sections: readonly SectionName[];
  readonly current: SectionName;
  /** Sections with something typed and not saved. */
  readonly unsaved: readonly SectionName[];
  readonly onOpen: (section: SectionName) => void;
}

/** The list at the left: arrows open the next section, Tab goes into it, F6 comes back. */
export function SectionList({ sections, current, unsaved, onOpen }: SectionListProps): ReactNode {
  const { t } = useTranslation('settings');
  const list = useRef<HTMLDivElement>(null);
  const focusCurrent = () => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  useShortcut('F6', focusCurrent, t('sectionsKey'));
  useEffect(() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(), []);

  const press = (event: KeyboardEvent) => {
    const at = stepInList(event.key, sections.indexOf(current), sections.length);
    const next = at === null ? undefined : sections[at];
    if (at === null || next === undefined) return;
    event.preventDefault();
    onOpen(next);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[at]?.focus();
  };

  return (
    <div ref={list} role="tablist" aria-orientation="vertical" aria-label={t('sections')} className="settings-list">
      {sections.map((section) => (
        <button
          key={section}
          type="button"
          role="tab"
          id={`settings-tab-${section}`}
          aria-selected={section === current}
          aria-controls={section === current ? 'settings-panel' : undefined}
          tabIndex={section === current ? 0 : -1}
          onClick={() => onOpen(section)}
          onKeyDown={press}
        >
          {t(`section.${section}`)}
          {unsaved.includes(section) && (
            <span className="settings-unsaved">
              <span aria-hidden="true">●</span>
              <span className="visually-hidden">{t('unsaved')}</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
