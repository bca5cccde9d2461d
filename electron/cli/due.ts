import { builtInCalendar, calendarFromDays, CalendarConflictError } from '../../shared/calendar/build.ts';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import { computeClocks } from '../../shared/timelimit/compute.ts';
import { eventProblem } from '../../shared/timelimit/order.ts';
import type { TimelimitAnswer } from '../../shared/timelimit/types.ts';
import { engineRequest, parseDueLine, promiseProblem, type DueError, type DueRequest } from './due-request.ts';
import { lineBatches, writeAll, type CliIo } from './io.ts';

/** Calendars kept for requests that bring the same one again. */
const MAX_CALENDARS = 64;
/** Answers are written in pieces of about this many characters. */
const OUTPUT_CHARACTERS = 1 << 18;

/** One answer of the `due` command. */
export type DueAnswer = TimelimitAnswer | { readonly error: DueError };

/** Answers `due` lines one after another, reusing the calendar of requests that bring the same days. */
export interface DueAnswerer {
  answer(line: string): DueAnswer;
}

/** `today` (a civil date in Shanghai) is the as-of date of requests that give none. */
export function dueAnswerer(today: string): DueAnswerer {
  const calendars = new Map<string, WorkCalendar>();
  const calendarOf = ({ calendar }: DueRequest): WorkCalendar => {
    if (calendar === undefined) return builtInCalendar();
    const key = JSON.stringify(calendar);
    const known = calendars.get(key);
    if (known !== undefined) return known;
    const built = calendarFromDays(calendar);
    if (calendars.size >= MAX_CALENDARS) calendars.clear();
    calendars.set(key, built);
    return built;
  };
  return {
    answer(line) {
      const parsed = parseDueLine(line);
      if (parsed.kind === 'error') return { error: parsed.error };
      const promise = promiseProblem(parsed.request);
      if (promise !== null) return { error: promise };
      try {
        const request = engineRequest(parsed.request, today);
        const answer = computeClocks(request, calendarOf(parsed.request));
        const oneShot = answer.clocks.find(({ id }) => id === 'one-shot');
        const oneShotEnd = answer.deemedAccepted ? (oneShot?.statutory.due ?? null) : null;
        const problem = eventProblem(request.events, oneShotEnd);
        if (problem === null) return answer;
        const { code, index, message } = problem;
        return { error: { code, message, path: `events.${index}` } };
      } catch (error) {
        if (error instanceof CalendarConflictError) {
          return { error: { code: error.code, message: error.message, path: error.path } };
        }
        throw error;
      }
    },
  };
}

/**
 * `due`: JSON Lines on standard input, one request a line; prints one JSON answer a line, in order, and nothing else.
 * A bad request answers `{"error":{"code","message","path"}}` on its line and the others are answered all the same.
 * Blank lines are skipped. Exit status 0, or 2 when any line was bad.
 */
export async function dueCommand(io: CliIo): Promise<number> {
  if (io.args.length > 0) {
    await writeAll(io.stderr, `due takes no arguments: ${io.args.join(' ')}\n`);
    return 2;
  }
  const answerer = dueAnswerer(shanghaiDate(Date.now()));
  let bad = 0;
  let output = '';
  for await (const lines of lineBatches(io.stdin)) {
    for (const line of lines) {
      if (line.trim() === '') continue;
      const answer = answerer.answer(line);
      if ('error' in answer) bad += 1;
      output += `${JSON.stringify(answer)}\n`;
      if (output.length > OUTPUT_CHARACTERS) {
        await writeAll(io.stdout, output);
        output = '';
      }
    }
  }
  if (output !== '') await writeAll(io.stdout, output);
  return bad === 0 ? 0 : 2;
}
