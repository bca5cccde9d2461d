import type { Generated } from 'kysely';

/**
 * Tables as Kysely sees them. Everything JSON is TEXT; booleans are 0/1; dates are `YYYY-MM-DD` (Asia/Shanghai),
 * instants ISO 8601 UTC. Only `electron/storage` may import this file.
 */
export interface Schema {
  setting_version: SettingVersionTable;
  staff: StaffTable;
  counter: CounterTable;
  applicant: ApplicantTable;
  project: ProjectTable;
  case_file: CaseFileTable;
  case_event: CaseEventTable;
  case_material: CaseMaterialTable;
  case_clock: CaseClockTable;
  paper: PaperTable;
  paper_print: PaperPrintTable;
  number_series: NumberSeriesTable;
  audit_entry: AuditEntryTable;
  draft: DraftTable;
  idempotency: IdempotencyTable;
  case_search: CaseSearchTable;
  search_entry: SearchEntryView;
  search_fill: SearchFillTable;
  number_head: NumberHeadTable;
  calendar_version: CalendarVersionTable;
  date_change_list: DateChangeListTable;
  date_change: DateChangeTable;
  service_record: ServiceRecordTable;
  on_spot_correction: OnSpotCorrectionTable;
  statistic_entry: StatisticEntryTable;
  statistic_stale: StatisticStaleTable;
  month_close: MonthCloseTable;
  opening_entry: OpeningEntryTable;
  opening_consequence: OpeningConsequenceTable;
  appointment: AppointmentTable;
  appointment_event: AppointmentEventTable;
  new_booking: NewBookingView;
  appointment_inspector: AppointmentInspectorTable;
  call_record: CallRecordTable;
  supervision_slip: SupervisionSlipTable;
  supervision_event: SupervisionEventTable;
  staff_preference: StaffPreferenceTable;
  ticket_series: TicketSeriesTable;
  ticket: TicketTable;
  ticket_event: TicketEventTable;
  ticket_case: TicketCaseTable;
  ledger_import: LedgerImportTable;
  ledger_mapping: LedgerMappingTable;
}

