import { describe, expect, it } from 'vitest';
import { eventProblem } from '../../shared/timelimit/order.ts';
import type { TimeEvent } from '../../shared/timelimit/types.ts';

const problem = (...events: readonly (readonly [TimeEvent['type'], string])[]) =>
  eventProblem(
    events.map(([type, date]) => ({ type, date })),
    null,
  );

const EARLIER = '2026-09-14';
const LATER = '2026-09-15';

describe('the order of events', () => {
  it.each([
    ['received', 'completion-passed'],
    ['supplement-requested', 'received'],
    ['accepted', 'received'],
    ['refused', 'received'],
    ['not-required', 'received'],
    ['wrong-authority', 'received'],
    ['filed', 'received'],
    ['withdrawn', 'received'],
    ['paused', 'accepted'],
    ['extended', 'accepted'],
    ['inspected', 'accepted'],
    ['decided', 'accepted'],
    ['permitted', 'accepted'],
    ['decided', 'inspected'],
    ['delivered', 'decided'],
    ['delivered', 'permitted'],
    ['verified', 'permitted'],
    ['rectification-noticed', 'verified'],
    ['revoked', 'permitted'],
    ['drawn', 'filed'],
    ['checked', 'drawn'],
  ] as const)('is broken by %s before %s, and kept on one day', (later, earlier) => {
    expect(problem([earlier, LATER], [later, EARLIER])).toMatchObject({ code: 'event-order', index: 1 });
    expect(problem([later, LATER], [earlier, LATER])).toBeNull();
    expect(problem([earlier, EARLIER], [later, LATER])).toBeNull();
  });

  it.each([['inspected'], ['decided'], ['permitted']] as const)('is broken by %s before the receipt', (type) => {
    expect(problem([type, EARLIER], ['received', LATER], ['accepted', LATER])).toMatchObject({ index: 0 });
  });

  it.each([
    ['supplemented', 'supplement-requested'],
    ['checked', 'drawn'],
    ['reinspected', 'reinspection-requested'],
    ['reinspected', 'rectification-noticed'],
  ] as const)('wants a record before %s: %s', (type, needed) => {
    expect(problem([type, LATER])).toMatchObject({ code: 'event-order', index: 0 });
    expect(problem([needed, LATER], [type, LATER])).toBeNull();
  });

  it.each([
    ['inspected', ['accepted'], 'inspected without accepted before it.'],
    ['decided', ['accepted'], 'decided without accepted before it.'],
    ['delivered', ['accepted', 'decided'], 'delivered without decided or permitted before it.'],
    ['delivered', ['permitted'], 'delivered without decided or permitted before it.'],
  ] as const)('wants %s to follow %j where the history begins with the receipt', (type, before, message) => {
    expect(problem(['received', EARLIER], [type, LATER])).toEqual({ code: 'event-order', index: 1, message });
    const steps = before.map((one) => [one, EARLIER] as const);
    expect(problem(['received', EARLIER], ...steps, [type, LATER])).toBeNull();
    expect(problem([type, LATER])).toBeNull();
  });

  it('lets what may happen again happen again, and nothing else', () => {
    const again = [
      'supplement-requested',
      'supplemented',
      'paused',
      'resumed',
      'extended',
      'rectification-noticed',
      'reinspection-requested',
      'reinspected',
    ] as const;
    const once = again.map((type) => [type, LATER] as const);
    const opened = [['received', EARLIER] as const, ['accepted', EARLIER] as const];
    expect(problem(...opened, ...once, ...once)).toBeNull();
    expect(problem(...opened, ['accepted', LATER])).toEqual({
      code: 'duplicate-event',
      index: 2,
      message: 'accepted is recorded twice; it can happen once only.',
    });
  });

  it('lets a case accepted by law go on from the day after its limit, not on its last day', () => {
    const events: TimeEvent[] = [
      { type: 'received', date: EARLIER },
      { type: 'paused', date: '2026-09-20' },
    ];
    expect(eventProblem(events, '2026-09-20')).toMatchObject({ index: 1 });
    expect(eventProblem(events, '2026-09-19')).toBeNull();
    expect(eventProblem(events, null)).toMatchObject({ message: 'paused without an acceptance before it.' });
    const decided: TimeEvent[] = [
      { type: 'received', date: EARLIER },
      { type: 'decided', date: '2026-09-25' },
    ];
    expect(eventProblem(decided, '2026-09-20')).toBeNull();
    expect(eventProblem(decided, null)).toMatchObject({ message: 'decided without accepted before it.' });
  });

  it('wants a pause running where one ends', () => {
    const opened = [['received', EARLIER] as const, ['accepted', EARLIER] as const];
    expect(problem(...opened, ['paused', EARLIER], ['resumed', LATER], ['resumed', '2026-09-16'])).toMatchObject({
      index: 4,
      message: 'resumed on 2026-09-16 without a running pause.',
    });
    expect(
      problem(...opened, ['paused', EARLIER], ['paused', EARLIER], ['resumed', LATER], ['resumed', LATER]),
    ).toBeNull();
  });

  it.each([['withdrawn'], ['refused'], ['not-required'], ['wrong-authority']] as const)(
    'ends with %s: nothing later, the same day is fine',
    (closing) => {
      expect(problem(['received', EARLIER], [closing, LATER])).toBeNull();
      expect(problem(['received', LATER], [closing, LATER])).toBeNull();
      expect(problem(['received', EARLIER], [closing, LATER], ['accepted', '2026-09-16'])).toMatchObject({
        code: 'event-order',
        index: 2,
      });
    },
  );
});
