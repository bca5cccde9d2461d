/**
 * Schema version 13: appointments and tickets are counted. Writing one only notes in `statistic_stale` that it is to be
 * counted anew, as it is with cases; those of an older file wait to be counted.
 */
const counted = (table: 'appointment' | 'ticket') => [
  `create trigger ${table}_counts_when_new after insert on ${table}
      begin insert or ignore into statistic_stale (source, source_id) values ('${table}', new.id); end`,
  // Every event raises the version.
  `create trigger ${table}_counts_anew after update of version on ${table}
      begin insert or ignore into statistic_stale (source, source_id) values ('${table}', new.id); end`,
  `insert or ignore into statistic_stale (source, source_id) select '${table}', id from ${table}`,
];

export const hallCounts = {
  id: 13,
  name: 'hall-counts',
  statements: [
    ...counted('appointment'),
    ...counted('ticket'),
    // What a month's report counts by the day it was entered, found without looking at every appointment there ever was. The
    // file grows by one line at the end of the index for each event, which costs a booking next to nothing.
    `create index appointment_event_entered on appointment_event (recorded_at)`,
  ],
} as const;
