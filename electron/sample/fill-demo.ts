import { fromDayNumber, toDayNumber } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import type { Application } from '../services/application.ts';
import { BulkDesk, type BulkCase } from '../services/bulk-acts.ts';
import type { Actor } from '../services/context.ts';
import { isEmptyDatabase } from '../storage/repositories/overview.ts';
import { listCounters } from '../storage/repositories/counters.ts';
import { listStaff } from '../storage/repositories/staff.ts';
import { nextSteps } from './demo/course.ts';
import type { DemoPeople, Step } from './demo/steps.ts';
import { DEMO_SETTINGS, DEMO_SETUP, DEMO_STAFF } from './demo/demo-office.ts';
import { Acquaintances, inventApplication } from './demo/intakes.ts';
import { randomOf, type Random } from './demo/random.ts';
import { NotEmptyError } from './fill.ts';
import { openReplay } from './replay.ts';

/** What a demo office is made from; the same means the same office, event by event and paper by paper. */
export interface DemoOrder {
  readonly cases: number;
  readonly seed: number;
  /** The last day of its ten years. */
  readonly asOf: CivilDate;
}

/** How far the filling has come. */
export interface DemoProgress {
  readonly cases: number;
  readonly acts: number;
  readonly day: CivilDate;
}

export interface FilledDemo extends DemoProgress {
  /** Cases that have not ended. */
  readonly open: number;
  readonly ended: 'whole' | 'stopped';
}

/** Raised when the same order makes another office; benches keep theirs by it. */
export const DEMO_VERSION = 2;

const YEARS = 10;
/** Of 300,000 cases 6,000 are open. */
const OPEN_SHARE = 0.02;
/** Acts written together: a working week of a large office. */
const BATCH = 6000;
/** Work begins at half past eight and ends at twenty past five, with a break at noon; seconds of the day. */
const HOURS = [
  [8.5 * 3600, 11.9 * 3600],
  [13.5 * 3600, 16.9 * 3600],
] as const;
const CLOSING = 17.3 * 3600;

/** The first of the ten years up to a day. @example firstDayOf('2026-11-21') // '2016-11-22' */
export function firstDayOf(asOf: CivilDate): CivilDate {
  const year = String(Number(asOf.slice(0, 4)) - YEARS).padStart(4, '0');
  // The 29th of February has no day of its own ten years before.
  const sameDay = asOf.endsWith('-02-29') ? `${year}-02-28` : `${year}${asOf.slice(4)}`;
  return fromDayNumber(toDayNumber(sameDay) + 1);
}

function secondOfWork(random: Random): number {
  const [from, through] = random.chance(0.55) ? HOURS[0] : HOURS[1];
  return random.between(from, through);
}

function instantOf(day: number, second: number): string {
  const time = new Date((day - toDayNumber('1970-01-01')) * 86_400_000 + second * 1000 - 8 * 3_600_000);
  return time.toISOString();
}

