/**
 * Schema version 11: what was accepted, decided or entered on a day is found without looking at every case there ever was.
 * An index over `date(recorded_at, ...)` would be smaller, but SQLite never uses one: to it the function may change.
 */
export const daysOfCases = {
  id: 11,
  name: 'days-of-cases',
  statements: [
    `create index case_file_accepted on case_file (accepted_on, id) where accepted_on is not null`,
    `create index case_file_decided on case_file (decided_on, id) where decided_on is not null`,
    `create index case_event_entered on case_event (recorded_at)`,
  ],
} as const;
