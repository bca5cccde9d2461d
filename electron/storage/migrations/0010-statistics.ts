/**
 * Schema version 10: the service journal, what is counted, closed months.
 *
 * `statistic_entry` is derived: one row per countable fact. Writing a case only notes in `statistic_stale` that it is to be
 * counted anew, whatever wrote it; whoever asks for figures first brings these rows up to date.
 */
const date = (column: string) =>
  `check (${column} is null or ${column} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')`;

const final = (table: string, what: string) => [
  `create trigger ${table}_is_final_update before update on ${table}
      begin select raise(abort, '${what} are never changed'); end`,
  `create trigger ${table}_is_final_delete before delete on ${table}
      begin select raise(abort, '${what} are never deleted'); end`,
];

export const statistics = {
  id: 10,
  name: 'statistics',
  statements: [
    `create table service_record (
      id integer primary key autoincrement,
      kind text not null check (kind in ('early-involvement', 'green-channel', 'enterprise-visit', 'symposium', 'opinion',
        'hazard-check', 'return-visit', 'rating', 'inquiry', 'handout', 'training')),
      date text not null ${date('date')},
      subject text not null check (length(subject) > 0),
      person text,
      case_id integer references case_file (id),
      counts text not null check (json_valid(counts)),
      outcome text,
      rating text check (rating in ('very-satisfied', 'satisfied', 'fairly-satisfied', 'dissatisfied', 'very-dissatisfied')),
      corrects integer unique references service_record (id),
      struck integer not null check (struck in (0, 1)),
      reason text,
      recorded_at text not null,
      staff_id text not null references staff (id),
      check ((corrects is null) = (reason is null)),
      check (struck = 0 or corrects is not null)
    ) strict`,
    `create index service_record_date on service_record (date, id)`,
    `create index service_record_case on service_record (case_id) where case_id is not null`,
    `create index service_record_recorded on service_record (recorded_at)`,
    ...final('service_record', 'records of the service journal'),
    `create table on_spot_correction (
      case_id integer not null references case_file (id),
      material_id text not null,
      date text not null ${date('date')},
      recorded_at text not null,
      primary key (case_id, material_id)
    ) strict, without rowid`,
    ...final('on_spot_correction', 'corrections on the spot'),
    // A material's result may be overwritten later; that it was put right at the counter, and when, stays.
    `create trigger case_material_corrected after insert on case_material when new.result = 'corrected-on-the-spot'
      and not exists (select 1 from on_spot_correction as known
        where known.case_id = new.case_id and known.material_id = new.material_id)
      begin
        insert into on_spot_correction (case_id, material_id, date, recorded_at)
        select file.id, new.material_id, coalesce(last.date, file.received_on), coalesce(last.recorded_at, file.created_at)
        from case_file as file
        left join case_event as last on last.case_id = file.id
          and last.seq = (select max(seq) from case_event where case_id = file.id)
        where file.id = new.case_id and coalesce(last.date, file.received_on) is not null;
      end`,
    `insert into on_spot_correction (case_id, material_id, date, recorded_at)
      select material.case_id, material.material_id, file.received_on, file.created_at
      from case_material as material join case_file as file on file.id = material.case_id
      where material.result = 'corrected-on-the-spot' and file.received_on is not null`,
    `create table statistic_entry (
      kind text not null,
      date text not null ${date('date')},
      source text not null check (source in ('case', 'service', 'appointment', 'ticket')),
      source_id integer not null,
      seq integer not null,
      matter text,
      staff_id text,
      value real not null,
      base real not null,
      primary key (kind, date, source, source_id, seq)
    ) strict, without rowid`,
    `create index statistic_entry_source on statistic_entry (source, source_id)`,
    `create table statistic_stale (
      source text not null check (source in ('case', 'service', 'appointment', 'ticket')),
      source_id integer not null,
      primary key (source, source_id)
    ) strict, without rowid`,
    `create trigger case_file_counts_when_new after insert on case_file
      begin insert or ignore into statistic_stale (source, source_id) values ('case', new.id); end`,
    `create trigger case_file_counts_anew after update of version, project_id on case_file
      begin insert or ignore into statistic_stale (source, source_id) values ('case', new.id); end`,
    `create trigger service_record_counts after insert on service_record
      begin insert or ignore into statistic_stale (source, source_id)
        values ('service', new.id), ('service', coalesce(new.corrects, new.id)); end`,
    `insert into statistic_stale (source, source_id) select 'case', id from case_file`,
    // What a closed month may have to be adjusted by: events entered on a later day than theirs, and corrections. A sum,
    // because SQLite uses no partial index whose condition is an OR.
    `create index case_event_late on case_event (recorded_at)
      where (type = 'corrected') + (date(recorded_at, '+8 hours') > date)`,
    `create table month_close (
      month text primary key check (month glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
      closed_at text not null,
      staff_id text not null references staff (id),
      rules text not null,
      content text not null check (json_valid(content)),
      hash text not null check (length(hash) = 64),
      paper_id integer not null references paper (id)
    ) strict, without rowid`,
    ...final('month_close', 'closed months'),
  ],
} as const;
