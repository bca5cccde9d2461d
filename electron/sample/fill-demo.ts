import { awaitsVisit } from '../../shared/appointments/joint.ts';
import { fromDayNumber, toDayNumber } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { isTerminal } from '../../shared/workflow/state.ts';
import type { CaseState } from '../../shared/workflow/types.ts';
import type { Application } from '../services/application.ts';
import { subjectOfCase, visitCaseOf } from '../services/booking-subject.ts';
import { BulkDesk, type BulkCase } from '../services/bulk-acts.ts';
import type { BulkAppointment } from '../services/bulk-appointments.ts';
import type { Actor } from '../services/context.ts';
import { isEmptyDatabase } from '../storage/repositories/overview.ts';
import { listCounters } from '../storage/repositories/counters.ts';
import { listStaff } from '../storage/repositories/staff.ts';
import { arrivals, firstDayOf, firstDayOfHall } from './demo/arrivals.ts';
import { Bookings } from './demo/bookings.ts';
import { nextSteps } from './demo/course.ts';
import { Hall, type Caller } from './demo/hall.ts';
import { ServiceDesk } from './demo/journal.ts';
import type { DemoPeople, Step } from './demo/steps.ts';
import { DEMO_HOURS, DEMO_SETTINGS, DEMO_SETUP, DEMO_STAFF } from './demo/demo-office.ts';
import { Acquaintances } from './demo/intakes.ts';
import { randomOf, type Random } from './demo/random.ts';
import { Supervising } from './demo/supervising.ts';
import { CLOSING, instantOf, LAST_ARRIVAL, secondOfWork, Timetable } from './demo/timetable.ts';
import { secondsFor, Visitors, type TakeIn } from './demo/visitors.ts';
import { NotEmptyError } from './fill.ts';
import { changeOpening, openReplay } from './replay.ts';

export { firstDayOf } from './demo/arrivals.ts';

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
  readonly appointments: number;
  readonly tickets: number;
  /** Lines of the service journal. */
  readonly services: number;
  /** 催办单 and 督办单. */
  readonly slips: number;
  readonly day: CivilDate;
}

export interface FilledDemo extends DemoProgress {
  /** Cases that have not ended. */
  readonly open: number;
  readonly ended: 'whole' | 'stopped';
}

/** Raised when the same order makes another office; benches keep theirs by it. */
export const DEMO_VERSION = 5;

/** Of 300,000 cases 6,000 are open. */
const OPEN_SHARE = 0.02;
/** Working days ahead for which somebody can book. */
const WINDOW = 5;
/** Most who fetch a decision just come. */
const PICK_UPS_BOOKED = 0.25;
/** Working days at the end on which supervisors print slips. */
const SUPERVISED = 15;
/** Acts written together: a working week of a large office. */
const BATCH = 6000;
/** A case on its way. */
interface Walk {
  readonly ordinal: number;
  readonly random: Random;
  readonly one: BulkCase;
  steps: readonly Step[];
}

interface Course {
  readonly order: DemoOrder;
  readonly desk: BulkDesk;
  readonly people: DemoPeople;
  readonly acquaintances: Acquaintances;
  readonly timetable: Timetable;
  readonly workdayAfter: (day: number, count: number) => number;
  readonly lastDay: number;
  /** From this day on the hall has its queue machine. */
  readonly hallFrom: number;
  readonly hall: Hall;
  readonly bookings: Bookings;
  readonly services: ServiceDesk;
  /** Cases that only wait for the archive, the longest waiting first. */
  readonly forArchive: Walk[];
  counts: { cases: number; acts: number; open: number };
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
  const at = sameDay ? soon : secondOfWork(walk.random);
  const rest = { ...walk, steps: later };
  const done: Done = (by, when) => take(course, rest, { ...step, by: by ?? step.by }, on, when);
  if (step.meeting !== undefined && on >= course.hallFrom) {
    meet(course, { walk, meeting: step.meeting, on, at, done, today: { day, second } });
  } else if (on <= course.lastDay) course.timetable.add(on, at, () => done(null, at));
}

/** Carries a step out; by another one than planned where somebody else was at the counter. */
type Done = (by: Actor | null, second: number) => Promise<void>;

