import { createRouterClient, ORPCError } from '@orpc/server';
import type { OpeningChangeInput } from '../../shared/contract/opening.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import type { Application } from '../services/application.ts';
import type { AppContext, ClientSession } from '../services/context.ts';
import { createRouter } from '../services/router.ts';
import { listStaff } from '../storage/repositories/staff.ts';
import { listCounters } from '../storage/repositories/counters.ts';
import type { WeekStep } from './counter-week.ts';
import { SAMPLE_HOURS, SAMPLE_SETTINGS, SAMPLE_SETUP, SAMPLE_STAFF } from './office.ts';

/**
 * Fills a database through the services, each step at its own time: the router is the application's own, on a clock
 * that is set by hand.
 */

/** The instant of a local time in Asia/Shanghai. */
export function shanghaiInstant(date: CivilDate, time: string): Date {
  return new Date(`${date}T${time}:00.000+08:00`);
}

/** A clock set by hand, and the procedures that run on it. */
export interface Replay {
  readonly context: AppContext;
  set(date: CivilDate, time: string): void;
  /** The procedures as somebody with this account calls them; null = nobody signed in. */
  as(account: string | null): Promise<ReplayClient>;
}

function clientFor(router: ReturnType<typeof createRouter>, client: ClientSession) {
  return createRouterClient(router, { context: { client } });
}
export type ReplayClient = ReturnType<typeof clientFor>;

/** Procedures on a clock of their own over an open application. */
export function openReplay(app: Application): Replay {
  let now = app.context.now();
  const context: AppContext = { ...app.context, now: () => now };
  const router = createRouter(context);
  return {
    context,
    set: (date, time) => {
      now = shanghaiInstant(date, time);
    },
    as: async (account) => {
      const client = app.openClient();
      if (account !== null) {
        // The program itself sits down at the window; passwords guard people's windows.
        const person = (await listStaff(context.read)).find((one) => one.account === account);
        if (person === undefined) throw new Error(`The sample knows no account ${account}`);
        client.staffId = person.id;
        const counters = await listCounters(context.read);
        const own = counters.find((counter) => counter.name.startsWith(account.slice(-1)));
        client.counterId = person.roles.includes('counter') ? (own?.id ?? null) : null;
      }
      return clientFor(router, client);
    },
  };
}

/** Office, settings and accounts of the sample; the database must be empty. Answers the administrator's id. */
export async function fillOffice(replay: Replay, on: CivilDate): Promise<string> {
  replay.set(on, '08:00');
  const { staff } = await (await replay.as(null)).setup.initialise(SAMPLE_SETUP);
  const administrator = await replay.as(SAMPLE_SETUP.administrator.account);
  await administrator.office.saveSettings(SAMPLE_SETTINGS);
  for (const { account, name, password, roles } of SAMPLE_STAFF) {
    await administrator.office.saveStaff({
      id: null,
      version: null,
      account,
      name,
      roles: [...roles],
      active: true,
      password,
    });
  }
  await changeOpening(administrator, 'sample-opening-hours-001', { ...SAMPLE_HOURS, from: on });
  return staff?.id ?? '';
}

/** Enters a change of the opening calendar; whoever it concerns is moved as proposed, or cancelled. */
export async function changeOpening(client: ReplayClient, key: string, change: OpeningChangeInput): Promise<void> {
  const { affected, fingerprint } = await client.opening.affected({ change });
  const decisions = affected.map(({ appointment, proposal }) => {
    if (proposal === null) return { appointmentId: appointment.id, action: 'cancel' as const };
    const { counterId, date, from } = proposal;
    return { appointmentId: appointment.id, action: 'move' as const, to: { counterId, date, from } };
  });
  await client.opening.change({ key, change, fingerprint, decisions });
}

/**
 * Books as the step says. In a week moved to other dates the day may be a holiday; then there is no appointment.
 *
 * @throws everything but a refused booking
 */
async function bookStep(
  client: ReplayClient,
  key: string,
  step: Extract<WeekStep, { kind: 'book' }>,
  known: { readonly caseId: number | null; readonly idOf: (account: string) => string },
): Promise<void> {
  const { service, slot, caller, inspectorIds } = step;
  const wanted =
    caller === null
      ? { kind: 'case' as const, caseId: known.caseId ?? 0 }
      : { kind: 'caller' as const, name: caller.name, phone: caller.phone };
  const [counter] = await client.office.counters();
  const counterId = service === 'site-visit' ? null : (counter?.id ?? null);
  try {
    await client.appointments.book({
      key,
      for: wanted,
      service,
      slot: { counterId, ...slot },
      inspectorIds: inspectorIds === null ? null : inspectorIds.map(known.idOf),
    });
  } catch (error) {
    if (!(error instanceof ORPCError) || error.code !== 'BOOKING_REFUSED') throw error;
  }
}

/** What became of one walk-in. */
export interface ReplayedItem {
  readonly item: number;
  readonly caseId: number;
}

async function staffIds(replay: Replay): Promise<ReadonlyMap<string, string>> {
  const people = await (await replay.as(SAMPLE_SETUP.administrator.account)).office.staff();
  return new Map(people.map((person) => [person.account, person.id]));
}

/** Replays steps in their order; the office must be there. @throws what a procedure refuses */
export async function replayWeek(replay: Replay, steps: readonly WeekStep[]): Promise<readonly ReplayedItem[]> {
  const ids = await staffIds(replay);
  const idOf = (account: string) => ids.get(account) ?? account;
  const cases = new Map<number, { readonly id: number; readonly version: number }>();
  for (const [index, step] of steps.entries()) {
    replay.set(step.date, step.time);
    const client = await replay.as(step.by);
    const key = `sample-week-step-${String(index + 1).padStart(3, '0')}`;
    if (step.kind === 'intake') {
      const { firstAskedStaffId } = step.intake;
      const answer = await client.intake.submit({
        ...step.intake,
        firstAskedStaffId: firstAskedStaffId === null ? null : idOf(firstAskedStaffId),
        key,
        draftId: null,
      });
      cases.set(step.item, answer.case);
      continue;
    }
    const known = cases.get(step.item);
    if (step.kind === 'opening') {
      await changeOpening(client, key, structuredClone(step.change) as OpeningChangeInput);
      continue;
    }
    if (step.kind === 'book') {
      await bookStep(client, key, step, { caseId: known?.id ?? null, idOf });
      continue;
    }
    if (known === undefined) throw new Error(`Item ${step.item} of the week has no case yet`);
    const act = 'inspectorIds' in step.act ? { ...step.act, inspectorIds: step.act.inspectorIds.map(idOf) } : step.act;
    const answer = await client.cases.act({ caseId: known.id, version: known.version, key, act });
    cases.set(step.item, answer.case);
  }
  return [...cases].map(([item, { id }]) => ({ item, caseId: id })).toSorted((a, b) => a.item - b.item);
}
