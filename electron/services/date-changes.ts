import { createHash } from 'node:crypto';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import type { CaseEvent } from '../../shared/workflow/types.ts';
import { dueDatesOn } from '../../shared/papers/due-dates.ts';
import type { DateChangeLine } from '../../shared/papers/date-change-cause.ts';
import { canonicalJson } from '../storage/canonical-json.ts';
import { casesByIds, type CaseFile } from '../storage/repositories/cases.ts';
import { clocksOfCases, type StoredClock } from '../storage/repositories/clocks.ts';
import { casesWithOpenClocksAfter, datedPapersOf, type DateChange } from '../storage/repositories/date-changes.ts';
import { eventsOfCases } from '../storage/repositories/events.ts';
import type { ReadableDb } from './context.ts';
import { deriveCase } from './derive.ts';

/** Cases recomputed at a time. */
export const PAGE_OF_CASES = 200;

/** A case whose stored clocks are not those of another calendar. */
interface MovedCase {
  readonly id: number;
  readonly clocks: readonly StoredClock[];
}

/** What another calendar does to a page of open cases. */
export interface PageOfChanges {
  readonly moved: readonly MovedCase[];
  readonly lines: readonly DateChange[];
  readonly looked: number;
  /** Id to go on after; null after the last page. */
  readonly next: number | null;
}

export type Unprinted = Omit<DateChange, 'papers'>;

function keyOf({ id, run }: StoredClock): string {
  return `${id} ${run}`;
}

function lineOf(caseId: number, before: StoredClock | undefined, after: StoredClock | undefined): Unprinted | null {
  const named = after ?? before;
  if (named === undefined) return null;
  const line = {
    caseId,
    clockId: named.id,
    run: named.run,
    oldStatutory: before?.statutoryDue ?? null,
    newStatutory: after?.statutoryDue ?? null,
    oldPromised: before?.promisedDue ?? null,
    newPromised: after?.promisedDue ?? null,
    wasProvisional: before?.provisional ?? false,
    isProvisional: after?.provisional ?? false,
  };
  const same =
    line.oldStatutory === line.newStatutory &&
    line.oldPromised === line.newPromised &&
    line.wasProvisional === line.isProvisional;
  return same ? null : line;
}

/** The clocks of a case whose dates differ before and after a change. By another calendar stopped ones never do. */
export function changedClocks(
  caseId: number,
  stored: readonly StoredClock[],
  derived: readonly StoredClock[],
): readonly Unprinted[] {
  const before = new Map(stored.map((clock) => [keyOf(clock), clock]));
  const after = new Map(derived.map((clock) => [keyOf(clock), clock]));
  const keys = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return keys.flatMap((key) => {
    const line = lineOf(caseId, before.get(key), after.get(key));
    return line === null ? [] : [line];
  });
}

/** Old dates that no longer hold. */
export function oldDatesOf(line: Unprinted): readonly CivilDate[] {
  const pairs = [
    [line.oldStatutory, line.newStatutory],
    [line.oldPromised, line.newPromised],
  ] as const;
  return pairs.flatMap(([before, after]) => (before === null || before === after ? [] : [before]));
}

/** A line as it stands on papers. */
export function paperLineOf(change: DateChange): DateChangeLine {
  const { clockId, oldStatutory, newStatutory, oldPromised, newPromised, wasProvisional, isProvisional } = change;
  return { clockId, oldStatutory, newStatutory, oldPromised, newPromised, wasProvisional, isProvisional };
}

function sortedText(clocks: readonly StoredClock[]): string {
  return canonicalJson(clocks.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)));
}

function sameClocks(left: readonly StoredClock[], right: readonly StoredClock[]): boolean {
  return sortedText(left) === sortedText(right);
}

/** Lines with the valid papers that bear an old date. */
export async function withPapers(db: ReadableDb, lines: readonly Unprinted[]): Promise<readonly DateChange[]> {
  const wrong = lines.filter((line) => oldDatesOf(line).length > 0).map(({ caseId }) => caseId);
  const papers = await datedPapersOf(db, [...new Set(wrong)]);
  return lines.map((line) => {
    const old = new Set(oldDatesOf(line));
    const bearing = (papers.get(line.caseId) ?? []).filter(({ data }) =>
      dueDatesOn(data).some((date) => old.has(date)),
    );
    return { ...line, papers: bearing.map(({ id, kind, number }) => ({ id, kind, number })) };
  });
}

function movedCase(
  file: CaseFile,
  events: readonly CaseEvent[],
  stored: readonly StoredClock[],
  calendar: WorkCalendar,
): MovedCase | null {
  const { clocks } = deriveCase(file, events, calendar);
  return sameClocks(stored, clocks) ? null : { id: file.id, clocks };
}

/** Recomputes the next page of open cases by another calendar and compares with what is stored. */
export async function pageOfChanges(
  db: ReadableDb,
  calendar: WorkCalendar,
  after: number,
  limit: number = PAGE_OF_CASES,
): Promise<PageOfChanges> {
  const ids = await casesWithOpenClocksAfter(db, after, limit);
  const files = await casesByIds(db, ids);
  const events = await eventsOfCases(db, ids);
  const stored = await clocksOfCases(db, ids);
  const moved = files.flatMap((file) => {
    const one = movedCase(file, events.get(file.id) ?? [], stored.get(file.id) ?? [], calendar);
    return one === null ? [] : [one];
  });
  const lines = moved.flatMap(({ id, clocks }) => changedClocks(id, stored.get(id) ?? [], clocks));
  return {
    moved,
    lines: await withPapers(db, lines),
    looked: ids.length,
    next: ids.length < limit ? null : (ids.at(-1) ?? null),
  };
}

/** Chains lines to a fingerprint, so that what is signed is what was shown. Papers may be issued meanwhile. */
export function fingerprintOf(before: string, lines: readonly DateChange[]): string {
  let fingerprint = before === '' ? '0'.repeat(64) : before;
  for (const { papers: _papers, ...line } of lines) {
    fingerprint = createHash('sha256')
      .update(`${fingerprint}${canonicalJson(line)}`)
      .digest('hex');
  }
  return fingerprint;
}
