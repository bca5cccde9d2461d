/**
 * Supervision: slips that urge a handler, the handlers' words on them, and what people keep for their lists. A slip and a
 * word on it are never changed; how a slip stands follows from them and the day.
 */
const date = (column: string) =>
  `check (${column} is null or ${column} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')`;

const final = (table: string, what: string) => [
  `create trigger ${table}_is_final_update before update on ${table}
    begin select raise(abort, '${what} are never changed'); end`,
  `create trigger ${table}_is_final_delete before delete on ${table}
    begin select raise(abort, '${what} are never deleted'); end`,
];

export const supervision = {
  id: 5,
  name: 'supervision',
  statements: [
    `create table supervision_slip (
      id integer primary key autoincrement,
      kind text not null check (kind in ('urging', 'supervising')),
      case_id integer not null references case_file (id),
      clock_id text not null,
      run integer not null check (run > 0),
      lamp text not null check (lamp in ('green', 'yellow', 'red', 'black', 'blue')),
      due text ${date('due')},
      handler_staff_id text not null references staff (id),
      issued_on text not null ${date('issued_on')},
      issued_at text not null,
      issued_by text not null references staff (id),
      answer_by text not null ${date('answer_by')},
      note text,
      follows integer unique references supervision_slip (id),
      paper_id integer not null unique references paper (id),
      check (answer_by > issued_on)
    ) strict`,
    `create index supervision_slip_case on supervision_slip (case_id, id)`,
    ...final('supervision_slip', 'slips'),
    `create table supervision_event (
      slip_id integer not null references supervision_slip (id),
      seq integer not null check (seq > 1),
      type text not null check (type in ('acknowledged')),
      date text not null ${date('date')},
      recorded_at text not null,
      staff_id text not null references staff (id),
      data text not null check (json_valid(data)),
      primary key (slip_id, seq)
    ) strict, without rowid`,
    ...final('supervision_event', 'words on slips'),
    `create table staff_preference (
      staff_id text not null references staff (id),
      area text not null check (length(area) > 1),
      name text not null check (length(name) > 0),
      value text not null check (json_valid(value)),
      version integer not null check (version > 0),
      updated_at text not null,
      primary key (staff_id, area, name)
    ) strict, without rowid`,
    // What was entered on a later day than it happened; few rows of many.
    `create index case_event_backdated on case_event (case_id)
      where type not in ('corrected', 'completion-passed') and date(recorded_at, '+8 hours') > date`,
    `create index case_event_handed_over on case_event (case_id, seq) where type = 'handed-over'`,
  ],
} as const;
