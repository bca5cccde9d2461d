import type { ContractOutputs } from '../../bridge/contract-inputs.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';

export type SlotsAnswer = ContractOutputs['appointments']['slots'];
export type GridSlot = SlotsAnswer['slots'][number];

/** What can be had at one time of one day: a slot of each counter that has one then. */
export interface GridCell {
  readonly date: CivilDate;
  readonly from: string;
  readonly slots: readonly GridSlot[];
  /** The one a booking goes to unless somebody chooses another: the emptiest that can be booked. */
  readonly best: GridSlot;
  readonly capacity: number;
  readonly free: number;
  readonly waiting: number;
}
export interface GridDay {
  readonly date: CivilDate;
  readonly state: 'open' | 'shortened' | 'closed';
  /** Why it is closed or shortened: code of the reason and words of the office; null on an ordinary day. */
  readonly reason: string | null;
  readonly text: string | null;
}
export interface SlotTable {
  readonly days: readonly GridDay[];
  /** Times of day at which anything begins, in order. */
  readonly times: readonly string[];
  /** By time and day; null where nothing begins. */
  readonly cells: readonly (readonly (GridCell | null)[])[];
}

function cellOf(slots: readonly GridSlot[]): GridCell | null {
  const [first] = slots;
  if (first === undefined) return null;
  const best = slots.reduce((one, other) => {
    if (one.bookable === 'yes' && other.bookable !== 'yes') return one;
    if (other.bookable === 'yes' && one.bookable !== 'yes') return other;
    return other.free > one.free ? other : one;
  }, first);
  const sum = (figure: (slot: GridSlot) => number) => slots.reduce((total, slot) => total + figure(slot), 0);
  return {
    date: first.date,
    from: first.from,
    slots,
    best,
    capacity: sum(({ capacity }) => capacity),
    free: sum(({ free }) => free),
    waiting: sum(({ waiting }) => waiting),
  };
}

/** A day is closed when every counter is; what is said of it then comes from the first that says something. */
function dayOf(date: CivilDate, days: SlotsAnswer['days']): GridDay {
  const open = days.filter(({ state }) => state !== 'closed');
  const telling = open.length === 0 ? days : open.filter(({ state }) => state === 'shortened');
  const state = open.length === 0 ? 'closed' : open.some((day) => day.state === 'open') ? 'open' : 'shortened';
  if (state === 'open') return { date, state, reason: null, text: null };
  const said = telling.find(({ text }) => text !== null) ?? telling[0];
  return { date, state, reason: said?.reason ?? null, text: said?.text ?? null };
}

/** Days side by side, times below each other. */
export function slotTable(answer: Pick<SlotsAnswer, 'slots' | 'days'>): SlotTable {
  const dates = [...new Set(answer.days.map(({ date }) => date))].toSorted();
  const days = dates.map((date) =>
    dayOf(
      date,
      answer.days.filter((day) => day.date === date),
    ),
  );
  const times = [...new Set(answer.slots.map(({ from }) => from))].toSorted();
  const cells = times.map((time) =>
    dates.map((date) => cellOf(answer.slots.filter((slot) => slot.from === time && slot.date === date))),
  );
  return { days, times, cells };
}

/** A place in the table. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, GridPlace>> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
};

/**
 * Where an arrow leads: the next cell in that direction, over what is closed; null when there is none. To the side, the
 * nearest time of the next day that has any.
 */
export function moveInGrid({ cells }: Pick<SlotTable, 'cells'>, from: GridPlace, key: string): GridPlace | null {
  const step = STEPS[key];
  if (step === undefined) return null;
  const width = cells[0]?.length ?? 0;
  if (step.column !== 0) {
    for (let column = from.column + step.column; column >= 0 && column < width; column += step.column) {
      const rows = cells.flatMap((line, row) => (line[column] === null ? [] : [row]));
      const [first] = rows;
      if (first === undefined) continue;
      const row = rows.reduce(
        (near, one) => (Math.abs(one - from.row) < Math.abs(near - from.row) ? one : near),
        first,
      );
      return { row, column };
    }
    return null;
  }
  for (let row = from.row + step.row; row >= 0 && row < cells.length; row += step.row) {
    if (cells[row]?.[from.column] !== null) return { row, column: from.column };
  }
  return null;
}

/** The cell of a slot; the first bookable one when that is not in the table; null when nothing can be booked. */
export function placeOfSlot(
  { days, times, cells }: SlotTable,
  slot: { readonly date: CivilDate; readonly from: string } | null,
): GridPlace | null {
  if (slot !== null) {
    const place = {
      row: times.indexOf(slot.from),
      column: days.findIndex(({ date }) => date === slot.date),
    };
    if (cells[place.row]?.[place.column] !== undefined && cells[place.row]?.[place.column] !== null) return place;
  }
  for (let column = 0; column < days.length; column += 1) {
    const row = cells.findIndex((line) => line[column]?.best.bookable === 'yes');
    if (row !== -1) return { row, column };
  }
  const row = cells.findIndex((line) => line.some((cell) => cell !== null));
  if (row === -1) return null;
  return { row, column: cells[row]?.findIndex((cell) => cell !== null) ?? 0 };
}