interface Meeting {
  readonly walk: Walk;
  readonly meeting: NonNullable<Step['meeting']>;
  readonly on: number;
  readonly at: number;
  readonly done: Done;
  /** When it is agreed on. */
  readonly today: { readonly day: number; readonly second: number };
}

/** The step brings the applicant to the hall, or inspectors to the applicant. */
function meet(course: Course, { walk, meeting, on, at, done, today }: Meeting): void {
  const { timetable, bookings, hall, hallFrom, order } = course;
  const { whole } = walk.one;
  const random = randomOf(String(order.seed), 'meeting', String(walk.ordinal), String(whole.events.length));
  const from = { from: Math.max(today.day, hallFrom), fromSecond: today.second };
  const who = () => ({ subject: subjectOfCase(walk.one.whole.file), matter: null, path: null });
  if (meeting.kind === 'site-visit') {
    const visited = (second: number | null) => timetable.add(on, second ?? at, () => done(null, second ?? at));
    if (!awaitsVisit(visitCaseOf(whole.file)) || whole.file.applicantId === null) return visited(null);
    return bookings.planVisit({ random, on, ...from, inspectorIds: meeting.inspectorIds, who, visited });
  }
  const fetcher: Caller = {
    random,
    service: 'pick-up',
    priority: 'ordinary',
    phoneTail: null,
    seconds: secondsFor(random, 'pick-up'),
    patience: 'stays',
    serve: async (by, second) => {
      await done(by, second);
      return null;
    },
  };
  const comes = (second: number, appointment: BulkAppointment | null) => hall.arrive(second, fetcher, appointment);
  // Of a revoked permit the decision is still fetched, but nothing is booked for a case that has ended.
  const isBookable = whole.file.applicantId !== null && !isTerminal(whole.file.derived.state as CaseState);
  if (on > today.day && isBookable && random.chance(PICK_UPS_BOOKED)) {
    return bookings.plan({ random, service: 'pick-up', on, ...from, who, comes });
  }
  // Whoever would come when no number is given any more gets the paper handed out.
  timetable.add(on, at, async () => (at > LAST_ARRIVAL ? done(null, at) : comes(at, null)));
}

async function take(course: Course, walk: Walk, step: Step, day: number, second: number): Promise<void> {
  const { whole } = walk.one;
  const today = fromDayNumber(day);
  const before = whole.events.at(-1)?.date ?? today;
  const dayBefore = fromDayNumber(day - 1);
  const date = step.entered === undefined ? today : dayBefore < before ? before : dayBefore;
  await course.desk.act(step.by, instantOf(day, second), walk.one, step.act(whole, date));
  course.counts.acts += 1;
  if (!isOpen(walk)) close(course, walk);
  const { applicant, project, file } = walk.one.whole;
  if (file.derived.result === 'approved' && applicant !== null && project !== null && walk.steps.length === 0) {
    if (file.matter === 'design-review') course.acquaintances.reviewed.push({ applicant, project });
    if (file.matter === 'completion-acceptance') course.acquaintances.completed.push({ applicant, project });
  }
  schedule(course, walk, day, second);
}

function close(course: Course, { one }: Walk): void {
  course.counts.open -= 1;
  course.services.remember(one.whole, 'ended');
}

function takeIn(course: Course): TakeIn {
  return async (ordinal, random, { sent, known }, { by, day, second }) => {
    const { desk, acquaintances } = course;
    const one = await desk.submit(by, instantOf(day, second), { ...sent, date: fromDayNumber(day) }, known);
    const { applicant } = one.whole;
    if (applicant !== null && known.applicant === null && random.chance(0.2)) acquaintances.remember(applicant);
    course.counts.cases += 1;
    course.counts.acts += 1;
    course.services.remember(one.whole, 'received');
    const walk: Walk = { ordinal, random, one, steps: [] };
    if (isOpen(walk)) course.counts.open += 1;
    schedule(course, walk, day, second);
    return one.whole.file.id;
  };
}

/** At the end of a day the files that have waited longest go to the archive, until the office has its usual number open. */
async function archive(course: Course, random: Random, day: number, most: number, last: number): Promise<void> {
  let second = Math.max(CLOSING, last);
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
    close(course, walk);
  }
}

