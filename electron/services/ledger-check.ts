import { hash } from 'node:crypto';
import type { LedgerCheckView, LedgerProblemView } from '../../shared/contract/ledger.ts';
import { canonicalJson } from '../storage/canonical-json.ts';
import { columnLetters } from '../documents/spreadsheets/cell-address.ts';
import type { Table } from '../documents/spreadsheets/table.ts';
import { todayOf, type AppContext } from './context.ts';
import { countReasons } from './ledger-commit.ts';
import { fileRefused, type CheckedFile, type LedgerFile } from './ledger-files.ts';
import { planLedger, type PlannedProblem } from './ledger-plan.ts';
import { linesOf, printedColumns, type SheetChoice, type SkippedRow } from './ledger-table.ts';

const ORDER = ['left-out', 'known', 'remark'] as const;

/** Names the cell a problem is about, with what stands there. */
class Places {
  private readonly table: Table;
  private readonly choices: ReadonlyMap<number, SheetChoice>;
  private readonly rows: ReadonlyMap<number, ReadonlyMap<number, readonly string[]>>;

  constructor(table: Table, choices: readonly SheetChoice[]) {
    this.table = table;
    this.choices = new Map(choices.map((choice) => [choice.sheet, choice]));
    this.rows = new Map(
      choices.map(({ sheet }) => [
        sheet,
        new Map((table.sheets[sheet]?.rows ?? []).map(({ row, cells }) => [row, cells])),
      ]),
    );
  }

  problem({ line, field, weight, reason, detail }: PlannedProblem): LedgerProblemView {
    const column = field === null ? -1 : (this.choices.get(line.sheet)?.targets.indexOf(field) ?? -1);
    return {
      sheet: this.table.sheets[line.sheet]?.name ?? null,
      row: line.row,
      column: column === -1 ? null : columnLetters(column + 1),
      field,
      value: column === -1 ? '' : (this.rows.get(line.sheet)?.get(line.row)?.[column] ?? ''),
      weight,
      reason,
      detail,
    };
  }

  skipped({ sheet, row, reason, detail }: SkippedRow): LedgerProblemView {
    const name = this.table.sheets[sheet]?.name ?? null;
    return { sheet: name, row, column: null, field: null, value: detail, weight: 'left-out', reason, detail: '' };
  }
}

/**
 * The dry run of a file: what every row would become. Keeps the plan for `accept`; writes nothing.
 *
 * @param onLine hears how many lines are done, and of how many
 * @throws FILE_REFUSED no-rows: nothing stands below the headings
 */
export async function checkFile(
  app: AppContext,
  file: LedgerFile,
  table: Table,
  choices: readonly SheetChoice[],
  onLine: (done: number, total: number) => void,
): Promise<LedgerCheckView> {
  const { lines, skipped } = linesOf(table, choices);
  if (lines.length + skipped.length === 0) throw fileRefused({ refusal: 'no-rows', detail: '' });
  onLine(0, lines.length);
  const plan = await planLedger(app.read, lines, {
    printed: printedColumns(choices),
    today: todayOf(app),
    onLine: (done) => onLine(done, lines.length),
  });
  const places = new Places(table, choices);
  const all = [...skipped.map((row) => places.skipped(row)), ...plan.problems.map((one) => places.problem(one))];
  const problems = ORDER.flatMap((weight) => all.filter((one) => one.weight === weight));
  const counts = {
    rows: lines.length + skipped.length,
    cases: plan.cases.length,
    known: plan.known,
    leftOut: plan.leftOut + skipped.length,
    remarks: plan.problems.filter(({ weight }) => weight === 'remark').length,
    problems: problems.length,
  };
  const identity = [file.hash, choices, counts, countReasons(plan.problems)];
  const fingerprint = hash('sha256', canonicalJson(identity), 'hex');
  const checked: CheckedFile = { plan, problems, skipped: skipped.length, fingerprint, choices };
  file.checked = checked;
  return { ...counts, fingerprint };
}
