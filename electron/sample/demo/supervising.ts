import { fromDayNumber } from '../../../shared/dates/civil.ts';
import type { BoardRow } from '../../../shared/contract/supervision.ts';
import { isEscalated, slipFor, slipStanding } from '../../../shared/supervision/slips.ts';
import type { SlipKind } from '../../../shared/supervision/slips.ts';
import type { Lamp } from '../../../shared/timelimit/types.ts';
import { boardRows } from '../../services/board.ts';
import type { BulkDesk } from '../../services/bulk-acts.ts';
import type { Actor, AppContext } from '../../services/context.ts';
import { acknowledgeSlip, issueSlips } from '../../services/supervision-slips.ts';
import { openSlips } from '../../storage/repositories/supervision-slips.ts';
import { randomOf, type Random } from './random.ts';
import type { DemoPeople } from './steps.ts';
import { instantOf, type Timetable } from './timetable.ts';
import { SLIP_NOTES, SLIP_WORDS } from './words.ts';

/** Before the doors open. */
const ANSWERING = 8 * 3600 + 300;
const ISSUING = 8 * 3600 + 1200;
/** Slips printed in one morning at most, by lamp: what is over the law's limit first, and what may still be in time. */
const MOST_A_MORNING = { black: 3, red: 3, yellow: 2, green: 1, blue: 1 } as const satisfies Readonly<
  Record<Lamp, number>
>;

/** A case on the board with the slip it gets. */
interface Wanted {
  readonly row: BoardRow;
  readonly kind: SlipKind;
}

function wantedOf(row: BoardRow): readonly Wanted[] {
  const open = row.slip === null ? null : { kind: row.slip.kind, standing: row.slip.standing };
  const answer = slipFor({ lamp: row.lamp, handlerId: row.handlerId, open });
  return 'kind' in answer ? [{ row, kind: answer.kind }] : [];
}

/** The oldest of each lamp, as many as a morning has room for. */
function mostUrgent(wanted: readonly Wanted[]): readonly Wanted[] {
  const byLamp = Map.groupBy(wanted, ({ row }) => row.lamp ?? 'green');
  return [...byLamp].flatMap(([lamp, those]) =>
    those.toSorted((left, right) => left.row.id - right.row.id).slice(0, MOST_A_MORNING[lamp]),
  );
}

/**
 * The mornings of the supervisors: whoever got a slip says by when they will be done, the most urgent cases of the board get
 * one, and most of what was not heeded gets the formal one. Slips act one by one, through their own service, while the desk
 * that writes in bulk has nothing in hand.
 */
export class Supervising {
  private readonly office: {
    readonly app: AppContext;
    readonly desk: BulkDesk;
    readonly people: DemoPeople;
    readonly timetable: Timetable;
    readonly seed: number;
  };
  slips = 0;

  constructor(office: Supervising['office']) {
    this.office = office;
  }

  private at(day: number, second: number): AppContext {
    const now = new Date(instantOf(day, second));
    return { ...this.office.app, now: () => now };
  }

  /** What happens before the doors open. */
  async morning(day: number): Promise<void> {
    const { desk, seed } = this.office;
    const random = randomOf(String(seed), 'supervising', String(day));
    await desk.finish();
    await this.answer(random, day);
    await this.issue(random, day);
    await desk.takeUp();
  }

  private async answer(random: Random, day: number): Promise<void> {
    const { people, timetable } = this.office;
    const app = this.at(day, ANSWERING);
    const staff = new Map([...people.counters, ...people.reviewers].map((actor) => [actor.id, actor]));
    for (const slip of await openSlips(app.read, null)) {
      const handler: Actor | undefined = staff.get(slip.handlerStaffId);
      const isAsked = slipStanding(slip, fromDayNumber(day)) === 'waiting';
      if (handler === undefined || !isAsked || !random.chance(0.55)) continue;
      const plan = timetable.workday(day, random.between(1, 4)) ?? day;
      await acknowledgeSlip(app, handler, {
        key: `demo-slip-answer-${slip.id}`,
        slipId: slip.id,
        version: slip.version,
        planDate: fromDayNumber(plan),
        words: random.pick(SLIP_WORDS),
      });
    }
  }

  private async issue(random: Random, day: number): Promise<void> {
    const { people } = this.office;
    const app = this.at(day, ISSUING);
    const rows = await boardRows(app.read, { calendar: app.calendar(), asOf: fromDayNumber(day) }, null);
    // Not every slip that was not heeded is noticed the same morning.
    const noticed = rows
      .flatMap(wantedOf)
      .filter(({ row }) => row.slip === null || !isEscalated(row.slip.standing) || random.chance(0.6));
    const cases = mostUrgent(noticed).map(({ row, kind }) => ({ caseId: row.id, version: row.version, kind }));
    if (cases.length === 0) return;
    const note = random.chance(0.5) ? random.pick(SLIP_NOTES) : null;
    await issueSlips(app, random.pick(people.supervisors), { key: `demo-slips-of-day-${day}`, cases, note });
    this.slips += cases.length;
  }
}
