import { describe, expect, test } from 'vitest';
import {
  compareInQueue,
  inQueueOrder,
  nextInQueue,
  servingMinutes,
  waitingMinutes,
  type QueuedTicket,
} from '../../shared/appointments/queue.ts';
import {
  allowedTicketActs,
  replayTicket,
  ticketLabel,
  TicketHistoryError,
  type TicketEvent,
  type TicketHappening,
} from '../../shared/appointments/ticket.ts';

/** A ticket drawn at a time of Friday 18 September 2026 in the office. */
function drawn(id: number, time: string, change: Partial<QueuedTicket> = {}): QueuedTicket {
  return {
    id,
    state: 'waiting',
    service: 'intake',
    priority: 'ordinary',
    channel: 'walk-in',
    onTime: false,
    queuedAt: `2026-09-18T${time}Z`,
    forCounterId: null,
    ...change,
  };
}
const ids = (tickets: readonly QueuedTicket[]): readonly number[] => inQueueOrder(tickets).map(({ id }) => id);

describe('the order of the queue', () => {
  test('who came first is called first', () =>
    expect(ids([drawn(3, '01:05:00.000'), drawn(1, '01:00:00.000'), drawn(2, '01:00:30.000')])).toEqual([1, 2, 3]));

  test('the green channel goes before everybody, and keeps its own order', () =>
    expect(
      ids([
        drawn(1, '01:00:00.000'),
        drawn(2, '01:10:00.000', { priority: 'green' }),
        drawn(3, '01:05:00.000', { priority: 'green' }),
      ]),
    ).toEqual([3, 2, 1]));

  test('an appointment checked in on time goes before a walk-in of the same minute, though that came some seconds earlier', () =>
    expect(
      ids([
        drawn(1, '01:00:05.000'),
        drawn(2, '01:00:55.000', { channel: 'appointment', onTime: true }),
        drawn(3, '01:01:00.000'),
      ]),
    ).toEqual([2, 1, 3]));

  test('an appointment of the next minute does not, nor one that came late', () =>
    expect(
      ids([
        drawn(1, '01:00:59.000'),
        drawn(2, '01:01:00.000', { channel: 'appointment', onTime: true }),
        drawn(3, '01:02:00.000'),
        drawn(4, '01:02:01.000', { channel: 'appointment', onTime: false }),
      ]),
    ).toEqual([1, 2, 3, 4]));

  test('two of the same instant are called as they were issued', () =>
    expect(compareInQueue(drawn(7, '01:00:00.000'), drawn(8, '01:00:00.000'))).toBeLessThan(0));

  test('a counter calls only what it takes, and what was sent to it before anything else calls it', () => {
    const tickets = [
      drawn(1, '01:00:00.000', { service: 'consultation' }),
      drawn(2, '01:00:10.000', { forCounterId: 2, state: 'transferred', service: 'pick-up' }),
      drawn(3, '01:00:20.000'),
      drawn(4, '01:00:00.000', { state: 'skipped' }),
    ];
    const next = (id: number, services: Parameters<typeof nextInQueue>[1]['services']) =>
      nextInQueue(tickets, { id, services })?.id ?? null;
    expect(next(1, ['intake'])).toBe(3);
    expect(next(1, ['intake', 'consultation'])).toBe(1);
    expect(next(2, ['intake'])).toBe(2);
    expect(next(1, ['pick-up'])).toBeNull();
  });
});

describe('the wait that is told', () => {
  test('without experience a ticket takes a quarter of an hour, else the median of the last ones', () => {
    expect(servingMinutes([])).toBe(15);
    expect(servingMinutes([60, 60])).toBe(15);
    expect(servingMinutes([300, 600, 5400])).toBe(10);
    expect(servingMinutes([300, 600, 900, 5400])).toBe(12.5);
    expect(servingMinutes([2, 2, 2])).toBe(1);
    expect(servingMinutes([30_000, 30_000, 30_000])).toBe(120);
  });

  test('four ahead, two busy counters, ten minutes each: five turns by two counters are 25 minutes', () =>
    expect(waitingMinutes({ ahead: 4, counters: 2, busy: 2 }, [600, 600, 600])).toBe(25));

  test('a free counter and nobody ahead is no wait; the last free one taken is one turn', () => {
    expect(waitingMinutes({ ahead: 0, counters: 2, busy: 1 }, [600, 600, 600])).toBe(0);
    expect(waitingMinutes({ ahead: 1, counters: 2, busy: 1 }, [600, 600, 600])).toBe(5);
    expect(waitingMinutes({ ahead: 0, counters: 0, busy: 0 }, [])).toBe(0);
    expect(waitingMinutes({ ahead: 1, counters: 0, busy: 0 }, [])).toBe(15);
  });

  test('it is rounded up to five minutes', () =>
    expect(waitingMinutes({ ahead: 1, counters: 1, busy: 1 }, [390, 390, 390])).toBe(15));
});

function history(...steps: readonly (readonly [string, TicketHappening, (number | null)?])[]): readonly TicketEvent[] {
  return steps.map(([time, happening, counterId = 1], index) => ({
    ...happening,
    seq: index + 1,
    at: `2026-09-18T${time}:00.000Z`,
    staffId: 'S0002',
    counterId,
  }));
}
const ISSUED: TicketHappening = {
  type: 'issued',
  service: 'intake',
  priority: 'ordinary',
  channel: 'walk-in',
  onTime: false,
  appointmentId: null,
  ahead: 2,
  estimateMinutes: 10,
};

