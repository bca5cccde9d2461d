/**
 * Tickets of the queue. A number is drawn from its series and written with its ticket in one transaction; neither can
 * be taken back. The history of a ticket is only ever added to; two tickets can never stand at one counter on one day.
 */
const date = (column: string) => `check (${column} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')`;
const service = (column: string) => `check (${column} in ('intake', 'consultation', 'pick-up'))`;

export const tickets = {
  id: 7,
  name: 'tickets',
  statements: [
    `create table ticket_series (
      service text not null ${service('service')},
      day text not null ${date('day')},
      last integer not null check (last > 0),
      primary key (service, day)
    ) strict, without rowid`,
    `create trigger ticket_series_goes_on before update on ticket_series
      when new.service <> old.service or new.day <> old.day or new.last <> old.last + 1
      begin select raise(abort, 'ticket numbers are drawn one by one'); end`,
    `create trigger ticket_series_is_kept before delete on ticket_series
      begin select raise(abort, 'a series of ticket numbers is never deleted'); end`,
    `create table ticket (
      id integer primary key autoincrement,
      series text not null ${service('series')},
      day text not null ${date('day')},
      number integer not null check (number > 0),
      channel text not null check (channel in ('walk-in', 'appointment')),
      priority text not null check (priority in ('ordinary', 'green')),
      on_time integer not null check (on_time in (0, 1)),
      appointment_id integer unique,
      name text check (length(name) between 1 and 20),
      phone_tail text check (phone_tail glob '[0-9][0-9][0-9][0-9]'),
      issued_at text not null,
      service text not null ${service('service')},
      state text not null check (state in
        ('waiting', 'transferred', 'called', 'serving', 'skipped', 'parked', 'finished')),
      queued_at text not null,
      for_counter_id integer references counter (id),
      counter_id integer references counter (id),
      staff_id text references staff (id),
      draft_id text unique,
      called_at text,
      last_called_at text,
      started_at text,
      finished_at text,
      outcome text check (outcome in ('served', 'left')),
      waited_seconds integer check (waited_seconds >= 0),
      served_seconds integer check (served_seconds >= 0),
      calls integer not null check (calls >= 0),
      prints integer not null check (prints >= 0),
      version integer not null check (version > 0),
      unique (series, day, number),
      check ((channel = 'appointment') = (appointment_id is not null)),
      check ((called_at is null) = (calls = 0)),
      check ((state = 'finished') = (outcome is not null)),
      check ((outcome is null) = (finished_at is null)),
      check (state not in ('called', 'serving') or (counter_id is not null and staff_id is not null))
    ) strict`,
    `create index ticket_day on ticket (day, state)`,
    `create index ticket_served on ticket (service, id) where served_seconds is not null`,
    `create unique index ticket_at_counter on ticket (day, counter_id) where state in ('called', 'serving')`,
    `create trigger ticket_is_frozen before update of id, series, day, number, channel, priority, on_time, appointment_id,
      name, phone_tail, issued_at on ticket
      begin select raise(abort, 'what a ticket was issued with never changes'); end`,
    `create trigger ticket_is_kept before delete on ticket
      begin select raise(abort, 'a ticket is never deleted'); end`,
    `create table ticket_event (
      ticket_id integer not null references ticket (id),
      seq integer not null check (seq > 0),
      type text not null,
      at text not null,
      staff_id text not null references staff (id),
      counter_id integer references counter (id),
      data text not null check (json_valid(data)),
      primary key (ticket_id, seq)
    ) strict, without rowid`,
    `create trigger ticket_event_is_final_update before update on ticket_event
      begin select raise(abort, 'ticket events are never changed'); end`,
    `create trigger ticket_event_is_final_delete before delete on ticket_event
      begin select raise(abort, 'ticket events are never deleted'); end`,
    `create table ticket_case (
      case_id integer primary key references case_file (id),
      ticket_id integer not null references ticket (id)
    ) strict`,
    `create index ticket_case_ticket on ticket_case (ticket_id)`,
  ],
} as const;