/** Settings are versions with an effective date; the newest version effective on a day is in force. */
export interface SettingVersionTable {
  id: Generated<number>;
  key: string;
  effective_from: string;
  value: string;
  recorded_at: string;
  staff_id: string | null;
}
export interface StaffTable {
  id: string;
  account: string;
  name: string;
  /** JSON array of roles. */
  roles: string;
  password_hash: string;
  active: number;
  failed_attempts: number;
  locked_until: string | null;
  created_at: string;
  version: number;
}
export interface CounterTable {
  id: Generated<number>;
  name: string;
  place: string;
  active: number;
}
export interface ApplicantTable {
  id: Generated<number>;
  kind: 'organisation' | 'person';
  name: string;
  folded_name: string;
  pinyin: string;
  /** 统一社会信用代码 or ID card number; null where unknown (old ledgers). */
  code: string | null;
  legal_representative: string | null;
  contact_name: string | null;
  phone: string | null;
  address: string | null;
  created_at: string;
  version: number;
}
export interface ProjectTable {
  id: Generated<number>;
  name: string;
  folded_name: string;
  pinyin: string;
  address: string;
  district: string | null;
  use: string;
  floor_area: number | null;
  building_area: number | null;
  height: number | null;
  storeys_above: number | null;
  storeys_below: number | null;
  /** JSON: the determination facts as given. */
  facts: string;
  created_at: string;
  version: number;
}
export interface CaseFileTable {
  id: Generated<number>;
  matter: string;
  path: string;
  channel: string;
  rule_set: string;
  applicant_id: number | null;
  project_id: number | null;
  counter_id: number | null;
  /** 首问责任人. */
  first_asked_staff_id: string | null;
  handler_staff_id: string | null;
  /** `live`, or `historic` for a record taken over from an old ledger: no clocks. */
  origin: 'live' | 'historic';
  /** Historic: where the record comes from (`PC-001`); unique. */
  source_key: string | null;
  /** Historic: everything the ledger printed, JSON. */
  source_data: string | null;
  /** JSON: material facts, promised limits in force on receipt, warning days, local exemptions used. */
  terms: string;
  remark: string | null;
  // Derived from the events; rebuilt and compared by `verify`.
  state: string;
  received_on: string | null;
  accepted_on: string | null;
  decided_on: string | null;
  ended_on: string | null;
  result: string | null;
  receipt_number: string | null;
  /** Last event sequence; the optimistic version of the case. */
  version: number;
  created_at: string;
}
export interface CaseEventTable {
  case_id: number;
  seq: number;
  type: string;
  /** Effective civil date. */
  date: string;
  recorded_at: string;
  staff_id: string | null;
  /** JSON of the event's own data. */
  data: string;
}
export interface CaseMaterialTable {
  case_id: number;
  material_id: string;
  line: number;
  result: string;
  defect: string | null;
  promised_date: string | null;
  copies: number | null;
}
/** Derived. Open clocks only move with the calendar; stopped ones never. */
export interface CaseClockTable {
  case_id: number;
  clock_id: string;
  /** 1, 2 ... : a case re-inspected twice has two runs of that clock. */
  run: number;
  state: string;
  start: string;
  stop: string | null;
  statutory_days: number;
  /** Null while a pause is open; then `statutory_left` days are still to be counted. */
  statutory_due: string | null;
  statutory_left: number | null;
  promised_days: number | null;
  promised_due: string | null;
  promised_left: number | null;
  provisional: number;
  outcome: string | null;
}
export interface PaperTable {
  id: Generated<number>;
  kind: string;
  case_id: number | null;
  /** The act that issued it. */
  event_seq: number | null;
  /** Series name and position; null on unnumbered papers. */
  series: string | null;
  year: number | null;
  seq: number | null;
  number: string | null;
  template_version: string;
  format: string;
  /** JSON array of copy marks. */
  copies: string;
  data: string;
  /** Packed bytes; plain text of papers from before they were packed. */
  html: string | Uint8Array;
  /** SHA-256 of the HTML snapshot, hex. */
  hash: string;
  issued_on: string;
  issued_at: string;
  staff_id: string | null;
  voided_at: string | null;
  void_reason: string | null;
}
export interface PaperPrintTable {
  id: Generated<number>;
  paper_id: number;
  ordinal: number;
  printed_at: string;
  staff_id: string | null;
  target: string;
}
export interface NumberSeriesTable {
  series: string;
  year: number;
  last: number;
}
export interface AuditEntryTable {
  id: Generated<number>;
  at: string;
  staff_id: string | null;
  action: string;
  entity: string;
  entity_id: string;
  data: string;
  previous_hash: string;
  hash: string;
}
export interface DraftTable {
  id: string;
  staff_id: string;
  payload: string;
  updated_at: string;
  version: number;
}
export interface IdempotencyTable {
  key: string;
  procedure: string;
  staff_id: string;
  /** SHA-256 of the input, so that a reused key with another input is refused. */
  input_hash: string;
  result: string;
  at: string;
}
/** FTS5; rowid = case id. Only read; written through `search_entry`. */
export interface CaseSearchTable {
  rowid: number;
}
/** Writes the index row of a case, replacing the one it has, and the heads of its numbers (a JSON array). */
export interface SearchEntryView {
  case_id: number;
  text: string;
  pinyin: string;
  initials: string;
  digits: string;
  heads: string;
}
/** One row while the index is being made anew: cases up to `up_to_case` are still to come, the newest of them all first. */
export interface SearchFillTable {
  id: number;
  up_to_case: number;
  newest_case: number;
}
/** What stands before the running number in any number of a paper, backwards: 第〕6202〔字受审消建滨. */
export interface NumberHeadTable {
  backwards: string;
}
/** Days an office loaded; content frozen, settled once. */
export interface CalendarVersionTable {
  id: Generated<number>;
  kind: string;
  year: number;
  document: string;
  format: string;
  /** As pasted or loaded; empty when it restores another version. */
  source_text: string;
  /** JSON; null takes back what was loaded before. */
  days: string | null;
  warnings: string;
  restores: number | null;
  recorded_at: string;
  staff_id: string | null;
  state: string;
  accepted_at: string | null;
  signed_by: string | null;
  remark: string | null;
}
/** One per accepted version, and one per correction that moved dates, in order of signature. */
export interface DateChangeListTable {
  id: Generated<number>;
  /** Null when a correction moved the dates; then `case_id` and `event_seq` name it. */
  calendar_version_id: number | null;
  case_id: number | null;
  event_seq: number | null;
  signed_at: string;
  signed_by: string;
  paper_id: number;
  cases: number;
}
export interface DateChangeTable {
  list_id: number;
  case_id: number;
  clock_id: string;
  run: number;
  old_statutory: string | null;
  new_statutory: string | null;
  old_promised: string | null;
  new_promised: string | null;
  was_provisional: number;
  is_provisional: number;
  /** JSON: papers that bear an old date. */
  papers: string;
}
/** Opening calendar in order of entry; only ever added to, so the newest id stands for the whole. */
export interface OpeningEntryTable {
  id: Generated<number>;
  kind: string;
  /** JSON of the `OpeningChange`. */
  change: string;
  revokes: number | null;
  recorded_at: string;
  staff_id: string | null;
}
/** What became of the appointments a change of the opening calendar concerned. */
export interface OpeningConsequenceTable {
  entry_id: number;
  appointment_id: number;
  /** The event of the appointment. */
  seq: number;
  what: string;
}
export interface AppointmentTable {
  id: Generated<number>;
  service: string;
  case_id: number | null;
  joint_case_id: number | null;
  applicant_id: number | null;
  /** A caller without a case; normalised phone. */
  caller_name: string | null;
  caller_phone: string | null;
  /** `a:12`, or `c:` with folded name and phone: the same person has the same key. */
  person_key: string;
  matter: string | null;
  path: string | null;
  note: string | null;
  created_at: string;
  // Derived from the events; compared by `verify`.
  state: string;
  counter_id: number | null;
  date: string;
  starts_at: string;
  ends_at: string;
  opening_kind: string;
  slot_key: string;
  /** Null when it holds no place; unique within the slot. */
  position: number | null;
  /** Of the slot when the place was taken. */
  capacity: number;
  overbooked: number;
  /** Unique: person and date, while it counts for one per person and day. */
  person_day: string | null;
  checked_in_at: string | null;
  /** Sequence of the last event. */
  version: number;
}
/** Only written: a row becomes an appointment with its first event, its audit entry and its kept answer. */
export interface NewBookingView extends Omit<AppointmentTable, 'id'> {
  id: number;
  staff_id: string;
  event_type: string;
  event_data: string;
  /** Of the audit entry, and the procedure of the kept answer. */
  action: string;
  audit_data: string;
  previous_hash: string;
  hash: string;
  key: string;
  input_hash: string;
  result: string;
}
export interface AppointmentEventTable {
  appointment_id: number;
  seq: number;
  type: string;
  recorded_at: string;
  staff_id: string | null;
  data: string;
}
/** Who makes a visit; rows only while the appointment holds its place. */
export interface AppointmentInspectorTable {
  appointment_id: number;
  staff_id: string;
  date: string;
  starts_at: string;
  ends_at: string;
}
/** Telephone calls made, with their outcome. */
export interface CallRecordTable {
  id: Generated<number>;
  appointment_id: number | null;
  case_id: number | null;
  purpose: string;
  outcome: string;
  note: string | null;
  at: string;
  staff_id: string | null;
}
/** 催办单、督办单; never changed. */
export interface SupervisionSlipTable {
  id: Generated<number>;
  kind: string;
  case_id: number;
  /** The clock it is about. */
  clock_id: string;
  run: number;
  lamp: string;
  due: string | null;
  handler_staff_id: string;
  issued_on: string;
  issued_at: string;
  issued_by: string;
  answer_by: string;
  note: string | null;
  /** The slip that was not heeded before. */
  follows: number | null;
  paper_id: number;
}
/** Words on a slip; its issue is its first event. */
export interface SupervisionEventTable {
  slip_id: number;
  seq: number;
  type: string;
  date: string;
  recorded_at: string;
  staff_id: string;
  data: string;
}
/** Named choices of a person for a list, e.g. saved filters. */
export interface StaffPreferenceTable {
  staff_id: string;
  area: string;
  name: string;
  value: string;
  version: number;
  updated_at: string;
}
/** Numbers of a service on a day, drawn one by one from 1. */
export interface TicketSeriesTable {
  service: string;
  day: string;
  last: number;
}
/**
 * 排队号. Its number, day, channel, priority and name never change; the rest is derived from its events, rebuilt and
 * compared by `verify`. Statistics count its history (`hall-entries.ts`): `waited_seconds` are all its waits together, the
 * figure takes the one until the first call. `waited_seconds` is null for who was never called; `outcome` 'served' or
 * 'left', null = still open at the end of its day; green-channel cases are `ticket_case` joined to tickets of priority
 * 'green'.
 */
