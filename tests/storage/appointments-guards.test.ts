import { expect, test } from 'vitest';
import { connect } from '../../electron/storage/driver/sqlite.ts';
import { handleOf } from '../../electron/storage/open.ts';
import { intake, newKey, ticks, type Office } from './cases-service-fixture.ts';
import { at, booked, bookingOffice, consultation } from './appointments-support.ts';
import { failureFrom } from './support.ts';

/** Writes into the file behind the program's back. */
async function meddle(office: Office, ...statements: readonly string[]): Promise<void> {
  const connection = await connect({ file: handleOf(office.application.context.write).file, mode: 'read-write' });
  try {
    for (const statement of statements) await connection.execute(statement);
  } finally {
    await connection.close();
  }
}

/** A copy of an appointment with some columns otherwise. */
function copyOf(id: number, columns: Readonly<Record<string, string>>): string {
  const names =
    'service, applicant_id, caller_name, caller_phone, person_key, created_at, state, counter_id, date, starts_at, ends_at, opening_kind, slot_key, position, capacity, overbooked, version';
  const values = names.split(', ').map((name) => columns[name] ?? name);
  return `insert into appointment (${names}) select ${values.join(', ')} from appointment where id = ${id}`;
}

async function officeWithOne() {
  const office = await bookingOffice();
  const appointment = await booked(office, consultation(at('2026-09-22', '08:30')));
  return { office, appointment };
}

test('the file itself refuses a second holder of a place, and a place beyond the capacity', async () => {
  const { office, appointment } = await officeWithOne();
  expect(await failureFrom(meddle(office, copyOf(appointment.id, {})))).toMatchObject({
    code: 'unique',
    columns: ['slot_key', 'position'],
  });
  expect((await failureFrom(meddle(office, copyOf(appointment.id, { position: '2' })))).code).toBe('check');
  // An overbooking may.
  await meddle(office, copyOf(appointment.id, { position: '2', overbooked: '1' }));
});

test('the file itself keeps an inspector from being at two places at a time', async () => {
  const office = await bookingOffice();
  const { case: taken } = await office.clerk.intake.submit(
    intake('2026-09-21', {
      matter: 'pre-opening',
      materialFacts: {},
      materials: ticks({
        'pre-opening-application': 'present',
        'pre-opening-licence': 'present',
        'pre-opening-rules': 'present',
        'pre-opening-floor-plan': 'present',
      }),
    }),
  );
  await booked(office, {
    key: newKey(),
    for: { kind: 'case', caseId: taken.id },
    service: 'site-visit',
    slot: at('2026-09-22', '09:00', null),
  });
  const other = await booked(office, consultation(at('2026-09-22', '08:30')));
  const elsewhere = `insert into appointment_inspector values (${other.id}, 'S0002', '2026-09-22', '10:00', '11:00')`;
  expect(await failureFrom(meddle(office, elsewhere))).toEqual({
    code: 'rule',
    rule: 'an inspector is at one place at a time',
  });
});

test.each([
  ["update appointment_event set type = 'missed'", 'events of an appointment are never changed'],
  ['delete from appointment_event', 'events of an appointment are never deleted'],
  ["update opening_entry set change = '{}'", 'entries of the opening calendar are never changed'],
  ['delete from opening_entry', 'entries of the opening calendar are never deleted'],
  ["update call_record set outcome = 'reached'", 'calls are never changed'],
  ['delete from call_record', 'calls are never deleted'],
])('%s is refused', async (statement, rule) => {
  const { office, appointment } = await officeWithOne();
  await office.clerk.appointments.markCalled({
    key: newKey(),
    appointmentId: appointment.id,
    caseId: null,
    purpose: 'reminder',
    outcome: 'no-answer',
  });
  const change = {
    kind: 'special' as const,
    counterId: null,
    date: '2026-09-26',
    hours: [{ from: '09:00', to: '11:30' }],
    reason: '值班',
  };
  const { fingerprint } = await office.supervisor.opening.affected({ change });
  await office.supervisor.opening.change({ key: newKey(), change, fingerprint, decisions: [] });
  expect(await failureFrom(meddle(office, statement))).toEqual({ code: 'rule', rule });
});

test('an appointment that does not follow from its history, and a history rewritten, are found by verify', async () => {
  const { office, appointment } = await officeWithOne();
  await meddle(office, `update appointment set ends_at = '09:30' where id = ${appointment.id}`);
  const differences = async () => (await office.administrator.system.verify()).differences;
  expect(await differences()).toEqual([expect.stringMatching(/^appointment 1: slot is stored as .*09:30/)]);
  await meddle(
    office,
    `update appointment set ends_at = '09:00' where id = ${appointment.id}`,
    'drop trigger appointment_event_is_final_update',
    `update appointment_event set data = json_set(data, '$.reason', '代约') where appointment_id = ${appointment.id}`,
  );
  expect(await differences()).toEqual([
    'appointment 1: event 1 (booked) is not what was audited',
    'file: the guard appointment_event_is_final_update is missing',
  ]);
});
