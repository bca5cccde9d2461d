import type { ExportColumn } from './columns.ts';

/** Lists of the hall: appointments, slots, calls to make, tickets. Times are texts, `09:30`. */

export const APPOINTMENT_COLUMNS = [
  { key: 'date', kind: 'date', width: 12 },
  { key: 'from', kind: 'text', width: 8 },
  { key: 'to', kind: 'text', width: 8 },
  { key: 'appointment', kind: 'text', width: 12 },
  { key: 'appointmentState', kind: 'term', term: 'appointmentState', width: 14 },
  { key: 'person', kind: 'text', width: 20 },
  { key: 'contact', kind: 'text', width: 12 },
  { key: 'phone', kind: 'text', width: 16 },
  { key: 'noShows', kind: 'number', width: 10 },
  { key: 'appointmentService', kind: 'term', term: 'appointmentService', width: 12 },
  { key: 'matter', kind: 'term', term: 'matter', width: 18 },
  { key: 'counter', kind: 'text', width: 14 },
  { key: 'inspectors', kind: 'text', width: 16 },
  { key: 'project', kind: 'text', width: 34 },
  { key: 'number', kind: 'text', width: 24 },
  { key: 'jointNumber', kind: 'text', width: 24 },
  { key: 'openingKind', kind: 'term', term: 'openingKind', width: 10 },
  { key: 'overbooked', kind: 'term', term: 'yes', width: 10 },
  { key: 'note', kind: 'text', width: 24 },
  { key: 'callOutcome', kind: 'term', term: 'callOutcome', width: 12 },
] as const satisfies readonly ExportColumn[];

export const SLOT_COLUMNS = [
  { key: 'appointmentService', kind: 'term', term: 'appointmentService', width: 12 },
  { key: 'date', kind: 'date', width: 12 },
  { key: 'from', kind: 'text', width: 8 },
  { key: 'to', kind: 'text', width: 8 },
  { key: 'counter', kind: 'text', width: 14 },
  { key: 'openingKind', kind: 'term', term: 'openingKind', width: 10 },
  { key: 'capacity', kind: 'number', width: 8 },
  { key: 'taken', kind: 'number', width: 8 },
  { key: 'free', kind: 'number', width: 8 },
  { key: 'waitingList', kind: 'number', width: 8 },
  { key: 'bookable', kind: 'term', term: 'bookable', width: 20 },
] as const satisfies readonly ExportColumn[];

export const REMINDER_COLUMNS = [
  { key: 'callPurpose', kind: 'term', term: 'callPurpose', width: 12 },
  { key: 'date', kind: 'date', width: 12 },
  { key: 'from', kind: 'text', width: 8 },
  { key: 'person', kind: 'text', width: 20 },
  { key: 'phone', kind: 'text', width: 16 },
  { key: 'noShows', kind: 'number', width: 10 },
  { key: 'project', kind: 'text', width: 34 },
  { key: 'number', kind: 'text', width: 24 },
  { key: 'appointmentService', kind: 'term', term: 'appointmentService', width: 12 },
  { key: 'matter', kind: 'term', term: 'matter', width: 18 },
  { key: 'counter', kind: 'text', width: 14 },
  { key: 'noticeDate', kind: 'date', width: 12 },
  { key: 'callOutcome', kind: 'term', term: 'callOutcome', width: 12 },
  { key: 'calledAt', kind: 'text', width: 20 },
  { key: 'calledBy', kind: 'text', width: 12 },
  { key: 'callNote', kind: 'text', width: 20 },
] as const satisfies readonly ExportColumn[];

export const CALL_COLUMNS = [
  { key: 'person', kind: 'text', width: 20 },
  { key: 'phone', kind: 'text', width: 16 },
  { key: 'project', kind: 'text', width: 34 },
  { key: 'appointment', kind: 'text', width: 12 },
  { key: 'callChange', kind: 'term', term: 'callChange', width: 14 },
  { key: 'beforeDate', kind: 'date', width: 12 },
  { key: 'beforeFrom', kind: 'text', width: 8 },
  { key: 'date', kind: 'date', width: 12 },
  { key: 'from', kind: 'text', width: 8 },
  { key: 'counter', kind: 'text', width: 14 },
  { key: 'callOutcome', kind: 'term', term: 'callOutcome', width: 12 },
  { key: 'calledAt', kind: 'text', width: 20 },
  { key: 'calledBy', kind: 'text', width: 12 },
  { key: 'callNote', kind: 'text', width: 20 },
] as const satisfies readonly ExportColumn[];

/** Waits and serving times are whole minutes. */
export const TICKET_COLUMNS = [
  { key: 'ticket', kind: 'text', width: 8 },
  { key: 'appointmentService', kind: 'term', term: 'appointmentService', width: 12 },
  { key: 'ticketState', kind: 'term', term: 'ticketState', width: 12 },
  { key: 'ticketPriority', kind: 'term', term: 'ticketPriority', width: 12 },
  { key: 'ticketChannel', kind: 'term', term: 'ticketChannel', width: 12 },
  { key: 'person', kind: 'text', width: 14 },
  { key: 'phoneTail', kind: 'text', width: 10 },
  { key: 'counter', kind: 'text', width: 14 },
  { key: 'forCounter', kind: 'text', width: 14 },
  { key: 'drawnAt', kind: 'text', width: 10 },
  { key: 'calledAt', kind: 'text', width: 10 },
  { key: 'finishedAt', kind: 'text', width: 10 },
  { key: 'calls', kind: 'number', width: 10 },
  { key: 'waited', kind: 'number', width: 12 },
  { key: 'served', kind: 'number', width: 12 },
  { key: 'ticketOutcome', kind: 'term', term: 'ticketOutcome', width: 12 },
] as const satisfies readonly ExportColumn[];
