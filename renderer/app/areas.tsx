import {
  BookOutlined,
  BarChartOutlined,
  CalendarOutlined,
  ClockCircleOutlined,
  DashboardOutlined,
  FolderOpenOutlined,
  FormOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import { ROLES } from '../../shared/workflow/types.ts';
import type { Role } from '../../shared/workflow/types.ts';
import { hashOf } from '../state/navigation.ts';
import type { AreaName, Place } from '../state/navigation.ts';
import { loadInitials } from '../ui/initials.ts';
import { fetchAhead, part } from '../ui/parts.ts';

const IntakeScreen = part(async () => (await import('../features/intake/IntakeScreen.tsx')).IntakeScreen);
const TodayScreen = part(async () => (await import('../features/today/TodayScreen.tsx')).TodayScreen);
const CasesScreen = part(async () => (await import('../features/cases/CasesScreen.tsx')).CasesScreen);
const CaseScreen = part(async () => (await import('../features/cases/CaseScreen.tsx')).CaseScreen);
const AppointmentsScreen = part(
  async () => (await import('../features/appointments/AppointmentsScreen.tsx')).AppointmentsScreen,
);
const PaperScreen = part(async () => (await import('../features/papers/PaperScreen.tsx')).PaperScreen);
const SupervisionScreen = part(
  async () => (await import('../features/supervision/SupervisionScreen.tsx')).SupervisionScreen,
);
const LedgerScreen = part(async () => (await import('../features/ledger/LedgerScreen.tsx')).LedgerScreen);
const StatisticsScreen = part(
  async () => (await import('../features/statistics/StatisticsScreen.tsx')).StatisticsScreen,
);
const SettingsScreen = part(async () => (await import('../features/settings/SettingsScreen.tsx')).SettingsScreen);
const QueueScreen = part(async () => (await import('../features/queue/QueueScreen.tsx')).QueueScreen);

/** The search palette over every area; null until there is one. */
export const SearchPalette: ComponentType<{ readonly onClose: () => void }> | null = part(
  async () => (await import('../features/search/SearchPalette.tsx')).SearchPalette,
);

/** Fetches the screens a clerk opens with one key, so that what is typed right after that key finds its field. */
export function preloadScreens(): void {
  fetchAhead(loadInitials());
  fetchAhead(import('../features/intake/IntakeScreen.tsx'));
  fetchAhead(import('../features/search/SearchPalette.tsx'));
  fetchAhead(import('../features/cases/CaseScreen.tsx'));
  fetchAhead(import('../features/appointments/AppointmentsScreen.tsx'));
}

/** An area of the window: who sees it, and what it shows. */
export interface Area {
  readonly name: Exclude<AreaName, 'papers' | 'display'>;
  readonly icon: ReactNode;
  readonly roles: readonly Role[];
  readonly place: Place;
}

const WORKING: readonly Role[] = ['counter', 'reviewer', 'supervisor'];

const ALL_AREAS: readonly Area[] = [
  { name: 'today', icon: <CalendarOutlined aria-hidden />, roles: WORKING, place: { area: 'today' } },
  { name: 'intake', icon: <FormOutlined aria-hidden />, roles: ['counter'], place: { area: 'intake', draftId: null } },
  { name: 'cases', icon: <FolderOpenOutlined aria-hidden />, roles: WORKING, place: { area: 'cases', caseId: null } },
  {
    name: 'appointments',
    icon: <ClockCircleOutlined aria-hidden />,
    roles: WORKING,
    place: { area: 'appointments', view: 'slots', for: null },
  },
  { name: 'queue', icon: <TeamOutlined aria-hidden />, roles: ['counter', 'supervisor'], place: { area: 'queue' } },
  {
    name: 'supervision',
    icon: <DashboardOutlined aria-hidden />,
    roles: ['supervisor'],
    place: { area: 'supervision' },
  },
  {
    name: 'statistics',
    icon: <BarChartOutlined aria-hidden />,
    roles: WORKING,
    place: { area: 'statistics' },
  },
  {
    name: 'ledger',
    icon: <BookOutlined aria-hidden />,
    roles: WORKING,
    place: { area: 'ledger' },
  },
  // Everybody has a password to change; the sections inside go by role.
  { name: 'settings', icon: <SettingOutlined aria-hidden />, roles: ROLES, place: { area: 'settings' } },
];

/** The areas these roles see, in order. */
export function areasFor(roles: readonly Role[]): readonly Area[] {
  return ALL_AREAS.filter((area) => roles.some((role) => area.roles.includes(role)));
}

/** The screen of a place. */
export function screenOf(place: Place): ReactNode {
  switch (place.area) {
    case 'intake':
      return <IntakeScreen draftId={place.draftId} />;
    case 'today':
      return <TodayScreen />;
    case 'cases':
      return place.caseId === null ? <CasesScreen /> : <CaseScreen caseId={place.caseId} />;
    case 'papers':
      return <PaperScreen key={place.paperId} paperId={place.paperId} />;
    case 'appointments':
      return <AppointmentsScreen key={hashOf(place)} place={place} />;
    case 'queue':
      return <QueueScreen />;
    case 'supervision':
      return <SupervisionScreen />;
    case 'ledger':
      return <LedgerScreen />;
    case 'statistics':
      return <StatisticsScreen />;
    case 'settings':
      return <SettingsScreen />;
    default:
      return null;
  }
}
