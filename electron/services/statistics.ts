import type { FigureRow, MonthCloseView, MonthReport, StatisticFilter } from '../../shared/contract/statistics.ts';
import { MATTERS, type Matter } from '../../shared/matters/types.ts';
import {
  addTallies,
  ENTRY_KINDS,
  monthOf,
  NO_TALLY,
  type EntryKind,
  type Tally,
} from '../../shared/statistics/entries.ts';
import {
  entryKindsOf,
  FIGURE_IDS,
  FIGURES,
  figureOf,
  isMatterFigure,
  type FigureId,
} from '../../shared/statistics/figures.ts';
import { staffNames } from '../storage/repositories/actors.ts';
import { onOwnSnapshot } from '../storage/repositories/integrity.ts';
import { listMonthCloses, type MonthClose } from '../storage/repositories/month-closes.ts';
import { listStaff } from '../storage/repositories/staff.ts';
import {
  listDistricts,
  pageOfEntries,
  tallyEntries,
  type EntryPlace,
  type EntrySelection,
  type KindTally,
} from '../storage/repositories/statistics.ts';
import { paperSummaryOf } from './case-view.ts';
import { signedIn, todayOf, type AppContext, type ReadableDb } from './context.ts';
import { invalidField } from './errors.ts';
import { recordsOf } from './figure-records.ts';
import { closeMonth, monthOnPaper, reportOf } from './month-close.ts';
import { nextMonth, type FigureLine } from './month-content.ts';
import { bringUpToDate, countingProgress } from './statistics-count.ts';

function selectionOf(app: AppContext, filter: StatisticFilter, kinds?: readonly EntryKind[]): EntrySelection {
  const { from, through, matter, staffId, district } = filter;
  return { from, through, asOf: todayOf(app), matter, staffId, district, kinds };
}

/** Long readings have a connection of their own, so that no window waits for them. */
async function counted<Result>(app: AppContext, read: (db: ReadableDb) => Promise<Result>): Promise<Result> {
  await bringUpToDate(app);
  return onOwnSnapshot(app.read, read);
}

function talliesBy(tallies: readonly KindTally[], matter: Matter | null) {
  const sums = new Map<EntryKind, Tally>();
  for (const line of tallies) {
    if (matter !== null && line.matter !== matter) continue;
    sums.set(line.kind, addTallies(sums.get(line.kind) ?? NO_TALLY, line));
  }
  return (kind: EntryKind): Tally => sums.get(kind) ?? NO_TALLY;
}

/** Figures that are told of cases; the others have neither matter nor district. */
function isOfCases(figure: FigureId): boolean {
  return isMatterFigure(figure) || figure === 'parallelCases' || figure === 'shortenedLimits';
}

/** Every figure from tallies; what a choice of matter or district says nothing about is null. */
export function figureRows(tallies: readonly KindTally[], filter: Partial<StatisticFilter>): FigureRow[] {
  const whole = talliesBy(tallies, null);
  const perMatter = MATTERS.map((matter) => [matter, talliesBy(tallies, matter)] as const);
  const narrowed = filter.matter !== undefined || filter.district !== undefined;
  return FIGURE_IDS.map((figure) => {
    const known = isOfCases(figure) || !narrowed;
    const byMatter = isMatterFigure(figure)
      ? Object.fromEntries(perMatter.map(([matter, tallyOf]) => [matter, figureOf(figure, tallyOf)]))
      : null;
    return {
      figure,
      unit: FIGURES[figure].unit,
      total: known ? figureOf(figure, whole) : null,
      byMatter: byMatter as Record<Matter, number | null> | null,
    };
  });
}

/** Every figure under a filter, from entries brought up to date before. */
export async function figuresOf(db: ReadableDb, app: AppContext, filter: StatisticFilter): Promise<FigureRow[]> {
  return figureRows(await tallyEntries(db, selectionOf(app, filter), 'whole'), filter);
}

/** The same rows from the frozen lines of a month. */
export function rowsOfLines(lines: readonly FigureLine[]): FigureRow[] {
  const valueOf = (figure: FigureId, matter: Matter | null) =>
    lines.find((line) => line.figure === figure && line.matter === matter)?.value ?? null;
  return FIGURE_IDS.map((figure) => ({
    figure,
    unit: FIGURES[figure].unit,
    total: valueOf(figure, null),
    byMatter: isMatterFigure(figure)
      ? (Object.fromEntries(MATTERS.map((matter) => [matter, valueOf(figure, matter)])) as Record<
          Matter,
          number | null
        >)
      : null,
  }));
}

function placeOf(cursor: string | null): EntryPlace | null {
  if (cursor === null) return null;
  const [date, source, id, kind, seq] = cursor.split(' ');
  const sourceId = Number(id);
  const number = Number(seq);
  const known = ENTRY_KINDS.find((one) => one === kind);
  if (date === undefined || source === undefined || known === undefined || !(sourceId > 0) || !(number >= 0)) {
    throw invalidField('cursor', 'wrong-type');
  }
  return { date, source, sourceId, kind: known, seq: number };
}

