import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { TicketService } from '../../shared/appointments/ticket.ts';
import type { TestOffice } from './app-support.ts';

/**
 * A little office whose hall has seen everything once, in the days around 22 September 2026; what there is to count of it
 * is worked out by hand in `statistics-hall.test.ts`.
 */

const key = () => randomUUID();

/** Windows of the sample's two clerks at their counters, and of its supervisor. */
export function hallOf(office: TestOffice) {
  const seat = (staffId: string, counterId: number | null) =>
    office.window(Object.assign(office.app.openClient(), { staffId, counterId }));
  return {
    ...office,
    file: path.join(office.folder, 'fire-window.db'),
    one: seat('S0002', 1),
    two: seat('S0003', 2),
    supervisor: seat('S0006', null),
  };
}
export type Hall = ReturnType<typeof hallOf>;

interface Versioned {
  readonly id: number;
  readonly version: number;
}

/** The appointment a week ahead that nobody came to; when that is entered is up to the test. */
export interface HallWeek {
  readonly lateId: number;
}

/** Books, moves, cancels, promotes and misses appointments, draws and calls tickets. The clock must not be past its first day. */
export async function fillHall({ set, one, two, supervisor }: Hall): Promise<HallWeek> {
  let callers = 0;
  const book = async (date: string, from: string, onFull: 'refuse' | 'wait' = 'refuse') => {
    callers += 1;
    const phone = `199${String(callers).padStart(8, '0')}`;
    const { appointment } = await one.appointments.book({
      key: key(),
      for: { kind: 'caller', name: `某${'甲乙丙丁戊己庚辛壬癸'.charAt(callers - 1)}`, phone },
      service: 'consultation',
      slot: { counterId: 1, date, from },
      onFull,
    });
    return appointment;
  };
  const of = ({ id, version }: Versioned) => ({ key: key(), id, version });
  const draw = async (service: TicketService) => (await one.queue.issue({ key: key(), service })).ticket;
  const call = async (window: Hall['one'], services: TicketService[]) =>
    (await window.queue.call({ key: key(), services })).ticket;
  type Act = Parameters<Hall['one']['queue']['act']>[0]['act'];
  const act = async (window: Hall['one'], ticket: Versioned, what: Act) =>
    (await window.queue.act({ ...of(ticket), act: what })).ticket;
  const checkIn = async ({ id, version }: Versioned) =>
    (await two.queue.checkIn({ key: key(), appointmentId: id, version })).ticket;

  set('2026-09-21', '09:00');
  const kept = await book('2026-09-22', '10:00');
  const late = await book('2026-09-28', '10:00');
  const toMove = await book('2026-09-22', '11:00');
  const toCancel = await book('2026-09-23', '11:00');
  const toGiveBack = await book('2026-09-23', '14:00');
  const declining = await book('2026-09-23', '14:00', 'wait');
  const promoted = await book('2026-09-23', '14:00', 'wait');
  await book('2026-09-22', '10:00', 'wait');
  const absent = await book('2026-09-22', '14:00');
  const { appointment: moved } = await one.appointments.reschedule({
    ...of(toMove),
    slot: { counterId: 1, date: '2026-09-23', from: '10:00' },
  });

  set('2026-09-22', '09:00');
  const first = await draw('intake');
  await one.appointments.cancel({ ...of(toCancel), by: 'person' });
  const given = await supervisor.appointments.cancel({ ...of(toGiveBack), by: 'office', reason: '窗口培训' });
  const declined = await one.appointments.answerOffer({ ...of(given.offered ?? declining), answer: 'decline' });
  const taken = await one.appointments.answerOffer({ ...of(declined.offered ?? promoted), answer: 'accept' });
  set('2026-09-22', '09:01');
  await draw('intake');
  set('2026-09-22', '09:02');
  const third = await draw('intake');
  // Seven minutes after it was drawn; called twice again, which changes nothing.
  set('2026-09-22', '09:07');
  let served = await call(one, ['intake']);
  set('2026-09-22', '09:08');
  served = await act(one, served, { type: 'recall' });
  set('2026-09-22', '09:09');
  served = await act(one, served, { type: 'recall' });
  served = await act(one, served, { type: 'start' });
  set('2026-09-22', '09:10');
  await act(one, third, { type: 'transfer', service: 'consultation', counterId: null });
  set('2026-09-22', '09:15');
  await act(one, served, { type: 'finish' });
  // Nineteen minutes; nobody comes, it goes back into the queue and is called once more.
  set('2026-09-22', '09:20');
  let skipped = await call(one, ['intake']);
  set('2026-09-22', '09:22');
  skipped = await act(one, skipped, { type: 'skip' });
  set('2026-09-22', '09:30');
  await act(one, skipped, { type: 'requeue' });
  // Thirty minutes, ten of them in the queue it was drawn for.
  set('2026-09-22', '09:32');
  const sentOn = await call(two, ['consultation']);
  set('2026-09-22', '09:50');
  await act(one, await call(one, ['intake']), { type: 'finish' });
  set('2026-09-22', '09:55');
  await checkIn(kept);
  await act(two, sentOn, { type: 'finish' });
  // Five minutes.
  set('2026-09-22', '10:00');
  await call(two, ['consultation']);
  set('2026-09-22', '10:05');
  const leaving = await draw('pick-up');
  set('2026-09-22', '10:20');
  await act(one, leaving, { type: 'finish' });
  set('2026-09-22', '15:00');
  await one.appointments.miss(of(absent));

  // Ten minutes.
  set('2026-09-23', '09:50');
  await checkIn(moved);
  set('2026-09-23', '10:00');
  await call(one, ['consultation']);
  set('2026-09-23', '14:30');
  const { appointment: missing } = await one.appointments.miss(of(taken.appointment));
  set('2026-09-23', '16:00');
  await one.appointments.checkIn(of(missing));
  if (first.id !== served.id) throw new TypeError('the first ticket drawn is called first');
  return { lateId: late.id };
}
