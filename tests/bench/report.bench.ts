import { randomUUID } from 'node:crypto';
import { createApplication, type Application } from '../../electron/services/application.ts';
import { nextMonth } from '../../electron/services/month-content.ts';
import { firstDayOf, type DemoOrder } from '../../electron/sample/fill-demo.ts';
import { listStaff } from '../../electron/storage/repositories/staff.ts';
import { staleSources } from '../../electron/storage/repositories/statistics.ts';
import type { Role } from '../../shared/contract/fields.ts';
import { clientOf, intake, type Client } from '../storage/cases-service-fixture.ts';
import { copyOfDemo } from './demo-database.ts';
import { figuresOf, rounded, row, timed } from './figures.ts';

const WARM_UP = 150;
const ROUNDS = 6;
/** Intakes of one side of a round. */
const INTAKES = 150;
/** How long intakes go on beside the first count of everything; it then goes on alone. */
const LONGEST_BESIDE_FIRST_COUNT_SECONDS = 30;
/** The first month that is closed; one more with every report. */
const FIRST_CLOSED = '2025-03';

interface Desks {
  readonly clerk: Client;
  readonly supervisor: Client;
  /** First and last day of the office's ten years. */
  readonly from: string;
  readonly through: string;
  readonly cases: number;
}

async function desksOf(application: Application, { asOf, cases }: DemoOrder): Promise<Desks> {
  const staff = await listStaff(application.context.read);
  const windowOf = (role: Role) => {
    const person = staff.find(({ roles }) => roles.includes(role));
    if (person === undefined) throw new Error(`nobody in the demo office is ${role}`);
    return clientOf(application, person.id);
  };
  return {
    clerk: windowOf('counter'),
    supervisor: windowOf('supervisor'),
    from: firstDayOf(asOf),
    through: asOf,
    cases,
  };
}

const submit = ({ clerk, through }: Desks) =>
  timed(() => clerk.intake.submit({ ...intake(through), key: randomUUID() }));

/** Intakes one after the other until it is over, at most for some seconds. @returns milliseconds of each */
async function intakesUntil(desks: Desks, isOver: () => boolean, seconds: number): Promise<readonly number[]> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (!isOver() && performance.now() < end) times.push(await submit(desks));
  return times;
}

async function manyIntakes(desks: Desks, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) times.push(await submit(desks));
  return times;
}

/** What a month's end takes: the report on screen, on paper, as a workbook, frozen; and ten years of figures. */
async function oneReport({ supervisor, from, through }: Desks, month: string): Promise<void> {
  await supervisor.statistics.figures({ from, through });
  await supervisor.statistics.month({ month });
  await supervisor.statistics.preview({ month });
  await supervisor.statistics.spreadsheet({ month });
  await supervisor.statistics.close({ month, key: randomUUID() });
}

/** Makes reports over and over; `stop` waits for the one under way. */
function reportsMeanwhile(desks: Desks, first: string) {
  const state = { month: first, made: 0, stopped: false };
  const work = (async () => {
    while (!state.stopped) {
      await oneReport(desks, state.month);
      state.month = nextMonth(state.month);
      state.made += 1;
    }
  })();
  return {
    stop: async () => {
      state.stopped = true;
      await work;
      return { next: state.month, made: state.made };
    },
  };
}

/** The first figures of an office nobody asked for any: every case is counted. */
async function firstCount(application: Application, desks: Desks) {
  const before = figuresOf(await manyIntakes(desks, INTAKES));
  let isOver = false;
  const start = performance.now();
  const counting = desks.supervisor.statistics.figures({ from: desks.from, through: desks.through }).finally(() => {
    isOver = true;
  });
  const during = await intakesUntil(desks, () => isOver, LONGEST_BESIDE_FIRST_COUNT_SECONDS);
  await counting;
  const seconds = (performance.now() - start) / 1000;
  const old = { after: 0, through: desks.cases, limit: 1 };
  if ((await staleSources(application.context.read, 'case', old)).length > 0)
    throw new Error('cases are still to be counted');
  return { before, during: figuresOf(during), intakes: during.length, seconds };
}

/**
 * Intakes at one window while another makes monthly reports, in one host process on a copy of the demo office, against the
 * same intakes without; taking turns. The first count of all cases is told by itself.
 */
export async function run(): Promise<{
  readonly bench: 'report';
  readonly ratio: number;
  readonly withMilliseconds: number;
  readonly withoutMilliseconds: number;
  readonly reports: number;
  readonly firstCountSeconds: number;
  readonly firstCountRatio: number;
  readonly cases: number;
}> {
  const demo = await copyOfDemo();
  const application = await createApplication({ dataFolder: demo.folder, host: 'browser', now: demo.now });
  try {
    const desks = await desksOf(application, demo.order);
    await manyIntakes(desks, WARM_UP);
    const first = await firstCount(application, desks);
    const times: Record<'with' | 'without', number[]> = { with: [], without: [] };
    let month = FIRST_CLOSED;
    let reports = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const side of round % 2 === 0 ? (['with', 'without'] as const) : (['without', 'with'] as const)) {
        if (side === 'without') {
          times.without.push(...(await manyIntakes(desks, INTAKES)));
          continue;
        }
        const making = reportsMeanwhile(desks, month);
        times.with.push(...(await manyIntakes(desks, INTAKES)));
        const { next, made } = await making.stop();
        month = next;
        reports += made;
      }
    }
    const beside = figuresOf(times.with);
    const alone = figuresOf(times.without);
    console.log(
      `intakes, ${demo.order.cases} cases, ms; ${reports} monthly reports made beside ${times.with.length} of them`,
    );
    console.log(row('', 'median', '95 %'));
    console.log(row('without a report', alone.median, alone.p95));
    console.log(row('beside reports', beside.median, beside.p95));
    console.log(row('ratio of the 95 % (limit 1.50)', '', beside.p95 / alone.p95));
    console.log(row('before the first count', first.before.median, first.before.p95));
    console.log(row(`beside the first count (${first.intakes} intakes)`, first.during.median, first.during.p95));
    console.log(row('ratio of the 95 %', '', first.during.p95 / first.before.p95));
    console.log(row('the first count of every case, seconds', first.seconds));
    return {
      bench: 'report',
      ratio: rounded(beside.p95 / alone.p95),
      withMilliseconds: rounded(beside.p95),
      withoutMilliseconds: rounded(alone.p95),
      reports,
      firstCountSeconds: rounded(first.seconds),
      firstCountRatio: rounded(first.during.p95 / first.before.p95),
      cases: demo.order.cases,
    };
  } finally {
    await application.close();
    await demo.remove();
  }
}
