/**
 * Schema version 2: calendar versions an office loads (yearly notices, local documents) and what each signed one moved.
 * A version's content is never changed; its state goes from proposed to accepted or withdrawn, once.
 */
const date = (column: string) =>
  `check (${column} is null or ${column} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')`;

export const calendarVersions = {
  id: 2,
  name: 'calendar-versions',
  statements: [
    `create table calendar_version (
      id integer primary key autoincrement,
      kind text not null check (kind in ('notice', 'local')),
      year integer not null check (year between 1949 and 2199),
      document text not null check (length(document) > 0),
      format text not null check (format in ('text', 'json', 'csv', 'ics', 'restored')),
      source_text text not null,
      days text check (days is null or json_valid(days)),
      warnings text not null check (json_valid(warnings)),
      restores integer references calendar_version (id),
      recorded_at text not null,
      staff_id text references staff (id),
      state text not null check (state in ('proposed', 'accepted', 'withdrawn')),
      accepted_at text,
      signed_by text references staff (id),
      remark text,
      check ((state = 'accepted') = (accepted_at is not null)),
      check ((accepted_at is null) = (signed_by is null))
    ) strict`,
    `create trigger calendar_version_is_frozen before update of id, kind, year, document, format, source_text, days, warnings,
      restores, recorded_at, staff_id on calendar_version
      begin select raise(abort, 'a calendar version is frozen'); end`,
    `create trigger calendar_version_is_settled before update of state, accepted_at, signed_by, remark on calendar_version
      when old.state <> 'proposed'
      begin select raise(abort, 'a calendar version is settled once'); end`,
    `create trigger calendar_version_is_kept before delete on calendar_version
      begin select raise(abort, 'a calendar version is never deleted'); end`,
    `create table date_change_list (
      id integer primary key autoincrement,
      calendar_version_id integer not null unique references calendar_version (id),
      signed_at text not null,
      signed_by text not null references staff (id),
      paper_id integer not null references paper (id),
      cases integer not null check (cases >= 0)
    ) strict`,
    `create table date_change (
      list_id integer not null references date_change_list (id),
      case_id integer not null references case_file (id),
      clock_id text not null,
      run integer not null check (run > 0),
      old_statutory text ${date('old_statutory')},
      new_statutory text ${date('new_statutory')},
      old_promised text ${date('old_promised')},
      new_promised text ${date('new_promised')},
      was_provisional integer not null check (was_provisional in (0, 1)),
      is_provisional integer not null check (is_provisional in (0, 1)),
      papers text not null check (json_valid(papers)),
      primary key (list_id, case_id, clock_id, run)
    ) strict, without rowid`,
    `create index date_change_case on date_change (case_id)`,
    `create trigger date_change_is_final_update before update on date_change
      begin select raise(abort, 'a signed list is never changed'); end`,
    `create trigger date_change_is_final_delete before delete on date_change
      begin select raise(abort, 'a signed list is never changed'); end`,
  ],
} as const;
