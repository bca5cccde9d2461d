import type { TicketEventType } from '../appointments/ticket.ts';
import type { IntakeInput } from '../contract/cases.ts';
import type { SettingKey } from '../settings/settings.ts';
import type { ActType } from '../workflow/types.ts';

/**
 * Everything the trail may say. The services write nothing else, and the texts of each language name all of it: an act
 * without its words does not compile.
 */

/** Acts that are told by their procedure alone. */
type PlainAction =
  | 'setup.initialise'
  | 'session.passwordRight'
  | 'session.passwordWrong'
  | 'session.changePassword'
  | 'office.saveCounter'
  | 'office.saveSettings'
  | 'office.saveStaff'
  | 'registry.reveal'
  | 'registry.saveApplicant'
  | 'papers.issue'
  | 'papers.print'
  | 'papers.void'
  | 'supervision.issueSlips'
  | 'supervision.acknowledge'
  | 'supervision.handOver'
  | 'appointments.book'
  | 'appointments.reschedule'
  | 'appointments.cancel'
  | 'appointments.answerOffer'
  | 'appointments.checkIn'
  | 'appointments.miss'
  | 'appointments.reassign'
  | 'appointments.markCalled'
  | 'appointments.reveal'
  | 'appointmentPapers.slips'
  | 'appointmentPapers.dailyList'
  | 'appointmentPapers.callList'
  | 'opening.saveSettings'
  | 'opening.change'
  | 'journal.add'
  | 'journal.correct'
  | 'journal.strike'
  | 'statistics.close'
  | 'notices.propose'
  | 'notices.restore'
  | 'notices.withdraw'
  | 'notices.accept'
  | 'notices.slips'
  | 'ledger.accept'
  | 'exports.make'
  | 'exports.everything'
  | 'system.backup';

/** What happened to a ticket, several at once joined by `+`; an appointment checked in at the queue. */
export type QueueAction =
  `queue.${TicketEventType}` | 'queue.case-opened+finished' | 'queue.started+case-opened+finished' | 'queue.checkIn';

/** An act with its variant: how an intake ended, which act on a case. */
export type AuditAction =
  PlainAction | QueueAction | `intake.submit.${IntakeInput['outcome']['type']}` | `cases.act.${ActType}`;

/** Written by earlier releases; the trail of an old file still says it. */
type RetiredAction = 'historic.import';

type WordOf<Action extends string> = Action extends `${infer Area}.${infer Procedure}.${string}`
  ? `${Area}-${Procedure}`
  : Action extends `${infer Area}.${infer Procedure}`
    ? `${Area}-${Procedure}`
    : never;

/** Under which the texts name an act: its procedure without dots, as `auditWords` gives it. */
export type AuditActionWord = WordOf<AuditAction | RetiredAction>;

/** What an entry says of its act, beside who, when and to what; settings under their own keys. */
export type AuditField =
  | SettingKey
  | 'account'
  | 'active'
  | 'adjustments'
  | 'answerBy'
  | 'appointments'
  | 'attempt'
  | 'bytes'
  | 'call'
  | 'caseId'
  | 'cases'
  | 'change'
  | 'corrects'
  | 'counter'
  | 'counterId'
  | 'counters'
  | 'date'
  | 'day'
  | 'document'
  | 'dropped'
  | 'entryId'
  | 'events'
  | 'fields'
  | 'figure'
  | 'fileHash'
  | 'filter'
  | 'firstCase'
  | 'format'
  | 'hash'
  | 'imported'
  | 'kind'
  | 'known'
  | 'label'
  | 'leftOut'
  | 'lines'
  | 'list'
  | 'name'
  | 'number'
  | 'numbers'
  | 'of'
  | 'officeName'
  | 'ordinal'
  | 'outcome'
  | 'paper'
  | 'papers'
  | 'password'
  | 'place'
  | 'planDate'
  | 'purpose'
  | 'reason'
  | 'restores'
  | 'roles'
  | 'rows'
  | 'second'
  | 'service'
  | 'slips'
  | 'tables'
  | 'target'
  | 'version'
  | 'words'
  | 'year';

/** How an intake ended, as the variant of its entry. */
export type IntakeVariant = IntakeInput['outcome']['type'];

/** What acts are done to, in the order the trail's filter offers them. */
export const AUDIT_ENTITIES = [
  'case',
  'paper',
  'applicant',
  'appointment',
  'ticket',
  'service',
  'supervision',
  'month',
  'ledger-import',
  'export',
  'calendar',
  'opening-entry',
  'settings',
  'office',
  'counter',
  'staff',
  'backup',
] as const;
export type AuditEntity = (typeof AUDIT_ENTITIES)[number];