export interface TicketTable {
  id: Generated<number>;
  /** The service whose series the number is of. */
  series: string;
  /** Civil date in Asia/Shanghai. */
  day: string;
  number: number;
  channel: string;
  priority: string;
  on_time: number;
  appointment_id: number | null;
  /** As the person wants to be called; personal. */
  name: string | null;
  phone_tail: string | null;
  issued_at: string;
  // Derived.
  service: string;
  state: string;
  /** Instant its place in the queue counts from. */
  queued_at: string;
  for_counter_id: number | null;
  counter_id: number | null;
  staff_id: string | null;
  draft_id: string | null;
  /** First call, and the last one. */
  called_at: string | null;
  last_called_at: string | null;
  started_at: string | null;
  finished_at: string | null;
  outcome: string | null;
  /** All waits together, whole seconds; null until first called. */
  waited_seconds: number | null;
  /** All serving together, whole seconds; null until some of it ended. */
  served_seconds: number | null;
  calls: number;
  prints: number;
  /** Last event sequence. */
  version: number;
}
export interface TicketEventTable {
  ticket_id: number;
  seq: number;
  type: string;
  at: string;
  staff_id: string;
  counter_id: number | null;
  /** JSON of the event's own data; nothing personal. */
  data: string;
}
/** Which ticket a case was taken in under; derived from events of type `case-opened`. */
export interface TicketCaseTable {
  case_id: number;
  ticket_id: number;
}