interface RecordsWanted {
  readonly figure: FigureId;
  readonly filter: StatisticFilter;
  readonly cursor: string | null;
  readonly limit: number;
}

/** One page of the records a figure counts, newest first. @throws INVALID_INPUT when the cursor is none */
export async function recordsPage(db: ReadableDb, app: AppContext, wanted: RecordsWanted) {
  const { figure, filter, cursor, limit } = wanted;
  const after = placeOf(cursor);
  const of = FIGURES[figure].measure.kind === 'records' ? 'records' : 'entries';
  const selection = selectionOf(app, filter, entryKindsOf(figure));
  const { entries, total } = await pageOfEntries(db, selection, { of, after, limit });
  const last = entries.length < limit ? undefined : entries.at(-1);
  const next = last === undefined ? null : `${last.date} ${last.source} ${last.sourceId} ${last.kind} ${last.seq}`;
  return { rows: await recordsOf(db, entries), next, total };
}

async function closeViews(db: ReadableDb, closes: readonly MonthClose[]): Promise<MonthCloseView[]> {
  const names = await staffNames(
    db,
    closes.map(({ staffId }) => staffId),
  );
  return closes.map(({ month, closedAt, staffId, hash, paperId }) => {
    return { month, closedAt, closedBy: names.get(staffId) ?? null, hash, paperId };
  });
}

/** A month as screens see it: frozen figures of a closed one, else what is known now. */
export async function monthReportOf(app: AppContext, month: string): Promise<MonthReport> {
  const { content, closes, state, span } = await reportOf(app, month);
  const views = await closeViews(app.read, closes);
  const last = closes.at(-1);
  const next = last === undefined ? null : nextMonth(last.month);
  return {
    month,
    ...span,
    countedAt: content.countedAt,
    state,
    figures: rowsOfLines(content.figures),
    adjustments: content.adjustments.map((one) => ({ ...one, records: one.records.map((record) => ({ ...record })) })),
    close: views.find((view) => view.month === month) ?? null,
    closeFirst: state !== 'closed' && next !== null && next < month ? next : null,
  };
}

/** Statistics: figures, trends, records, monthly reports. */
export function statisticsRouter(app: AppContext) {
  const staff = signedIn(app, 'counter', 'reviewer', 'supervisor');
  const supervisor = signedIn(app, 'supervisor');
  return {
    choices: staff.statistics.choices.handler(async () => ({
      districts: [...(await listDistricts(app.read))],
      people: (await listStaff(app.read)).map(({ id, name }) => ({ id, name })),
    })),
    figures: staff.statistics.figures.handler(async ({ input }) => ({
      asOf: todayOf(app),
      rows: await counted(app, (db) => figuresOf(db, app, input)),
    })),
    counting: staff.statistics.counting.handler(async () => countingProgress(app)),
    trend: staff.statistics.trend.handler(async ({ input }) => {
      const kinds = [...new Set(input.figures.flatMap(entryKindsOf))];
      const tallies = await counted(app, (db) => tallyEntries(db, selectionOf(app, input, kinds), 'month'));
      const months: string[] = [];
      for (let month = monthOf(input.from); month <= monthOf(input.through); month = nextMonth(month))
        months.push(month);
      return {
        months: months.map((month) => {
          const rows = figureRows(
            tallies.filter((line) => line.month === month),
            input,
          );
          const values = rows.filter(({ figure }) => input.figures.includes(figure));
          return { month, values: Object.fromEntries(values.map(({ figure, total }) => [figure, total])) };
        }),
      };
    }),
    records: staff.statistics.records.handler(({ input }) => {
      const { figure, cursor, limit, ...filter } = input;
      return counted(app, (db) => recordsPage(db, app, { figure, filter, cursor, limit }));
    }),
    closes: staff.statistics.closes.handler(async () => closeViews(app.read, await listMonthCloses(app.read))),
    month: staff.statistics.month.handler(({ input }) => monthReportOf(app, input.month)),
    preview: staff.statistics.preview.handler(async ({ input, context }) => ({
      html: app.renderPaper(await monthOnPaper(app, context.actor, input.month)).html,
    })),
    spreadsheet: staff.statistics.spreadsheet.handler(async ({ input, context }) => {
      const paper = await monthOnPaper(app, context.actor, input.month);
      const { monthlyReportBook } = await import('../documents/monthly-report-book.ts');
      const { fileName, bytes } = await monthlyReportBook(paper);
      return { fileName, base64: bytes.toString('base64') };
    }),
    close: supervisor.statistics.close.handler(async ({ input, context }) => {
      const paper = await closeMonth(app, context.actor, input);
      return { report: await monthReportOf(app, input.month), paper: paperSummaryOf(paper) };
    }),
  };
}