describe('what a history says of its ticket', () => {
  test('called after twelve minutes, begun at once, finished after twenty: waited 720 s, served 1,200 s', () =>
    expect(
      replayTicket(
        history(
          ['01:00', ISSUED, null],
          ['01:12', { type: 'called', draftId: 'draft-1' }],
          ['01:12', { type: 'started' }],
          ['01:32', { type: 'case-opened', caseId: 5 }],
          ['01:32', { type: 'finished', outcome: 'served' }],
        ),
      ),
    ).toMatchObject({
      state: 'finished',
      outcome: 'served',
      waitedSeconds: 720,
      servedSeconds: 1200,
      calls: 1,
      counterId: 1,
      draftId: 'draft-1',
      version: 5,
    }));

  test('skipped, back in the queue behind the others, called again: both waits count, no serving', () =>
    expect(
      replayTicket(
        history(
          ['01:00', ISSUED, null],
          ['01:10', { type: 'called', draftId: 'draft-1' }],
          ['01:11', { type: 'recalled' }],
          ['01:13', { type: 'skipped' }],
          ['01:20', { type: 'requeued' }],
          ['01:25', { type: 'called', draftId: 'draft-2' }, 2],
        ),
      ),
    ).toMatchObject({
      state: 'called',
      queuedAt: '2026-09-18T01:20:00.000Z',
      calledAt: '2026-09-18T01:10:00.000Z',
      lastCalledAt: '2026-09-18T01:25:00.000Z',
      waitedSeconds: 900,
      servedSeconds: null,
      calls: 3,
      counterId: 2,
      draftId: 'draft-1',
    }));

  test('parked to fetch a copy and back: the place in the queue stays, the break is neither wait nor serving', () =>
    expect(
      replayTicket(
        history(
          ['01:00', ISSUED, null],
          ['01:05', { type: 'called', draftId: 'draft-1' }],
          ['01:06', { type: 'started' }],
          ['01:10', { type: 'parked' }],
          ['01:30', { type: 'requeued' }],
          ['01:31', { type: 'called', draftId: 'draft-9' }],
          ['01:33', { type: 'finished', outcome: 'served' }],
        ),
      ),
    ).toMatchObject({
      queuedAt: '2026-09-18T01:00:00.000Z',
      waitedSeconds: 360,
      servedSeconds: 360,
      startedAt: '2026-09-18T01:06:00.000Z',
    }));

  test('sent on to another counter for another service, its draft with it', () => {
    const sent = replayTicket(
      history(
        ['01:00', ISSUED, null],
        ['01:05', { type: 'called', draftId: 'draft-1' }],
        ['01:06', { type: 'started' }],
        ['01:08', { type: 'transferred', service: 'consultation', forCounterId: 3 }],
      ),
    );
    expect(sent).toMatchObject({
      state: 'transferred',
      service: 'consultation',
      forCounterId: 3,
      draftId: 'draft-1',
      servedSeconds: 120,
      queuedAt: '2026-09-18T01:00:00.000Z',
    });
  });

  test('a further matter under the same number: another draft, serving goes on', () =>
    expect(
      replayTicket(
        history(
          ['01:00', ISSUED, null],
          ['01:05', { type: 'called', draftId: 'draft-1' }],
          ['01:15', { type: 'finished', outcome: 'served' }],
          ['01:15', { type: 'resumed', draftId: 'draft-2' }],
          ['01:25', { type: 'finished', outcome: 'served' }],
        ),
      ),
    ).toMatchObject({ state: 'finished', draftId: 'draft-2', servedSeconds: 1200 }));

  test.each<readonly [string, readonly TicketEvent[]]>([
    ['without an issue', history(['01:00', { type: 'started' }])],
    ['empty', []],
    ['served before it was called', history(['01:00', ISSUED], ['01:01', { type: 'started' }])],
    ['skipped while waiting', history(['01:00', ISSUED], ['01:01', { type: 'skipped' }])],
    ['issued twice', history(['01:00', ISSUED], ['01:01', ISSUED])],
    [
      'with a line missing',
      history(['01:00', ISSUED], ['01:01', { type: 'parked' }], ['01:02', { type: 'requeued' }]).filter(
        ({ seq }) => seq !== 2,
      ),
    ],
  ])('a history %s is no ticket', (_name, events) => {
    expect(() => replayTicket(events)).toThrow(TicketHistoryError);
  });

  test('each state offers its acts and no others', () =>
    expect(
      (['waiting', 'transferred', 'called', 'serving', 'skipped', 'parked', 'finished'] as const).map((state) => [
        state,
        allowedTicketActs(state),
      ]),
    ).toEqual([
      ['waiting', ['transfer', 'finish']],
      ['transferred', ['transfer', 'finish']],
      ['called', ['recall', 'start', 'skip', 'park', 'transfer', 'finish']],
      ['serving', ['park', 'transfer', 'finish']],
      ['skipped', ['recall', 'requeue', 'transfer', 'finish']],
      ['parked', ['recall', 'requeue', 'transfer', 'finish']],
      ['finished', ['resume']],
    ]));

  test('numbers are called by letter and three digits, four when a day needs them', () =>
    expect([
      ticketLabel({ series: 'intake', number: 7 }),
      ticketLabel({ series: 'consultation', number: 12 }),
      ticketLabel({ series: 'pick-up', number: 1024 }),
    ]).toEqual(['A007', 'B012', 'C1024']));
});
