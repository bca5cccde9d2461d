import { addDays, weekdayOf } from '../dates/civil.ts';
import type { CivilDate } from '../dates/types.ts';
import type { ClockId, Matter } from '../matters/types.ts';
import type { Lamp } from '../timelimit/types.ts';
import { isEscalated } from './slips.ts';
import type { SlipKind, SlipStanding } from './slips.ts';

/** A clock on the board; `due` is the date its lamp goes by. */
export interface BoardClock {
  readonly clockId: ClockId;
  readonly lamp: Lamp;
  readonly state: 'running' | 'paused';
  /** Null while a pause holds it. */
  readonly due: CivilDate | null;
  readonly remaining: number;
  readonly provisional: boolean;
}

/** What of a case its place on the board depends on. */
export interface BoardCase {
  readonly id: number;
  readonly matter: Matter;
  readonly state: string;
  readonly handlerId: string | null;
  readonly counterId: number | null;
  /** The worst of its clocks. */
  readonly lamp: Lamp | null;
  /** Started and not stopped. */
  readonly clocks: readonly BoardClock[];
  /** Most days an event of it was entered after it happened; 0 = none was. */
  readonly backdatedDays: number;
  /** The local sub-step it stands in, one that is over before others; null without sub-steps. */
  readonly stage: { readonly standing: 'in-time' | 'over' } | null;
  /** Its newest slip that is not settled. */
  readonly slip: { readonly kind: SlipKind; readonly standing: SlipStanding } | null;
}

/** What a supervisor looks for besides lamps. */
export const BOARD_CONCERNS = [
  'due-today',
  'due-week',
  'paused',
  'provisional',
  'deemed',
  'backdated',
  'stage-over',
  'slip-open',
  'slip-late',
] as const;
export type BoardConcern = (typeof BOARD_CONCERNS)[number];

export const BOARD_GROUPS = ['matter', 'state', 'handlerId', 'counterId'] as const;
export type BoardGroup = (typeof BOARD_GROUPS)[number];

/** What the board is narrowed to; null = any. */
export interface BoardFilter {
  readonly lamp: Lamp | null;
  readonly concern: BoardConcern | null;
  readonly matter: string | null;
  readonly state: string | null;
  readonly handlerId: string | null;
  readonly counterId: string | null;
}

export const WHOLE_BOARD: BoardFilter = {
  lamp: null,
  concern: null,
  matter: null,
  state: null,
  handlerId: null,
  counterId: null,
};

/** The Sunday that ends the week of a day. @example endOfWeek('2026-09-18') // '2026-09-20' */
export function endOfWeek(asOf: CivilDate): CivilDate {
  return addDays(asOf, 7 - weekdayOf(asOf));
}

/** Whether a case belongs to what a supervisor looks for, on a day. */
export function hasConcern(row: BoardCase, concern: BoardConcern, asOf: CivilDate): boolean {
  switch (concern) {
    case 'due-today':
      return row.clocks.some(({ due }) => due === asOf);
    case 'due-week': {
      const last = endOfWeek(asOf);
      return row.clocks.some(({ due }) => due !== null && due >= asOf && due <= last);
    }
    case 'paused':
      return row.clocks.some(({ state }) => state === 'paused');
    case 'provisional':
      return row.clocks.some(({ provisional }) => provisional);
    case 'deemed':
      return row.state === 'deemed-accepted';
    case 'backdated':
      return row.backdatedDays > 0;
    case 'stage-over':
      return row.stage?.standing === 'over';
    case 'slip-open':
      return row.slip !== null;
    case 'slip-late':
      return row.slip !== null && isEscalated(row.slip.standing);
  }
}

/** Where a case stands in a grouping; empty = nobody, nowhere. */
export function groupOf(row: BoardCase, group: BoardGroup): string {
  const value = row[group];
  return value === null ? '' : String(value);
}

/** Whether a case meets a filter on a day. The one test behind every figure of the board and the list it opens. */
export function isOnBoard(row: BoardCase, filter: BoardFilter, asOf: CivilDate): boolean {
  if (filter.lamp !== null && row.lamp !== filter.lamp) return false;
  if (BOARD_GROUPS.some((group) => filter[group] !== null && groupOf(row, group) !== filter[group])) return false;
  return filter.concern === null || hasConcern(row, filter.concern, asOf);
}

export type LampCounts = Readonly<Record<Lamp, number>>;

/** Figures of the board, each the number of cases its filter leaves. */
export interface BoardCounts {
  readonly total: number;
  readonly byLamp: LampCounts;
  readonly byConcern: Readonly<Record<BoardConcern, number>>;
  /** Per value of each grouping. */
  readonly groups: Readonly<Record<BoardGroup, ReadonlyMap<string, LampCounts>>>;
}

const NO_LAMPS: LampCounts = { black: 0, red: 0, yellow: 0, green: 0, blue: 0 };

/** Counts cases by lamp, by concern and by each grouping, in one pass. @param asOf the day of the lamps */
export function countBoard(rows: readonly BoardCase[], asOf: CivilDate): BoardCounts {
  const byLamp: Record<Lamp, number> = { ...NO_LAMPS };
  const byConcern = Object.fromEntries(BOARD_CONCERNS.map((concern) => [concern, 0])) as Record<BoardConcern, number>;
  const groups = {
    matter: new Map<string, Record<Lamp, number>>(),
    state: new Map<string, Record<Lamp, number>>(),
    handlerId: new Map<string, Record<Lamp, number>>(),
    counterId: new Map<string, Record<Lamp, number>>(),
  };
  for (const row of rows) {
    for (const concern of BOARD_CONCERNS) if (hasConcern(row, concern, asOf)) byConcern[concern] += 1;
    if (row.lamp === null) continue;
    byLamp[row.lamp] += 1;
    for (const group of BOARD_GROUPS) {
      const key = groupOf(row, group);
      const known = groups[group].get(key) ?? { ...NO_LAMPS };
      known[row.lamp] += 1;
      groups[group].set(key, known);
    }
  }
  return { total: rows.length, byLamp, byConcern, groups };
}

const URGENCY: Readonly<Record<Lamp, number>> = { black: 0, red: 1, yellow: 2, green: 3, blue: 4 };

function firstDue(row: BoardCase): CivilDate {
  let first = '9999-12-31';
  for (const { due } of row.clocks) if (due !== null && due < first) first = due;
  return first;
}

/** The worst lamp first, then what is due first, then the older case. */
export function byBoardUrgency(left: BoardCase, right: BoardCase): number {
  const lamp = (row: BoardCase) => (row.lamp === null ? 5 : URGENCY[row.lamp]);
  const dues = [firstDue(left), firstDue(right)] as const;
  return lamp(left) - lamp(right) || (dues[0] < dues[1] ? -1 : dues[0] > dues[1] ? 1 : left.id - right.id);
}
