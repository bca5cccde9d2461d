import type { DutyRow, LentCase } from '../../shared/contract/desk.ts';
import { EXPORT_MAX_ROWS, type ExportQuery } from '../../shared/contract/exports.ts';
import type { BoardRow, SlipView } from '../../shared/contract/supervision.ts';
import type { ExportRow } from '../../shared/exports/columns.ts';
import { byBoardUrgency, isOnBoard } from '../../shared/supervision/board.ts';
import { boardRows } from './board.ts';
import { todayOf } from './context.ts';
import { dutiesFor, openClocksOn } from './duties.ts';
import { caseCells } from './export-cases.ts';
import { dateOf, wholeList, type ListReading, type ListRows } from './export-rows.ts';
import { slipRegister } from './supervision-slips.ts';

type Clock = BoardRow['clocks'][number];

/** Clocks with the same lamp: what is due first; a clock that is held has no date. */
function byDue(left: Clock, right: Clock): number {
  const [first, second] = [left.due ?? '9999-12-31', right.due ?? '9999-12-31'];
  return first < second ? -1 : first > second ? 1 : 0;
}

const certaintyOf = ({ provisional }: Clock) => (provisional ? 'provisional' : 'certain');

/** A case of the board. Its lamp is its worst clock's, which is named first. */
function boardCells(row: BoardRow): ExportRow {
  const { pause, stage, slip } = row;
  const leading = row.clocks.filter(({ lamp }) => lamp === row.lamp).toSorted(byDue)[0];
  const others = row.clocks.filter((clock) => clock !== leading);
  return {
    lamp: row.lamp,
    number: row.receiptNumber,
    state: row.state,
    project: row.projectName,
    applicant: row.applicantName,
    matter: row.matter,
    clock: leading?.clockId ?? null,
    due: leading === undefined ? null : dateOf(leading.due, certaintyOf(leading)),
    left: leading === undefined || leading.due === null ? null : leading.remaining,
    statutoryDue: leading === undefined ? null : dateOf(leading.statutoryDue, certaintyOf(leading)),
    otherClocks: others.map((clock) => [
      { term: 'lamp', code: clock.lamp },
      { term: 'clock', code: clock.clockId },
      ...(clock.due === null ? [] : [{ date: clock.due, certainty: certaintyOf(clock) } as const, clock.remaining]),
    ]),
    handler: row.handlerName,
    counter: row.counterName,
    pauseReason: pause?.reason ?? null,
    pausedSince: dateOf(pause?.since ?? null),
    pauseUsed: pause?.usedWorkdays ?? null,
    pauseExpected: pause?.expectedWorkdays ?? null,
    stage: stage?.name ?? null,
    stageDue: dateOf(stage?.due ?? null),
    stageLeft: stage?.remaining ?? null,
    stageStanding: stage?.standing ?? null,
    slipKind: slip?.kind ?? null,
    slipStanding: slip?.standing ?? null,
    answerBy: dateOf(slip?.answerBy ?? null),
    planDate: dateOf(slip?.planDate ?? null),
    backdated: row.backdatedDays > 0 ? row.backdatedDays : null,
  };
}

/** The board under its conditions, the most urgent case first. */
export async function boardList(
  { db, app }: ListReading,
  { filter }: Extract<ExportQuery, { list: 'board' }>,
): Promise<ListRows> {
  const asOf = todayOf(app);
  const rows = await boardRows(db, { calendar: app.calendar(), asOf }, null);
  return wholeList(
    rows
      .filter((row) => isOnBoard(row, filter, asOf))
      .toSorted(byBoardUrgency)
      .map(boardCells),
  );
}

function slipCells(slip: SlipView): ExportRow {
  const { acknowledged } = slip;
  return {
    slipNumber: slip.number,
    slipKind: slip.kind,
    number: slip.caseNumber,
    project: slip.projectName,
    lampThen: slip.lamp,
    clock: slip.clockId,
    due: dateOf(slip.due),
    handler: slip.handlerName,
    issued: dateOf(slip.issuedOn),
    issuedBy: slip.issuedByName,
    note: slip.note,
    slipStanding: slip.standing,
    answerBy: dateOf(slip.answerBy),
    answered: dateOf(acknowledged?.on ?? null),
    answeredBy: acknowledged?.byName ?? null,
    planDate: dateOf(acknowledged?.planDate ?? null),
    answer: acknowledged?.words ?? null,
  };
}

/** The register of slips. */
export async function registerList(
  { db, app }: ListReading,
  { filter }: Extract<ExportQuery, { list: 'register' }>,
): Promise<ListRows> {
  return wholeList((await slipRegister(db, filter, todayOf(app))).map(slipCells));
}

/** Slips addressed to the person, or those nobody heeded: as on the start page, none is told twice. */
export async function slipList(
  { app, actor }: ListReading,
  { of }: Extract<ExportQuery, { list: 'slips' }>,
): Promise<ListRows> {
  const { slips, escalated } = await dutiesFor(app, actor, EXPORT_MAX_ROWS, await openClocksOn(app));
  const addressed = new Set(slips.map(({ id }) => id));
  const shown = of === 'mine' ? slips : escalated.filter(({ id }) => !addressed.has(id));
  return wholeList(shown.map(slipCells));
}

function dutyCells(row: DutyRow): ExportRow {
  const { cover, parts } = row;
  return {
    ...caseCells(row),
    duties: parts.map((code) => [{ term: 'dutyPart', code }]),
    coverFor: cover?.fromName ?? null,
    coverUntil: dateOf(cover?.until ?? null),
  };
}

function lentCells({ number, projectName, toName, until, past }: LentCase): ExportRow {
  return { number, project: projectName, heldBy: toName, coverUntil: dateOf(until), lent: past ? 'past' : 'lent' };
}

/** What is somebody's to do, in order of urgency; or what of it others hold meanwhile. */
export async function dutyList({ app, actor }: ListReading, list: 'duties' | 'lent'): Promise<ListRows> {
  const { mine, lent } = await dutiesFor(app, actor, EXPORT_MAX_ROWS, await openClocksOn(app));
  return wholeList(list === 'duties' ? mine.map(dutyCells) : lent.map(lentCells));
}
