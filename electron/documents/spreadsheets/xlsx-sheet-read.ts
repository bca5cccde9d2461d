import { setImmediate } from 'node:timers/promises';
import { serialDate, type SerialSystem } from '../../../shared/dates/spelled.ts';
import { cellAddress } from './cell-address.ts';
import { TABLE_LIMITS, TableRefusedError, type CellNote, type SheetRow } from './table.ts';
import { readXml, type XmlHandler } from './xml-read.ts';

/** What the cells of a sheet refer to. */
export interface SheetSurroundings {
  readonly sharedTexts: readonly string[];
  /** Whether the numbers of a style are days. */
  readonly dateStyles: readonly boolean[];
  readonly serialSystem: SerialSystem;
  /** Counts over all sheets of the file. */
  readonly spent: { rows: number; cells: number; characters: number };
}

interface MutableRow {
  readonly row: number;
  readonly visibility: 'visible' | 'hidden';
  readonly cells: string[];
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | null;
  formula: string | null;
  inline: string;
}

/** `_x0041_` is how a character stands that XML cannot hold. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex) =>
    String.fromCharCode(Number.parseInt(String(hex), 16)),
  );
}

class SheetHandler implements XmlHandler {
  readonly rows: MutableRow[] = [];
  readonly notes: CellNote[] = [];
  readonly merges: string[] = [];
  private readonly around: SheetSurroundings;
  private current: MutableRow | null = null;
  private cell: OpenCell | null = null;
  private row = 0;
  private column = 0;
  private inside: 'value' | 'formula' | 'inline' | 'phonetic' | 'nothing' = 'nothing';

  constructor(around: SheetSurroundings) {
    this.around = around;
  }

  open(name: string, attribute: (name: string) => string | null): void {
    if (name === 'row') {
      this.row = Number(attribute('r') ?? this.row + 1);
      this.column = 0;
      const hidden = attribute('hidden');
      this.current = {
        row: this.row,
        visibility: hidden === '1' || hidden === 'true' ? 'hidden' : 'visible',
        cells: [],
      };
    } else if (name === 'c') {
      const address = cellAddress(attribute('r') ?? '');
      this.column = address?.column ?? this.column + 1;
      this.cell = {
        column: this.column,
        type: attribute('t') ?? 'n',
        style: Number(attribute('s') ?? 0),
        value: null,
        formula: null,
        inline: '',
      };
    } else if (name === 'mergeCell') {
      if (this.merges.length >= TABLE_LIMITS.cells) throw new TableRefusedError('damaged', 'merged cells');
      this.merges.push(attribute('ref') ?? '');
    } else if (this.cell !== null) {
      if (name === 'v') {
        this.inside = 'value';
        this.cell.value = '';
      } else if (name === 'f') {
        this.inside = 'formula';
        this.cell.formula = '';
      } else if (name === 'rPh') this.inside = 'phonetic';
      else if (name === 't' && this.inside !== 'phonetic') this.inside = 'inline';
    }
  }

  text(text: string): void {
    const { cell } = this;
    if (cell === null) return;
    if (this.inside === 'value') cell.value = (cell.value ?? '') + text;
    else if (this.inside === 'formula') cell.formula = (cell.formula ?? '') + text;
    else if (this.inside === 'inline') cell.inline += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 'f' || name === 't' || name === 'rPh') {
      if (name !== 't' || this.inside !== 'phonetic') this.inside = 'nothing';
    } else if (name === 'c' && this.cell !== null) {
      this.take(this.cell);
      this.cell = null;
    } else if (name === 'row' && this.current !== null) {
      this.finish(this.current);
      this.current = null;
    }
  }

  private take(cell: OpenCell): void {
    const noted = this.notes.length;
    const note = (reason: CellNote['reason'], detail: string) =>
      this.notes.push({ row: this.row, column: cell.column, reason, detail: detail.slice(0, 200) });
    if (cell.formula !== null) {
      if (cell.value === null) note('formula-without-value', cell.formula);
      else note('formula', cell.formula);
    }
    if (cell.type === 'e') note('cell-error', cell.value ?? '');
    const text = this.textOf(cell).trim();
    // A cell that only leaves a note takes its place, too.
    if (text === '' && this.notes.length === noted) return;
    const { spent } = this.around;
    spent.cells += 1;
    spent.characters += text.length;
    if (spent.cells > TABLE_LIMITS.cells || spent.characters > TABLE_LIMITS.characters) {
      throw new TableRefusedError('too-many-cells', String(TABLE_LIMITS.cells));
    }
    if (text === '' || this.current === null) return;
    if (cell.column > TABLE_LIMITS.columns) throw new TableRefusedError('too-many-columns', String(cell.column));
    const { cells } = this.current;
    while (cells.length < cell.column - 1) cells.push('');
    cells[cell.column - 1] = text;
  }

  private textOf(cell: OpenCell): string {
    const { value } = cell;
    switch (cell.type) {
      case 'inlineStr':
        return unescaped(cell.inline);
      case 's':
        return value === null ? '' : (this.around.sharedTexts[Number(value)] ?? '');
      case 'str':
        return unescaped(value ?? '');
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        return '';
      case 'd':
        return (value ?? '').slice(0, 10);
      default:
        return value === null ? '' : this.numberText(value, cell.style);
    }
  }

  private numberText(value: string, style: number): string {
    const number = Number(value);
    if (value.trim() === '' || !Number.isFinite(number)) return value;
    if (this.around.dateStyles[style] === true) {
      const date = serialDate(number, this.around.serialSystem);
      if (date !== null) return date;
    }
    return Number.isSafeInteger(number) ? String(number) : String(Number(number.toPrecision(15)));
  }

  private finish(row: MutableRow): void {
    if (row.cells.length === 0) return;
    this.around.spent.rows += 1;
    if (this.around.spent.rows > TABLE_LIMITS.rows) {
      throw new TableRefusedError('too-many-rows', String(TABLE_LIMITS.rows));
    }
    this.rows.push(row);
  }
}

/**
 * Gives every row under a merged cell the value that stands in its first one: a project name written once over three
 * rows belongs to all three. Only rows that hold something of their own; across columns nothing is repeated.
 */