async function furnish(app: Application, on: CivilDate): Promise<DemoPeople> {
  const replay = openReplay(app);
  replay.set(on, '08:00');
  await (await replay.as(null)).setup.initialise(DEMO_SETUP);
  const administrator = await replay.as(DEMO_SETUP.administrator.account);
  for (const settings of DEMO_SETTINGS) await administrator.office.saveSettings(settings);
  await changeOpening(administrator, 'demo-opening-hours-001', { ...DEMO_HOURS, from: on });
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
 * The applications of every day by their ordinals. Of the days to come only those are known who book for them: a
 * quarter of what has come in lately, two at least.
 */
function comersOf(
  incoming: readonly number[],
  workdays: readonly number[],
  ahead: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const lately = incoming.slice(-20);
  const usual = lately.reduce((sum, count) => sum + count, 0) / Math.max(1, lately.length);
  const counts = [...incoming, ...ahead.map(() => Math.max(2, Math.round(usual / 4)))];
  let ordinal = 0;
  return new Map(
    [...workdays, ...ahead].map((day, place) => [
      day,
      Array.from({ length: counts[place] ?? 0 }, () => {
        ordinal += 1;
        return ordinal;
      }),
    ]),
  );
}

/** Puts what a day begins with on its timetable: who comes, and who can book for the days to come. */
function openDay(
  course: Course,
  visitors: Visitors,
  comers: ReadonlyMap<number, readonly number[]>,
  day: number,
): void {
  const { timetable, hallFrom, lastDay, services } = course;
  const ordinals = comers.get(day) ?? [];
  services.open(day, timetable.workday(day, -1));
  if (day < hallFrom) {
    visitors.openWithoutHall(day, ordinals);
    return;
  }
  const isFirst = (timetable.workday(day, -1) ?? 0) < hallFrom;
  for (let days = isFirst ? 1 : WINDOW; days <= WINDOW; days += 1) {
    const on = timetable.workday(day, days);
    if (on !== undefined) visitors.plan(on, day, comers.get(on) ?? [], on > lastDay ? 'all' : 'some');
  }
  visitors.open(day, ordinals);
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
  const ahead = Array.from({ length: WINDOW }, (_, index) => calendar.nthDay(lastDay, index + 1));
  const people = await furnish(app, fromDayNumber(first - 1));
  const desk = await BulkDesk.open(app.context);
  const timetable = new Timetable([...workdays, ...ahead]);
  const office = { desk, people, timetable, counters: people.counters, seed: order.seed };
  const applications = order.cases / Math.max(1, workdays.length);
  const course: Course = {
    ...office,
    order,
    acquaintances: new Acquaintances(),
    workdayAfter: (day, count) => calendar.nthDay(day, count),
    lastDay,
    hallFrom: toDayNumber(firstDayOfHall(order.asOf)),
    hall: new Hall(office),
    bookings: new Bookings(office),
    services: new ServiceDesk({ ...office, applications }),
    forArchive: [],
    counts: { cases: 0, acts: 0, open: 0 },
  };
  const counted = () => ({
    ...course.counts,
    appointments: course.bookings.appointments,
    tickets: course.hall.tickets,
    services: course.services.services,
    slips: supervising.slips,
  });
  const comers = comersOf(arrivals(workdays, order), workdays, ahead);
  const supervising = new Supervising({ ...office, app: app.context });
  const supervisedFrom = workdays.at(-SUPERVISED) ?? first;
  const visitors = new Visitors({ ...office, ...course, takeIn: takeIn(course) });
  const archiving = randomOf(String(order.seed), 'archive');
  const most = Math.round(order.cases * OPEN_SHARE);
  let reached = fromDayNumber(first);
  for (const day of workdays) {
    if (watch.signal.aborted) break;
    reached = fromDayNumber(day);
    if (day >= supervisedFrom) await supervising.morning(day);
    openDay(course, visitors, comers, day);
    const last = await timetable.live(day);
    await archive(course, archiving, day, most, last);
    if (desk.waiting >= BATCH) await desk.commit();
    watch.progress({ ...counted(), day: reached });
  }
  await desk.finish();
  const ended = watch.signal.aborted ? 'stopped' : 'whole';
  return { ...counted(), day: reached, ended };
}
