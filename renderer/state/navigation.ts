import { create } from 'zustand';

/** Where the window is. One address per place, kept in the hash, so that back and forward work. */
export type Place =
  | { readonly area: 'today' }
  | { readonly area: 'intake'; readonly draftId: string | null }
  | { readonly area: 'cases'; readonly caseId: number | null }
  | { readonly area: 'papers'; readonly paperId: number }
  | { readonly area: 'appointments'; readonly view: AppointmentsView; readonly for: AppointmentFor | null }
  | { readonly area: 'supervision' }
  | { readonly area: 'queue' }
  /** The page in the hall; it lies outside the window of a signed-in person. */
  | { readonly area: 'display'; readonly token: string }
  | { readonly area: 'ledger' }
  | { readonly area: 'statistics' }
  | { readonly area: 'settings' };
export type AreaName = Place['area'];

/** Parts of the appointments area, in the order of their tabs. */
export const APPOINTMENTS_VIEWS = ['slots', 'day', 'reminders', 'changes'] as const;
export type AppointmentsView = (typeof APPOINTMENTS_VIEWS)[number];
/** For whom slots are looked at. */
export interface AppointmentFor {
  readonly kind: 'case' | 'applicant';
  readonly id: number;
}

interface NavigationStore {
  readonly place: Place;
  /** The search palette lies over every area. */
  readonly searching: 'open' | 'closed';
  readonly helping: 'open' | 'closed';
}

function rowIdOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

function appointmentsPlace(part: string | undefined, number: number | null): Place {
  if ((part === 'case' || part === 'applicant') && number !== null) {
    return { area: 'appointments', view: 'slots', for: { kind: part, id: number } };
  }
  return { area: 'appointments', view: APPOINTMENTS_VIEWS.find((view) => view === part) ?? 'slots', for: null };
}

/** @example placeOf('#/cases/12') // { area: 'cases', caseId: 12 } */
export function placeOf(hash: string): Place {
  const [area, id, detail] = hash.replace(/^#?\/?/, '').split('/');
  const number = rowIdOf(id);
  if (area === 'appointments') return appointmentsPlace(id, rowIdOf(detail));
  if (area === 'cases') return { area, caseId: number };
  if (area === 'papers' && number !== null) return { area, paperId: number };
  if (area === 'intake') return { area, draftId: id !== undefined && /^[0-9A-Za-z-]{8,64}$/.test(id) ? id : null };
  if (area === 'display') return { area, token: id !== undefined && /^[\w-]{1,64}$/.test(id) ? id : '' };
  if (area === 'settings' || area === 'supervision' || area === 'queue' || area === 'ledger' || area === 'statistics')
    return { area };
  return { area: 'today' };
}

/** @example hashOf({ area: 'cases', caseId: 12 }) // '#/cases/12' */
export function hashOf(place: Place): string {
  switch (place.area) {
    case 'cases':
      return place.caseId === null ? '#/cases' : `#/cases/${place.caseId}`;
    case 'papers':
      return `#/papers/${place.paperId}`;
    case 'intake':
      return place.draftId === null ? '#/intake' : `#/intake/${place.draftId}`;
    case 'appointments':
      return place.for === null ? `#/appointments/${place.view}` : `#/appointments/${place.for.kind}/${place.for.id}`;
    case 'display':
      return `#/display/${place.token}`;
    default:
      return `#/${place.area}`;
  }
}

export const useNavigation = create<NavigationStore>(() => ({
  place: { area: 'today' },
  searching: 'closed',
  helping: 'closed',
}));

function go(place: Place, history: 'push' | 'replace'): void {
  const hash = hashOf(place);
  if (window.location.hash !== hash) {
    if (history === 'push') window.history.pushState(null, '', hash);
    else window.history.replaceState(null, '', hash);
  }
  // Going somewhere closes the search; a place that only gets a more exact name does not.
  useNavigation.setState(history === 'push' ? { place, searching: 'closed' } : { place });
}

export function openPlace(place: Place): void {
  go(place, 'push');
}
/** Changes the address without a step in the history: the same place, more exactly named. */
export function renamePlace(place: Place): void {
  go(place, 'replace');
}
export function openCase(caseId: number): void {
  go({ area: 'cases', caseId }, 'push');
}
export function openCases(): void {
  go({ area: 'cases', caseId: null }, 'push');
}
export function openPaper(paperId: number): void {
  go({ area: 'papers', paperId }, 'push');
}
/** Slots and lists of appointments. */
export function openAppointments(view: AppointmentsView): void {
  go({ area: 'appointments', view, for: null }, 'push');
}
/** The slots, to book for a case or for somebody registered. */
export function openBooking(whom: AppointmentFor): void {
  go({ area: 'appointments', view: 'slots', for: whom }, 'push');
}
/** Null = an empty form. */
export function openIntake(draftId: string | null = null): void {
  go({ area: 'intake', draftId }, 'push');
}
/** Where the user came from; the browser's own history knows. */
export function goBack(): void {
  window.history.back();
}
export function setSearching(searching: 'open' | 'closed'): void {
  useNavigation.setState({ searching });
}
export function setHelping(helping: 'open' | 'closed'): void {
  useNavigation.setState({ helping });
}

function readHash(): void {
  useNavigation.setState({ place: placeOf(window.location.hash), searching: 'closed' });
}

/** Keeps store and address bar together; the returned function ends it. */
export function followHash(): () => void {
  readHash();
  window.addEventListener('hashchange', readHash);
  window.addEventListener('popstate', readHash);
  return () => {
    window.removeEventListener('hashchange', readHash);
    window.removeEventListener('popstate', readHash);
  };
}
