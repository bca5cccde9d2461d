/**
 * Schema version 1. Statements run in order inside one transaction. All tables are STRICT; dates and instants are
 * checked by pattern, so a damaged writer is stopped by the file itself.
 */
const date = (column: string) => `check (${column} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')`;

export const foundation = {
  id: 1,
  name: 'foundation',
  statements: [
    `create table setting_version (
      id integer primary key autoincrement,
      key text not null,
      effective_from text not null ${date('effective_from')},
      value text not null check (json_valid(value)),
      recorded_at text not null,
      staff_id text
    ) strict`,
    `create index setting_version_key on setting_version (key, effective_from, id)`,
    `create table staff (
      id text primary key,
      account text not null unique collate nocase,
      name text not null,
      roles text not null check (json_valid(roles)),
      password_hash text not null,
      active integer not null check (active in (0, 1)),
      failed_attempts integer not null default 0,
      locked_until text,
      created_at text not null,
      version integer not null
    ) strict`,
    `create table counter (
      id integer primary key autoincrement,
      name text not null unique,
      place text not null,
      active integer not null check (active in (0, 1))
    ) strict`,
    `create table applicant (
      id integer primary key autoincrement,
      kind text not null check (kind in ('organisation', 'person')),
      name text not null check (length(name) > 0),
      folded_name text not null,
      pinyin text not null,
      code text,
      legal_representative text,
      contact_name text,
      phone text,
      address text,
      created_at text not null,
      version integer not null
    ) strict`,
    `create unique index applicant_code on applicant (code) where code is not null`,
    `create index applicant_folded_name on applicant (folded_name)`,
    `create index applicant_pinyin on applicant (pinyin)`,
    `create table project (
      id integer primary key autoincrement,
      name text not null check (length(name) > 0),
      folded_name text not null,
      pinyin text not null,
      address text not null,
      district text,
      use text not null,
      floor_area real check (floor_area is null or floor_area >= 0),
      building_area real check (building_area is null or building_area >= 0),
      height real check (height is null or height >= 0),
      storeys_above integer,
      storeys_below integer,
      facts text not null check (json_valid(facts)),
      created_at text not null,
      version integer not null
    ) strict`,
    `create index project_folded_name on project (folded_name)`,
    `create index project_pinyin on project (pinyin)`,
    `create table case_file (
      id integer primary key autoincrement,
      matter text not null check (matter in ('design-review', 'completion-acceptance', 'completion-filing', 'pre-opening')),
      path text not null check (path in ('ordinary', 'commitment')),
      channel text not null check (channel in ('counter', 'online')),
      rule_set text not null,
      applicant_id integer references applicant (id),
      project_id integer references project (id),
      counter_id integer references counter (id),
      first_asked_staff_id text references staff (id),
      handler_staff_id text references staff (id),
      origin text not null check (origin in ('live', 'historic')),
      source_key text unique,
      source_data text check (source_data is null or json_valid(source_data)),
      terms text not null check (json_valid(terms)),
      remark text,
      state text not null,
      received_on text ${date('received_on')},
      accepted_on text ${date('accepted_on')},
      decided_on text ${date('decided_on')},
      ended_on text ${date('ended_on')},
      result text,
      receipt_number text,
      version integer not null,
      created_at text not null
    ) strict`,
    `create index case_file_open on case_file (state, id) where ended_on is null`,
    `create index case_file_received on case_file (received_on, id)`,
    `create index case_file_applicant on case_file (applicant_id)`,
    `create index case_file_project on case_file (project_id)`,
    `create table case_event (
      case_id integer not null references case_file (id),
      seq integer not null check (seq > 0),
      type text not null,
      date text not null ${date('date')},
      recorded_at text not null,
      staff_id text references staff (id),
      data text not null check (json_valid(data)),
      primary key (case_id, seq)
    ) strict, without rowid`,
    `create index case_event_date on case_event (date, type)`,
    `create trigger case_event_is_final_update before update on case_event
      begin select raise(abort, 'case events are never changed'); end`,
    `create trigger case_event_is_final_delete before delete on case_event
      begin select raise(abort, 'case events are never deleted'); end`,
    `create table case_material (
      case_id integer not null references case_file (id),
      material_id text not null,
      line integer not null,
      result text not null,
      defect text,
      promised_date text ${date('promised_date')},
      copies integer,
      primary key (case_id, material_id)
    ) strict, without rowid`,
    `create table case_clock (
      case_id integer not null references case_file (id),
      clock_id text not null,
      run integer not null check (run > 0),
      state text not null check (state in ('running', 'paused', 'stopped')),
      start text not null ${date('start')},
      stop text ${date('stop')},
      statutory_days integer not null,
      statutory_due text ${date('statutory_due')},
      statutory_left integer,
      promised_days integer,
      promised_due text ${date('promised_due')},
      promised_left integer,
      provisional integer not null check (provisional in (0, 1)),
      outcome text,
      check ((statutory_due is null) = (statutory_left is not null)),
      primary key (case_id, clock_id, run)
    ) strict, without rowid`,
    `create index case_clock_running on case_clock (state, statutory_due) where state <> 'stopped'`,
    `create table paper (
      id integer primary key autoincrement,
      kind text not null,
      case_id integer references case_file (id),
      event_seq integer,
      series text,
      year integer,
      seq integer,
      number text,
      template_version text not null,
      format text not null check (format in ('A4', '80mm')),
      copies text not null check (json_valid(copies)),
      data text not null check (json_valid(data)),
      html text not null,
      hash text not null check (length(hash) = 64),
      issued_on text not null ${date('issued_on')},
      issued_at text not null,
      staff_id text references staff (id),
      voided_at text,
      void_reason text,
      check ((series is null) = (seq is null)),
      check ((voided_at is null) = (void_reason is null)),
      unique (series, year, seq)
    ) strict`,
    `create index paper_case on paper (case_id, id)`,
    `create index paper_number on paper (number)`,
    `create trigger paper_is_frozen before update of kind, case_id, event_seq, series, year, seq, number, template_version,
      format, copies, data, html, hash, issued_on, issued_at, staff_id on paper
      begin select raise(abort, 'an issued paper is frozen'); end`,
    `create trigger paper_is_kept before delete on paper
      begin select raise(abort, 'an issued paper is never deleted'); end`,
    `create table paper_print (
      id integer primary key autoincrement,
      paper_id integer not null references paper (id),
      ordinal integer not null check (ordinal > 0),
      printed_at text not null,
      staff_id text references staff (id),
      target text not null,
      unique (paper_id, ordinal)
    ) strict`,
    `create table number_series (
      series text not null,
      year integer not null,
      last integer not null check (last >= 0),
      primary key (series, year)
    ) strict, without rowid`,
    `create table audit_entry (
      id integer primary key autoincrement,
      at text not null,
      staff_id text,
      action text not null,
      entity text not null,
      entity_id text not null,
      data text not null check (json_valid(data)),
      previous_hash text not null,
      hash text not null unique
    ) strict`,
    `create index audit_entry_entity on audit_entry (entity, entity_id, id)`,
    `create trigger audit_entry_is_final_update before update on audit_entry
      begin select raise(abort, 'audit entries are never changed'); end`,
    `create trigger audit_entry_is_final_delete before delete on audit_entry
      begin select raise(abort, 'audit entries are never deleted'); end`,
    `create table draft (
      id text primary key,
      staff_id text not null references staff (id),
      payload text not null check (json_valid(payload)),
      updated_at text not null,
      version integer not null
    ) strict`,
    `create table idempotency (
      key text primary key,
      procedure text not null,
      staff_id text not null,
      input_hash text not null,
      result text not null check (json_valid(result)),
      at text not null
    ) strict, without rowid`,
    `create virtual table case_search using fts5 (
      text, pinyin, initials, digits, prefix='1', content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0'
    )`,
  ],
} as const;