function fillMerged({ rows, merges, notes }: SheetHandler): void {
  const byNumber = new Map(rows.map((row) => [row.row, row]));
  let looked = 0;
  for (const ref of merges) {
    const [from, through] = ref.split(':').map(cellAddress);
    if (from === undefined || from === null || through === undefined || through === null) continue;
    const value = byNumber.get(from.row)?.cells[from.column - 1] ?? '';
    if (value === '' || through.row === from.row) continue;
    for (let number = from.row + 1; number <= through.row && number <= (rows.at(-1)?.row ?? 0); number += 1) {
      looked += 1;
      if (looked > TABLE_LIMITS.cells) throw new TableRefusedError('damaged', 'merged cells');
      const row = byNumber.get(number);
      if (row === undefined || (row.cells[from.column - 1] ?? '') !== '') continue;
      while (row.cells.length < from.column) row.cells.push('');
      row.cells[from.column - 1] = value;
      notes.push({ row: number, column: from.column, reason: 'merged', detail: ref });
    }
  }
}

/** Reads one sheet as it is unpacked. @throws TableRefusedError */
export async function readSheet(
  pieces: AsyncIterable<string>,
  around: SheetSurroundings,
): Promise<{ readonly rows: readonly SheetRow[]; readonly notes: readonly CellNote[] }> {
  const handler = new SheetHandler(around);
  async function* givingWay(): AsyncGenerator<string> {
    for await (const piece of pieces) {
      yield piece;
      await setImmediate();
    }
  }
  await readXml(givingWay(), handler);
  fillMerged(handler);
  return { rows: handler.rows, notes: handler.notes };
}
