import { builtInCalendar } from '../../shared/calendar/build.ts';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { computeClocks } from '../../shared/timelimit/compute.ts';
import type { Clock, TimeEvent, TimelimitAnswer, TimelimitRequest } from '../../shared/timelimit/types.ts';

/** A request under the 2020 rule set with everything a test does not care about. */
export function requestOf(
  matter: TimelimitRequest['matter'],
  asOf: string,
  events: readonly (readonly [type: TimeEvent['type'], date: string, rest?: Partial<TimeEvent>])[],
  rest: Partial<TimelimitRequest> = {},
): TimelimitRequest {
  return {
    ruleSet: '2020',
    matter,
    path: 'ordinary',
    channel: 'counter',
    promised: {},
    warnWorkdays: 1,
    asOf,
    events: events.map(([type, date, more]) => ({ type, date, ...more })),
    ...rest,
  };
}

export function answerTo(request: TimelimitRequest, calendar: WorkCalendar = builtInCalendar()): TimelimitAnswer {
  return computeClocks(request, calendar);
}

/** The first run of a clock; fails the test when the clock never started. */
export function clockOf(answer: TimelimitAnswer, id: Clock['id']): Clock {
  const clock = answer.clocks.find((one) => one.id === id);
  if (clock === undefined) throw new Error(`no clock ${id} among ${answer.clocks.map((one) => one.id).join(', ')}`);
  return clock;
}