/** A ledger that was taken over, and what became of its rows. */
export interface LedgerImportTable {
  id: Generated<number>;
  /** Chosen by the window: the same call again writes nothing. */
  call_key: string;
  file_name: string;
  file_hash: string;
  imported_at: string;
  staff_id: string | null;
  rows: number;
  imported: number;
  known: number;
  left_out: number;
  /** JSON: reason to count. */
  problems: string;
}
/** How the columns under a row of headings were understood last. */
export interface LedgerMappingTable {
  signature: string;
  /** JSON. */
  targets: string;
  used_at: string;
}
/** Services that are no step of a case; a correction is a new row that names the old one. */
export interface ServiceRecordTable {
  id: Generated<number>;
  kind: string;
  date: string;
  subject: string;
  person: string | null;
  case_id: number | null;
  /** JSON: numbers by name. */
  counts: string;
  outcome: string | null;
  rating: string | null;
  /** The record this one takes the place of. */
  corrects: number | null;
  /** 1: the corrected record is struck out and nothing takes its place. */
  struck: number;
  /** Why it was corrected. */
  reason: string | null;
  recorded_at: string;
  staff_id: string;
}
/** Materials put right at the counter, noted by the file itself when the result is written. */
export interface OnSpotCorrectionTable {
  case_id: number;
  material_id: string;
  date: string;
  recorded_at: string;
}
/** Derived: one row per countable fact; `source_id` is the id of the case, service, appointment or ticket. */
export interface StatisticEntryTable {
  kind: string;
  date: string;
  source: string;
  source_id: number;
  seq: number;
  matter: string | null;
  staff_id: string | null;
  value: number;
  base: number;
}
/** What is to be counted anew before figures are read. */
export interface StatisticStaleTable {
  source: string;
  source_id: number;
}
export interface MonthCloseTable {
  month: string;
  closed_at: string;
  staff_id: string;
  /** Version of the rules the figures were counted by. */
  rules: string;
  /** Canonical JSON of the figures and adjustments. */
  content: string;
  /** SHA-256 of the content, hex. */
  hash: string;
  paper_id: number;
}
