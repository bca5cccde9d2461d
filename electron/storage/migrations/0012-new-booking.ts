/**
 * Schema version 12: a new appointment is written by one statement. Every statement costs a trip to the thread pool and
 * back while all other windows wait for the file, and a booking is what many windows do at once.
 *
 * `new_booking` holds nothing: what is inserted into it becomes the appointment, its first event, the entry of the audit
 * trail and the kept answer, each held to the rules of its own table.
 *
 * Places of a day are counted from an index alone; it serves whatever the one it replaces served.
 */
const OF_THE_APPOINTMENT = [
  'id',
  'service',
  'case_id',
  'joint_case_id',
  'applicant_id',
  'caller_name',
  'caller_phone',
  'person_key',
  'matter',
  'path',
  'note',
  'created_at',
  'state',
  'counter_id',
  'date',
  'starts_at',
  'ends_at',
  'opening_kind',
  'slot_key',
  'position',
  'capacity',
  'overbooked',
  'person_day',
  'checked_in_at',
  'version',
];
const BESIDE_IT = [
  'staff_id',
  'event_type',
  'event_data',
  'action',
  'audit_data',
  'previous_hash',
  'hash',
  'key',
  'input_hash',
  'result',
];
const ALL = [...OF_THE_APPOINTMENT, ...BESIDE_IT];

export const newBooking = {
  id: 12,
  name: 'new-booking',
  statements: [
    `create view new_booking (${ALL.join(', ')}) as select ${ALL.map(() => 'null').join(', ')} where 0`,
    `create trigger new_booking_is_written instead of insert on new_booking
      begin
        insert into appointment (${OF_THE_APPOINTMENT.join(', ')})
          values (${OF_THE_APPOINTMENT.map((column) => `new.${column}`).join(', ')});
        insert into appointment_event (appointment_id, seq, type, recorded_at, staff_id, data)
          values (new.id, new.version, new.event_type, new.created_at, new.staff_id, new.event_data);
        insert into audit_entry (at, staff_id, action, entity, entity_id, data, previous_hash, hash)
          values (new.created_at, new.staff_id, new.action, 'appointment', cast(new.id as text), new.audit_data,
            new.previous_hash, new.hash);
        insert into idempotency (key, procedure, staff_id, input_hash, result, at)
          values (new.key, new.action, new.staff_id, new.input_hash, new.result, new.created_at);
      end`,
    `drop index appointment_day`,
    `create index appointment_day on appointment (date, service, counter_id, starts_at, ends_at, position)`,
  ],
} as const;
