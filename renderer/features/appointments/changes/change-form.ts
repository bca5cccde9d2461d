import { readHours } from './hours-text.ts';

/** Changes entered by hand; weekly hours have a form of their own in the settings. */
export const FORM_KINDS = ['closure', 'special', 'absence'] as const;
export type FormKind = (typeof FORM_KINDS)[number];

/** The form as typed. */
export interface ChangeFormValues {
  readonly kind: FormKind;
  readonly counterId: number | null;
  readonly staffId: string | null;
  readonly standInId: string | null;
  readonly from: string;
  readonly through: string;
  readonly hours: string;
  readonly reason: string;
}
export const EMPTY_CHANGE: ChangeFormValues = {
  kind: 'closure',
  counterId: null,
  staffId: null,
  standInId: null,
  from: '',
  through: '',
  hours: '',
  reason: '',
};

/** The change as the contract takes it (checked there), or the part of the hours that cannot be read. */
export type MadeChange =
  { readonly kind: 'change'; readonly change: object } | { readonly kind: 'unreadable'; readonly part: string };

/**
 * What the form says. No last day = the first; no hours of a closure or absence = the whole day; of a special day = closed.
 * @example changeOf({ ...EMPTY_CHANGE, from: '2026-09-26', reason: '中秋节' }) // closure of the whole office, one day
 */
export function changeOf(values: ChangeFormValues): MadeChange {
  const { kind, counterId, staffId, standInId, from, reason } = values;
  const through = values.through.trim() === '' ? from : values.through;
  const read = readHours(values.hours);
  if (read.kind === 'unreadable') return read;
  if (kind === 'special') {
    return { kind: 'change', change: { kind, counterId, date: from, hours: read.hours, reason } };
  }
  const [first, ...more] = read.hours;
  // One part of the day at a time; several would be several entries.
  if (more.length > 0) return { kind: 'unreadable', part: values.hours };
  const span = first === undefined ? null : { from: first.from, to: first.to };
  return kind === 'closure'
    ? { kind: 'change', change: { kind, counterId, from, through, span, reason } }
    : { kind: 'change', change: { kind, staffId: staffId ?? '', from, through, span, standInId, reason } };
}
