import { useEffect } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../app/useSession.ts';
import { BackupSection } from './BackupSection.tsx';
import { CalendarSection } from './CalendarSection.tsx';
import { CountersSection } from './CountersSection.tsx';
import { ExemptionsSection } from './ExemptionsSection.tsx';
import { LimitsSection } from './LimitsSection.tsx';
import { NumbersSection } from './NumbersSection.tsx';
import { OpeningSection } from '../opening/OpeningSection.tsx';
import { OfficeSection } from './OfficeSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { RecordsSection } from './RecordsSection.tsx';
import { SectionList } from './SectionList.tsx';
import { SECTIONS, sectionsFor } from './sections.ts';
import type { SectionName } from './sections.ts';
import { openSection, startFor, useSettingsStore } from './settings-store.ts';
import { StaffSection } from './StaffSection.tsx';
import './settings.css';

const SCREENS: Readonly<Record<SectionName, ComponentType>> = {
  office: OfficeSection,
  counters: CountersSection,
  staff: StaffSection,
  limits: LimitsSection,
  numbers: NumbersSection,
  exemptions: ExemptionsSection,
  opening: OpeningSection,
  calendar: CalendarSection,
  backup: BackupSection,
  records: RecordsSection,
  password: PasswordSection,
};

/** Everything the office sets for itself, section by section. */
export function SettingsScreen(): ReactNode {
  const { t } = useTranslation('settings');
  const staff = useStaff();
  const { section, typed, staffId } = useSettingsStore();
  const known = staff?.id ?? null;
  useEffect(() => {
    if (known !== null) startFor(known);
  }, [known]);
  if (staff === null || staffId !== known) return null;

  const sections = sectionsFor(staff.roles);
  const [first] = sections;
  const current = section !== null && sections.includes(section) ? section : first;
  if (current === undefined) return null;
  const Screen = SCREENS[current];
  return (
    <div className="settings">
      <div className="settings-side">
        <div className="settings-stay">
          <h1>{t('title')}</h1>
          <SectionList
            sections={sections}
            current={current}
            unsaved={SECTIONS.filter((one) => Object.keys(typed[one] ?? {}).length > 0)}
            onOpen={openSection}
          />
        </div>
      </div>
      <div id="settings-panel" role="tabpanel" aria-labelledby={`settings-tab-${current}`} className="settings-panel">
        <Screen />
      </div>
    </div>
  );
}
