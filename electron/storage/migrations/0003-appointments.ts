/**
 * Schema version 3: opening calendar, appointments, calls. Entries of the opening calendar and the history of an
 * appointment are only ever added to; an appointment's row follows from its history (`verify` compares).
 *
 * A place is `slot_key` and `position`, unique while it is held: no two appointments can hold the same one, whatever the
 * program does. A position beyond the capacity needs an overbooking.
 */
const date = (column: string) =>
  `check (${column} is null or ${column} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')`;
const time = (column: string) => `check (${column} is null or ${column} glob '[0-2][0-9]:[0-5][0-9]')`;
const states = `'waiting', 'offered', 'booked', 'checked-in', 'missed', 'cancelled'`;
const holding = `'offered', 'booked', 'checked-in', 'missed'`;

const final = (table: string, what: string) => [
  `create trigger ${table}_is_final_update before update on ${table}
      begin select raise(abort, '${what} are never changed'); end`,
  `create trigger ${table}_is_final_delete before delete on ${table}
      begin select raise(abort, '${what} are never deleted'); end`,
];

export const appointments = {
  id: 3,
  name: 'appointments',
  statements: [
    `create table opening_entry (
      id integer primary key autoincrement,
      kind text not null check (kind in ('weekly', 'special', 'closure', 'absence', 'revocation', 'settlement')),
      change text not null check (json_valid(change)),
      revokes integer unique references opening_entry (id),
      recorded_at text not null,
      staff_id text references staff (id),
      check ((kind = 'revocation') = (revokes is not null))
    ) strict`,
    ...final('opening_entry', 'entries of the opening calendar'),
    `create table appointment (
      id integer primary key autoincrement,
      service text not null check (service in ('consultation', 'intake', 'site-visit', 'pick-up')),
      case_id integer references case_file (id),
      joint_case_id integer references case_file (id),
      applicant_id integer references applicant (id),
      caller_name text,
      caller_phone text,
      person_key text not null check (length(person_key) > 2),
      matter text check (matter in ('design-review', 'completion-acceptance', 'completion-filing', 'pre-opening')),
      path text check (path in ('ordinary', 'commitment')),
      note text,
      created_at text not null,
      state text not null check (state in (${states})),
      counter_id integer references counter (id),
      date text not null ${date('date')},
      starts_at text not null ${time('starts_at')},
      ends_at text not null ${time('ends_at')},
      opening_kind text not null check (opening_kind in ('ordinary', 'extended')),
      slot_key text not null,
      position integer check (position > 0),
      capacity integer not null check (capacity > 0),
      overbooked integer not null check (overbooked in (0, 1)),
      person_day text,
      checked_in_at text,
      version integer not null check (version > 0),
      check (starts_at < ends_at),
      check ((applicant_id is null) = (caller_name is not null)),
      check ((caller_name is null) = (caller_phone is null)),
      check (joint_case_id is null or (case_id is not null and joint_case_id <> case_id)),
      check ((service = 'site-visit') = (counter_id is null)),
      check ((state in (${holding})) = (position is not null)),
      check (position is null or position <= capacity or overbooked = 1),
      check (person_day is null or state in ('waiting', 'offered', 'booked', 'checked-in'))
    ) strict`,
    `create unique index appointment_place on appointment (slot_key, position) where position is not null`,
    `create unique index appointment_person_day on appointment (person_day) where person_day is not null`,
    `create index appointment_day on appointment (date, service, counter_id)`,
    `create index appointment_person on appointment (person_key, date)`,
    `create index appointment_case on appointment (case_id) where case_id is not null`,
    `create index appointment_joint_case on appointment (joint_case_id) where joint_case_id is not null`,
    `create table appointment_event (
      appointment_id integer not null references appointment (id),
      seq integer not null check (seq > 0),
      type text not null,
      recorded_at text not null,
      staff_id text references staff (id),
      data text not null check (json_valid(data)),
      primary key (appointment_id, seq)
    ) strict, without rowid`,
    ...final('appointment_event', 'events of an appointment'),
    `create table appointment_inspector (
      appointment_id integer not null references appointment (id),
      staff_id text not null references staff (id),
      date text not null ${date('date')},
      starts_at text not null ${time('starts_at')},
      ends_at text not null ${time('ends_at')},
      primary key (appointment_id, staff_id),
      unique (staff_id, date, starts_at),
      check (starts_at < ends_at)
    ) strict, without rowid`,
    `create trigger appointment_inspector_is_at_one_place before insert on appointment_inspector
      when exists (select 1 from appointment_inspector as other where other.staff_id = new.staff_id
        and other.date = new.date and other.starts_at < new.ends_at and other.ends_at > new.starts_at)
      begin select raise(abort, 'an inspector is at one place at a time'); end`,
    `create table opening_consequence (
      entry_id integer not null references opening_entry (id),
      appointment_id integer not null references appointment (id),
      seq integer not null,
      what text not null check (what in ('moved', 'cancelled', 'reassigned')),
      primary key (entry_id, appointment_id),
      foreign key (appointment_id, seq) references appointment_event (appointment_id, seq)
    ) strict, without rowid`,
    ...final('opening_consequence', 'consequences of a change of the opening calendar'),
    `create table call_record (
      id integer primary key autoincrement,
      appointment_id integer references appointment (id),
      case_id integer references case_file (id),
      purpose text not null check (purpose in ('reminder', 'changed', 'offer', 'supplement')),
      outcome text not null check (outcome in ('reached', 'no-answer', 'wrong-number', 'call-back')),
      note text,
      at text not null,
      staff_id text references staff (id),
      check ((appointment_id is null) <> (case_id is null))
    ) strict`,
    `create index call_record_appointment on call_record (appointment_id) where appointment_id is not null`,
    `create index call_record_case on call_record (case_id) where case_id is not null`,
    ...final('call_record', 'calls'),
  ],
} as const;
