import type { ExportDate, ExportRow } from '../../shared/exports/columns.ts';
import type { Actor, AppContext, ReadableDb } from './context.ts';

/** Rows of a list as codes, in the order of the screen; how many there will be is known beforehand. */
export interface ListRows {
  readonly total: number;
  readonly batches: AsyncIterable<readonly ExportRow[]>;
}

/**
 * Where a list is read: one unchanging state of the file, for one person. `app.read` is that same state, so that the
 * functions behind the screens can be asked as they are.
 */
export interface ListReading {
  readonly db: ReadableDb;
  readonly app: AppContext;
  readonly actor: Actor;
}

export const ROWS_PER_BATCH = 200;

export function dateOf(date: string | null, certainty: ExportDate['certainty'] = 'certain'): ExportDate | null {
  return date === null ? null : { date, certainty };
}

/** A list that is there as a whole. */
export function wholeList(rows: readonly ExportRow[]): ListRows {
  async function* batches(): AsyncGenerator<readonly ExportRow[]> {
    for (let from = 0; from < rows.length; from += ROWS_PER_BATCH) yield rows.slice(from, from + ROWS_PER_BATCH);
  }
  return { total: rows.length, batches: batches() };
}

interface Page<Line> {
  readonly rows: readonly Line[];
  readonly next: string | null;
  readonly total: number;
}

/** A list that is read page by page, the first one now: it says how many there are. */
export async function pagedList<Line>(
  pageAt: (cursor: string | null) => Promise<Page<Line>>,
  cellsOf: (line: Line) => ExportRow,
): Promise<ListRows> {
  const first = await pageAt(null);
  async function* batches(): AsyncGenerator<readonly ExportRow[]> {
    yield first.rows.map(cellsOf);
    for (let { next } = first; next !== null;) {
      const page: Page<Line> = await pageAt(next);
      yield page.rows.map(cellsOf);
      next = page.next;
    }
  }
  return { total: first.total, batches: batches() };
}
