import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../electron/services/application.ts';
import type { WriteTx } from '../../electron/services/context.ts';
import { migrate } from '../../electron/storage/migrate.ts';
import { handleOf } from '../../electron/storage/open.ts';
import {
  appointmentById,
  insertBooking,
  type AppointmentRecord,
} from '../../electron/storage/repositories/appointments.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import { CLERK, intake, newKey, REVIEW_COMPLETE, type Office } from './cases-service-fixture.ts';
import { at, booked, bookingOffice, caller, consultation } from './appointments-support.ts';
import { failureFrom, temporaryDatabase } from './support.ts';

const TABLES = ['appointment', 'appointment_event', 'audit_entry', 'idempotency'] as const;

async function counts(office: Office): Promise<Record<string, unknown>> {
  const { connection } = handleOf(office.application.context.read);
  const parts = TABLES.map((table) => `(select count(*) from ${table}) as ${table}`);
  return (await connection.execute(`select ${parts.join(', ')}`)).rows[0] ?? {};
}

test('an answer made from what the booking read is what the day list shows, for a caller and for an applicant', async () => {
  const office = await bookingOffice();
  const { case: file } = await office.clerk.intake.submit(intake('2026-09-21', { materials: REVIEW_COMPLETE }));
  const applicantId = file.applicant?.id ?? 0;
  expect(applicantId).toBeGreaterThan(0);
  const of = { kind: 'applicant' as const, applicantId };
  // The first booking of a program has nothing to ask from yet and reads its answer afterwards.
  const answers = [
    await booked(office, consultation(at('2026-09-22', '08:30'))),
    await booked(office, consultation(at('2026-09-22', '09:00'), { matter: 'pre-opening', note: '带图纸' })),
    await booked(office, consultation(at('2026-09-23', '09:00'), { for: of })),
    await booked(office, consultation(at('2026-09-24', '09:00'), { for: { kind: 'case', caseId: file.id } })),
  ];
  const shown = await office.clerk.appointments.list({ from: '2026-09-22', through: '2026-09-24' });
  expect(answers).toEqual(shown);
  expect(answers[2]?.person).toMatchObject({ kind: 'applicant', applicantId });
});

test('who missed an appointment is booked again with that number of missed ones in the answer', async () => {
  const office = await bookingOffice();
  const who = caller();
  const first = await booked(office, consultation(at('2026-09-22', '08:30'), { for: who }));
  office.on('2026-09-22');
  await office.clerk.appointments.miss({ key: newKey(), id: first.id, version: first.version });
  expect((await booked(office, consultation(at('2026-09-23', '08:30'), { for: who }))).person.noShows).toBe(1);
  expect((await booked(office, consultation(at('2026-09-23', '09:00')))).person.noShows).toBe(0);
});

test('a setting changed by another window holds for the booking that comes next', async () => {
  const office = await bookingOffice();
  await booked(office, consultation(at('2026-09-22', '08:30')));
  const { services } = await office.administrator.opening.settings({});
  await office.administrator.opening.saveSettings({
    key: newKey(),
    effectiveFrom: '2026-09-21',
    services: { consultation: { ...services.consultation, slotMinutes: 60, capacity: 2 } },
  });
  const longer = await booked(office, consultation(at('2026-09-22', '09:30')));
  expect(longer).toMatchObject({ from: '09:30', to: '10:30', position: 1 });
});

test.each([
  ['a place somebody holds', { columns: ['slot_key', 'position'] }, {}],
  ['a key that was used', { columns: ['key'] }, { position: 1, slotKey: 'consultation|1|2026-09-22|09:00' }],
])('with %s nothing of a new booking is written, in none of its tables', async (_says, failure, place) => {
  const office = await bookingOffice();
  const input = consultation(at('2026-09-22', '08:30'));
  const { id } = await booked(office, input);
  const before = await counts(office);
  const { write, read } = office.application.context;
  const known = await appointmentById(read, id);
  if (known === null) throw new TypeError('booked a moment ago');
  const record: AppointmentRecord = {
    ...known,
    id: id + 1,
    personKey: 'c:别人|13900009999',
    now: { ...known.now, personDay: 'c:别人|13900009999|2026-09-22', ...place },
  };
  const instant = '2026-09-21T02:00:00.000Z';
  const writing = writeTransaction(write, async (tx: WriteTx) => {
    const failed = await failureFrom(
      insertBooking(tx, record, {
        event: { type: 'missed', seq: 1, at: instant, staffId: CLERK },
        audit: {
          at: instant,
          staffId: CLERK,
          action: 'appointments.book',
          entity: 'appointment',
          entityId: String(record.id),
          data: {},
        },
        lastAuditHash: null,
        kept: { key: input.key, procedure: 'appointments.book', inputHash: 'f'.repeat(64), result: {} },
      }),
    );
    return failed;
  });
  // Committed all the same: what the statement did before it failed must be gone already.
  expect(await writing).toMatchObject({ code: 'unique', ...failure });
  expect(await counts(office)).toEqual(before);
  expect((await office.administrator.system.verify()).differences).toEqual([]);
});

test('appointments of an older file are booked on from their last number', async () => {
  const database = await temporaryDatabase();
  const now = () => new Date('2026-11-21T01:02:03Z');
  await migrate(database, { migrations: MIGRATIONS.filter(({ id }) => id < 12), now });
  const { connection } = handleOf(database);
  for (const statement of [
    `insert into staff (id, account, name, roles, password_hash, active, failed_attempts, created_at, version)
      values ('S0001', 'clerk', '甲', '[]', 'x', 1, 0, '2026-09-18T01:00:00.000Z', 1)`,
    `insert into counter (id, name, place, active) values (1, '1号窗口', '', 1)`,
    `insert into appointment (id, service, caller_name, caller_phone, person_key, created_at, state, counter_id, date,
      starts_at, ends_at, opening_kind, slot_key, position, capacity, overbooked, version)
      values (7, 'consultation', '乙', '13900000001', 'c:乙|13900000001', '2026-09-18T01:00:00.000Z', 'booked', 1,
        '2026-09-22', '08:30', '09:00', 'ordinary', 'consultation|1|2026-09-22|08:30', 1, 1, 0, 1)`,
  ])
    await connection.execute(statement);
  await migrate(database, { migrations: MIGRATIONS, now });
  const columns =
    'service, caller_name, caller_phone, person_key, created_at, state, counter_id, date, starts_at, ends_at';
  await connection.execute(
    `insert into new_booking (id, ${columns}, opening_kind, slot_key, position, capacity, overbooked, version, staff_id,
      event_type, event_data, action, audit_data, previous_hash, hash, key, input_hash, result)
     select 8, ${columns}, opening_kind, slot_key, 2, 2, 0, 1, 'S0001', 'booked', '{}', 'appointments.book', '{}', 'p', 'h',
      'key-1', 'i', '{}' from appointment where id = 7`,
  );
  expect((await connection.execute('select id, position from appointment order by id')).rows).toEqual([
    { id: 7, position: 1 },
    { id: 8, position: 2 },
  ]);
  expect((await connection.execute('select appointment_id, seq, type from appointment_event')).rows).toEqual([
    { appointment_id: 8, seq: 1, type: 'booked' },
  ]);
  expect((await connection.execute('select entity, entity_id, action from audit_entry')).rows).toEqual([
    { entity: 'appointment', entity_id: '8', action: 'appointments.book' },
  ]);
});
