import type { ClockState, Lamp } from './types.ts';

/** What a lamp depends on. Days left are as in `Limit.remaining`: 0 on the due date, negative after it. */
export interface LampFacts {
  readonly state: ClockState;
  readonly statutoryRemaining: number;
  /** Null where nothing is promised. */
  readonly promisedRemaining: number | null;
  /** Yellow begins when this many working days are left. */
  readonly warnWorkdays: number;
}

/**
 * The one function for the colour of a clock, total over every state and every number of days left. A stopped clock
 * keeps the lamp of its last day. Blue means that a pause holds the clock; one that was past its statutory due date
 * before the pause began stays black, so a pause hides no delay.
 * Example: 1 promised day left with `warnWorkdays` 1 is yellow.
 */
export function lampOf({ state, statutoryRemaining, promisedRemaining, warnWorkdays }: LampFacts): Lamp {
  if (statutoryRemaining < 0) return 'black';
  if (state === 'paused') return 'blue';
  if (promisedRemaining !== null && promisedRemaining < 0) return 'red';
  const left = promisedRemaining ?? statutoryRemaining;
  return left <= warnWorkdays ? 'yellow' : 'green';
}

const SEVERITY: Readonly<Record<Lamp, number>> = { black: 4, red: 3, yellow: 2, green: 1, blue: 0 };

/** The worst of several lamps (black > red > yellow > green > blue); null when there is none. */
export function worstLamp(lamps: readonly Lamp[]): Lamp | null {
  let worst: Lamp | null = null;
  for (const lamp of lamps) {
    if (worst === null || SEVERITY[lamp] > SEVERITY[worst]) worst = lamp;
  }
  return worst;
}

/** A case's lamp: the worst of its clocks that have not stopped; null when none is running or paused. */
export function caseLamp(clocks: readonly { readonly state: ClockState; readonly lamp: Lamp }[]): Lamp | null {
  return worstLamp(clocks.filter(({ state }) => state !== 'stopped').map(({ lamp }) => lamp));
}
