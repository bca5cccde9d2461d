/**
 * Schema version 8: a signed list of moved dates has one of two causes, a calendar version or an event that corrects an
 * earlier one of a case. The table is built anew because its cause could only be a calendar version before; ids stay.
 */
export const correctionLists = {
  id: 8,
  name: 'correction-lists',
  statements: [
    `create table date_change_list_next (
      id integer primary key autoincrement,
      calendar_version_id integer unique references calendar_version (id),
      case_id integer,
      event_seq integer,
      signed_at text not null,
      signed_by text not null references staff (id),
      paper_id integer not null references paper (id),
      cases integer not null check (cases >= 0),
      unique (case_id, event_seq),
      foreign key (case_id, event_seq) references case_event (case_id, seq),
      check ((calendar_version_id is null) <> (case_id is null)),
      check ((case_id is null) = (event_seq is null))
    ) strict`,
    `insert into date_change_list_next (id, calendar_version_id, signed_at, signed_by, paper_id, cases)
      select id, calendar_version_id, signed_at, signed_by, paper_id, cases from date_change_list`,
    `drop table date_change_list`,
    `alter table date_change_list_next rename to date_change_list`,
    `create trigger date_change_list_is_final_update before update on date_change_list
      begin select raise(abort, 'a signed list is never changed'); end`,
    `create trigger date_change_list_is_final_delete before delete on date_change_list
      begin select raise(abort, 'a signed list is never changed'); end`,
  ],
} as const;
