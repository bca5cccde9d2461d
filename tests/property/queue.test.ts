import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareInQueue,
  inQueueOrder,
  nextInQueue,
  waitingMinutes,
  type QueuedTicket,
} from '../../shared/appointments/queue.ts';
import {
  allowedTicketActs,
  replayTicket,
  TICKET_ACTS,
  TICKET_SERVICES,
  TICKET_STATES,
  ticketStateAfter,
  TicketHistoryError,
  type TicketAct,
  type TicketEvent,
  type TicketHappening,
} from '../../shared/appointments/ticket.ts';

const START = Date.parse('2026-09-18T00:30:00.000Z');

const ticket: fc.Arbitrary<Omit<QueuedTicket, 'id'>> = fc.record({
  state: fc.constantFrom(...TICKET_STATES),
  service: fc.constantFrom(...TICKET_SERVICES),
  priority: fc.constantFrom('ordinary' as const, 'green' as const),
  channel: fc.constantFrom('walk-in' as const, 'appointment' as const),
  onTime: fc.boolean(),
  // Three minutes in steps of ten seconds: many share a minute, some an instant.
  queuedAt: fc.nat(18).map((step) => new Date(START + step * 10_000).toISOString()),
  forCounterId: fc.constantFrom(null, 1, 2),
});
const tickets = fc
  .array(ticket, { maxLength: 30 })
  .map((some) => some.map((one, index): QueuedTicket => ({ ...one, id: index + 1 })));

/** The rule of the queue said once more, as a sentence of groups instead of a comparison. */
function byGroups(all: readonly QueuedTicket[]): readonly number[] {
  const groups = new Map<string, QueuedTicket[]>();
  for (const one of all) {
    const first = one.priority === 'green' ? '0' : '1';
    const early = one.channel === 'appointment' && one.onTime ? '0' : '1';
    // 2026-09-18T00:30 sorts as text.
    const key = `${first} ${one.queuedAt.slice(0, 16)} ${early} ${one.queuedAt}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.keys()]
    .toSorted()
    .flatMap((key) => (groups.get(key) ?? []).map(({ id }) => id).toSorted((left, right) => left - right));
}

test('the order of the queue is total, stable, and the same whatever order the tickets lie in', () => {
  fc.assert(
    fc.property(tickets, fc.infiniteStream(fc.nat()), (all, dice) => {
      const order = inQueueOrder(all).map(({ id }) => id);
      expect(order).toEqual(byGroups(all));
      const shuffled = all
        .map((one) => ({ one, at: dice.next().value }))
        .toSorted((left, right) => left.at - right.at)
        .map(({ one }) => one);
      expect(inQueueOrder(shuffled).map(({ id }) => id)).toEqual(order);
      for (const left of all) {
        for (const right of all) {
          const sign = Math.sign(compareInQueue(left, right));
          expect(sign).toBe(-Math.sign(compareInQueue(right, left)) + 0);
          expect(sign === 0).toBe(left.id === right.id);
        }
      }
    }),
  );
});

test('calling again and again takes everybody a counter may take, each once, in that order', () => {
  fc.assert(
    fc.property(
      tickets,
      fc.subarray([...TICKET_SERVICES], { minLength: 1 }),
      fc.constantFrom(1, 2),
      (all, services, id) => {
        const taken: number[] = [];
        let left: readonly QueuedTicket[] = all;
        for (
          let next = nextInQueue(left, { id, services });
          next !== null;
          next = nextInQueue(left, { id, services })
        ) {
          const { id: called } = next;
          taken.push(called);
          left = left.filter((one) => one.id !== called);
        }
        const mayTake = all.filter(
          (one) =>
            (one.state === 'waiting' || one.state === 'transferred') &&
            (one.forCounterId === id || (one.forCounterId === null && services.includes(one.service))),
        );
        expect(taken).toEqual(byGroups(mayTake));
      },
    ),
  );
});

test('the wait told never falls when more people are ahead, and is a multiple of five minutes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(10_000), { maxLength: 25 }),
      fc.nat(8),
      fc.nat(8),
      fc.nat(60),
      (recent, counters, busy, ahead) => {
        const minutes = waitingMinutes({ ahead, counters, busy }, recent);
        expect(minutes % 5).toBe(0);
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(waitingMinutes({ ahead: ahead + 1, counters, busy }, recent)).toBeGreaterThanOrEqual(minutes);
      },
    ),
  );
});

const step = fc.record({ act: fc.constantFrom(...TICKET_ACTS), seconds: fc.nat(4000), counter: fc.constantFrom(1, 2) });

function happeningOf(act: TicketAct, index: number): TicketHappening {
  switch (act) {
    case 'call':
      return { type: 'called', draftId: `draft-${index}` };
    case 'recall':
      return { type: 'recalled' };
    case 'start':
      return { type: 'started' };
    case 'skip':
      return { type: 'skipped' };
    case 'park':
      return { type: 'parked' };
    case 'requeue':
      return { type: 'requeued' };
    case 'transfer':
      return { type: 'transferred', service: TICKET_SERVICES[index % 3] ?? 'intake', forCounterId: index % 2 || null };
    case 'finish':
      return { type: 'finished', outcome: index % 2 === 0 ? 'served' : 'left' };
    case 'resume':
      return { type: 'resumed', draftId: `draft-${index}` };
  }
}

test('whatever people press, a ticket goes only where its state lets it, and its times never exceed the clock', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let clock = START;
      let events: readonly TicketEvent[] = [
        {
          type: 'issued',
          seq: 1,
          at: new Date(clock).toISOString(),
          staffId: 'S0002',
          counterId: null,
          service: 'intake',
          priority: 'ordinary',
          channel: 'walk-in',
          onTime: false,
          appointmentId: null,
          ahead: 0,
          estimateMinutes: 0,
        },
      ];
      for (const [index, { act, seconds, counter }] of steps.entries()) {
        clock += seconds * 1000;
        const before = replayTicket(events);
        const event: TicketEvent = {
          ...happeningOf(act, index),
          seq: events.length + 1,
          at: new Date(clock).toISOString(),
          staffId: 'S0002',
          counterId: counter,
        };
        const wanted = ticketStateAfter(before.state, act);
        expect(wanted !== null).toBe(
          act === 'call'
            ? ['waiting', 'transferred'].includes(before.state)
            : allowedTicketActs(before.state).includes(act),
        );
        if (wanted === null) {
          expect(() => replayTicket([...events, event])).toThrow(TicketHistoryError);
          continue;
        }
        events = [...events, event];
        const after = replayTicket(events);
        expect(after.state).toBe(wanted);
        expect((after.waitedSeconds ?? 0) + (after.servedSeconds ?? 0)).toBeLessThanOrEqual((clock - START) / 1000);
        expect(after.waitedSeconds ?? 0).toBeGreaterThanOrEqual(before.waitedSeconds ?? 0);
        expect(after.calls > 0).toBe(after.calledAt !== null);
        expect(after.outcome !== null).toBe(after.state === 'finished');
        if (before.draftId !== null && event.type !== 'resumed') expect(after.draftId).toBe(before.draftId);
      }
    }),
  );
});
