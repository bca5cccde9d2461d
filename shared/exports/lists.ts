/**
 * Lists that can leave the program as a file: their columns in the order of the file, as codes. The window words them
 * (renderer/locales, `exports`), the service fills them (electron/services/export-lists.ts).
 */
import type { Role } from '../workflow/types.ts';
import {
  BOARD_COLUMNS,
  CASE_COLUMNS,
  DUTY_COLUMNS,
  LEDGER_COLUMNS,
  LENT_COLUMNS,
  SLIP_COLUMNS,
} from './case-columns.ts';
import type { ExportColumn } from './columns.ts';
import { AUDIT_COLUMNS, FIGURE_COLUMNS, JOURNAL_COLUMNS, RECORD_COLUMNS } from './count-columns.ts';
import { APPOINTMENT_COLUMNS, CALL_COLUMNS, REMINDER_COLUMNS, SLOT_COLUMNS, TICKET_COLUMNS } from './desk-columns.ts';

export const EXPORT_LISTS = {
  cases: CASE_COLUMNS,
  search: CASE_COLUMNS,
  ledger: LEDGER_COLUMNS,
  board: BOARD_COLUMNS,
  register: SLIP_COLUMNS,
  slips: SLIP_COLUMNS,
  duties: DUTY_COLUMNS,
  lent: LENT_COLUMNS,
  appointments: APPOINTMENT_COLUMNS,
  slots: SLOT_COLUMNS,
  reminders: REMINDER_COLUMNS,
  calls: CALL_COLUMNS,
  tickets: TICKET_COLUMNS,
  figures: FIGURE_COLUMNS,
  records: RECORD_COLUMNS,
  journal: JOURNAL_COLUMNS,
  audit: AUDIT_COLUMNS,
} as const satisfies Readonly<Record<string, readonly ExportColumn[]>>;

export type ExportList = keyof typeof EXPORT_LISTS;
export type ExportColumnKey<List extends ExportList = ExportList> = (typeof EXPORT_LISTS)[List][number]['key'];

/** Who sees a list, and so may take it out; the screens' own procedures say the same. */
export const EXPORT_ROLES: Readonly<Record<ExportList, readonly Role[]>> = {
  cases: ['counter', 'reviewer', 'supervisor'],
  search: ['counter', 'reviewer', 'supervisor'],
  ledger: ['counter', 'reviewer', 'supervisor'],
  board: ['supervisor'],
  register: ['supervisor'],
  slips: ['counter', 'reviewer', 'supervisor'],
  duties: ['counter', 'reviewer', 'supervisor'],
  lent: ['counter', 'reviewer', 'supervisor'],
  appointments: ['counter', 'reviewer', 'supervisor'],
  slots: ['counter', 'reviewer', 'supervisor', 'administrator'],
  reminders: ['counter', 'reviewer', 'supervisor'],
  calls: ['counter', 'reviewer', 'supervisor'],
  tickets: ['counter', 'supervisor'],
  figures: ['counter', 'reviewer', 'supervisor'],
  records: ['counter', 'reviewer', 'supervisor'],
  journal: ['counter', 'reviewer', 'supervisor'],
  audit: ['supervisor', 'administrator'],
};

/** The columns of a list, whichever it is. */
export function exportColumns(list: ExportList): readonly ExportColumn[] {
  return EXPORT_LISTS[list];
}

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
