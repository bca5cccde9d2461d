import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseLamp, lampOf, worstLamp, type LampFacts } from '../../shared/timelimit/lamp.ts';
import type { Lamp } from '../../shared/timelimit/types.ts';

const running = (statutoryRemaining: number, promisedRemaining: number | null = null, warnWorkdays = 1): LampFacts => ({
  state: 'running',
  statutoryRemaining,
  promisedRemaining,
  warnWorkdays,
});

describe('the lamp of a clock', () => {
  it.each([
    ['two days left', running(2), 'green'],
    ['one day left', running(1), 'yellow'],
    ['the due date', running(0), 'yellow'],
    ['one day late', running(-1), 'black'],
    ['two promised days left', running(7, 2), 'green'],
    ['one promised day left', running(6, 1), 'yellow'],
    ['the promised due date', running(5, 0), 'yellow'],
    ['past the promise only', running(4, -1), 'red'],
    ['past both', running(-1, -6), 'black'],
    ['a warning three days before', running(3, null, 3), 'yellow'],
    ['no warning before the due date', running(1, null, 0), 'green'],
    ['paused', { ...running(8), state: 'paused' }, 'blue'],
    ['paused past the promise', { ...running(3, -2), state: 'paused' }, 'blue'],
    ['paused when it was late already', { ...running(-1), state: 'paused' }, 'black'],
    ['stopped in time', { ...running(6, 5), state: 'stopped' }, 'green'],
    ['stopped late', { ...running(-1), state: 'stopped' }, 'black'],
  ] as const)('%s', (_, facts, lamp) => {
    expect(lampOf(facts)).toBe(lamp);
  });

  it('is exactly one for every state and every number of days', () => {
    const days = fc.oneof(fc.integer(), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(
        fc.constantFrom('running' as const, 'paused' as const, 'stopped' as const),
        days,
        fc.option(days, { nil: null }),
        fc.integer({ min: 0, max: 20 }),
        (state, statutory, promised, warn) => {
          const lamp = lampOf({
            state,
            statutoryRemaining: statutory,
            promisedRemaining: promised,
            warnWorkdays: warn,
          });
          const late = statutory < 0;
          const left = promised ?? statutory;
          const holds: Readonly<Record<Lamp, boolean>> = {
            black: late,
            blue: !late && state === 'paused',
            red: !late && state !== 'paused' && promised !== null && promised < 0,
            yellow: !late && state !== 'paused' && left >= 0 && left <= warn,
            green: !late && state !== 'paused' && left > warn,
          };
          expect(Object.entries(holds).filter(([, is]) => is)).toEqual([[lamp, true]]);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

describe('the worst of several lamps', () => {
  it('is black before red before yellow before green before blue', () => {
    const order = ['black', 'red', 'yellow', 'green', 'blue'] as const;
    for (let from = 0; from < order.length; from += 1) {
      expect(worstLamp(order.slice(from).toReversed())).toBe(order[from]);
    }
    expect(worstLamp([])).toBeNull();
  });

  it('of a case looks at clocks that have not stopped', () => {
    expect(
      caseLamp([
        { state: 'stopped', lamp: 'black' },
        { state: 'running', lamp: 'green' },
        { state: 'paused', lamp: 'blue' },
      ]),
    ).toBe('green');
    expect(caseLamp([{ state: 'stopped', lamp: 'black' }])).toBeNull();
  });
});