/** How many applications come in on each working day: more every year, fewer around the Spring Festival. */
function arrivals(days: readonly number[], { cases, seed }: DemoOrder): readonly number[] {
  const random = randomOf(String(seed), 'arrivals');
  const weights = days.map((day, at) => {
    const month = Number(fromDayNumber(day).slice(5, 7));
    const season = month === 2 ? 0.6 : month === 12 ? 1.25 : 1;
    return (0.7 + (0.6 * at) / days.length) * season * (0.6 + 0.8 * random.next());
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  let given = 0;
  return weights.map((weight) => {
    reached += weight;
    const upTo = Math.round((reached / total) * cases);
    const count = upTo - given;
    given = upTo;
    return count;
  });
}

/** A case on its way. */
interface Walk {
  readonly ordinal: number;
  readonly random: Random;
  readonly one: BulkCase;
  steps: readonly Step[];
}

interface Due {
  readonly second: number;
  readonly ordinal: number;
  readonly run: () => Promise<void>;
}

/** What is due on a day, in order of time; things may be added while the day goes on. */
class Day {
  private readonly due: Due[] = [];

  add(one: Due): void {
    this.due.push(one);
  }

  take(): Due | null {
    let first = 0;
    for (let at = 1; at < this.due.length; at += 1) {
      const one = this.due[at];
      const least = this.due[first];
      if (one === undefined || least === undefined) continue;
      if (one.second < least.second || (one.second === least.second && one.ordinal < least.ordinal)) first = at;
    }
    const last = this.due.pop();
    const taken = this.due[first];
    if (last === undefined) return null;
    if (taken === undefined) return last;
    this.due[first] = last;
    return taken;
  }
}

interface Course {
  readonly desk: BulkDesk;
  readonly people: DemoPeople;
  readonly acquaintances: Acquaintances;
  readonly workdayAfter: (day: number, count: number) => number;
  readonly lastDay: number;
  readonly days: Map<number, Day>;
  /** Cases that only wait for the archive, the longest waiting first. */
  readonly forArchive: Walk[];
  counts: { cases: number; acts: number; open: number };
}

function dayOf(course: Course, day: number): Day {
  const known = course.days.get(day);
  if (known !== undefined) return known;
  const made = new Day();
  course.days.set(day, made);
  return made;
}

function isOpen({ one }: Walk): boolean {
  return one.whole.file.derived.endedOn === null;
}

/** Puts a walk's next step on its day; what lies after the last day has not happened. */
function schedule(course: Course, walk: Walk, day: number, second: number): void {
  if (walk.steps.length === 0) {
    const next = nextSteps(walk.random, course.people, walk.one.whole);
    if (next === 'archive') course.forArchive.push(walk);
    if (next === 'archive' || next === 'ended') return;
    walk.steps = next;
  }
  const [step, ...later] = walk.steps;
  if (step === undefined) return;
  const soon = second + walk.random.between(300, 2400);
  const sameDay = step.after === 0 && soon <= CLOSING;
  const on = sameDay ? day : course.workdayAfter(day, Math.max(1, step.after));
  if (on > course.lastDay) return;
  const at = sameDay ? soon : secondOfWork(walk.random);
  dayOf(course, on).add({
    second: at,
    ordinal: walk.ordinal,
    run: () => take(course, { ...walk, steps: later }, step, on, at),
  });
}

async function take(course: Course, walk: Walk, step: Step, day: number, second: number): Promise<void> {
  const { whole } = walk.one;
  const today = fromDayNumber(day);
  const before = whole.events.at(-1)?.date ?? today;
  const dayBefore = fromDayNumber(day - 1);
  const date = step.entered === undefined ? today : dayBefore < before ? before : dayBefore;
  await course.desk.act(step.by, instantOf(day, second), walk.one, step.act(whole, date));
  course.counts.acts += 1;
  if (!isOpen(walk)) course.counts.open -= 1;
  const { applicant, project, file } = walk.one.whole;
  if (file.derived.result === 'approved' && applicant !== null && project !== null && walk.steps.length === 0) {
    if (file.matter === 'design-review') course.acquaintances.reviewed.push({ applicant, project });
    if (file.matter === 'completion-acceptance') course.acquaintances.completed.push({ applicant, project });
  }
  schedule(course, walk, day, second);
}

async function arrive(course: Course, ordinal: number, random: Random, day: number, second: number): Promise<void> {
  const { desk, people, acquaintances } = course;
  const { sent, known } = inventApplication(random, fromDayNumber(day), ordinal, acquaintances);
  const one = await desk.submit(random.pick(people.counters), instantOf(day, second), sent, known);
  const { applicant } = one.whole;
  if (applicant !== null && known.applicant === null && random.chance(0.2)) acquaintances.remember(applicant);
  course.counts.cases += 1;
  course.counts.acts += 1;
  const walk: Walk = { ordinal, random, one, steps: [] };
  if (isOpen(walk)) course.counts.open += 1;
  schedule(course, walk, day, second);
}

/** At the end of a day the files that have waited longest go to the archive, until the office has its usual number open. */
async function archive(course: Course, random: Random, day: number, most: number): Promise<void> {
  let second = CLOSING;
  while (course.counts.open > most) {
    const walk = course.forArchive.shift();
    if (walk === undefined) return;
    second += 1;
    const by = random.pick(course.people.counters);
    await course.desk.act(by, instantOf(day, second), walk.one, {
      type: 'archive',
      date: fromDayNumber(day),
      note: null,
    });
    course.counts.acts += 1;
    course.counts.open -= 1;
  }
}

async function furnish(app: Application, on: CivilDate): Promise<DemoPeople> {
  const replay = openReplay(app);
  replay.set(on, '08:00');
  await (await replay.as(null)).setup.initialise(DEMO_SETUP);
  const administrator = await replay.as(DEMO_SETUP.administrator.account);
  for (const settings of DEMO_SETTINGS) await administrator.office.saveSettings(settings);
  for (const { account, name, password, roles } of DEMO_STAFF) {
    const person = { id: null, version: null, account, name, roles: [...roles], active: true, password };
    await administrator.office.saveStaff(person);
  }
  const staff = await listStaff(app.context.read);
  const counters = await listCounters(app.context.read);
  const actors = (role: 'counter' | 'reviewer' | 'supervisor'): readonly Actor[] =>
    staff
      .filter(({ roles }) => roles.includes(role))
      .map(({ id, name, roles }, at) => {
        return { id, name, roles, counterId: role === 'counter' ? (counters[at]?.id ?? null) : null };
      });
  return { counters: actors('counter'), reviewers: actors('reviewer'), supervisors: actors('supervisor') };
}

/**
 * Fills an empty database with ten years of an invented office: every case is taken in, reviewed, decided and archived
 * step by step in order of time, each act judged as at the counter, many written in one transaction. Stops between two
 * transactions when `signal` says so; what is written then is whole.
 *
 * @throws NotEmptyError
 */
export async function fillDemo(
  app: Application,
  order: DemoOrder,
  watch: {
    readonly signal: AbortSignal; /** Told after every working day. */
    readonly progress: (reached: DemoProgress) => void;
  },
): Promise<FilledDemo> {
  if (!(await isEmptyDatabase(app.context.read))) throw new NotEmptyError(app.context.dataFolder);
  const calendar = app.context.calendar();
  const first = toDayNumber(firstDayOf(order.asOf));
  const lastDay = toDayNumber(order.asOf);
  const workdays: number[] = [];
  for (let day = first; day <= lastDay; day += 1) if (calendar.countsAt(day)) workdays.push(day);
  const people = await furnish(app, fromDayNumber(first - 1));
  const course: Course = {
    desk: await BulkDesk.open(app.context),
    people,
    acquaintances: new Acquaintances(),
    workdayAfter: (day, count) => calendar.nthDay(day, count),
    lastDay,
    days: new Map(),
    forArchive: [],
    counts: { cases: 0, acts: 0, open: 0 },
  };
  const archiving = randomOf(String(order.seed), 'archive');
  const most = Math.round(order.cases * OPEN_SHARE);
  const incoming = arrivals(workdays, order);
  let ordinal = 0;
  let reached = fromDayNumber(first);
  for (const [at, day] of workdays.entries()) {
    if (watch.signal.aborted) break;
    const today = dayOf(course, day);
    for (let count = incoming[at] ?? 0; count > 0; count -= 1) {
      ordinal += 1;
      const number = ordinal;
      const random = randomOf(String(order.seed), 'case', String(number));
      const second = secondOfWork(random);
      today.add({ second, ordinal: number, run: () => arrive(course, number, random, day, second) });
    }
    for (let due = today.take(); due !== null; due = today.take()) await due.run();
    await archive(course, archiving, day, most);
    course.days.delete(day);
    reached = fromDayNumber(day);
    if (course.desk.waiting >= BATCH) await course.desk.commit();
    watch.progress({ cases: course.counts.cases, acts: course.counts.acts, day: reached });
  }
  await course.desk.finish();
  const ended = watch.signal.aborted ? 'stopped' : 'whole';
  return { ...course.counts, day: reached, ended };
}
