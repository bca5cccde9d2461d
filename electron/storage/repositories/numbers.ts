import { CompiledQuery } from 'kysely';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';

const DRAW = `insert into number_series (series, year, last) values (?, ?, 1)
  on conflict (series, year) do update set last = last + 1 returning last`;

/**
 * Draws the next number of a series and year, from 1. Inside the act's transaction: an act that fails gives its number
 * back, so the series has no gap; the write lock keeps others from drawing the same.
 */
export async function drawNumber(tx: WriteTransaction<Schema>, series: string, year: number): Promise<number> {
  const { rows } = await tx.executeQuery<{ readonly last: number }>(CompiledQuery.raw(DRAW, [series, year]));
  const [row] = rows;
  if (row === undefined) throw new TypeError('A drawn number comes back');
  return row.last;
}

/** The last number drawn from every series and year. */
export async function drawnSeries(
  db: ReadableDatabase<Schema>,
): Promise<readonly { readonly series: string; readonly year: number; readonly last: number }[]> {
  return db.selectFrom('number_series').select(['series', 'year', 'last']).orderBy('series').orderBy('year').execute();
}

/** A series as drawn so far against the papers that bear its numbers. */
export interface SeriesUse {
  readonly series: string;
  readonly year: number;
  /** Last number drawn; null when papers bear numbers of a series that was never drawn from. */
  readonly last: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly papers: number;
  readonly different: number;
}

/** Every series with what its papers say; without gaps and duplicates `papers`, `highest` and `last` are the same. */
export async function seriesUse(db: ReadableDatabase<Schema>): Promise<readonly SeriesUse[]> {
  const drawn = await db.selectFrom('number_series').selectAll().execute();
  const used = await db
    .selectFrom('paper')
    .select((eb) => [
      'series',
      'year',
      eb.fn.min<number>('seq').as('lowest'),
      eb.fn.max<number>('seq').as('highest'),
      eb.fn.countAll<number>().as('papers'),
      eb.fn.count<number>('seq').distinct().as('different'),
    ])
    .where('series', 'is not', null)
    .groupBy(['series', 'year'])
    .execute();
  const uses = new Map<string, SeriesUse>();
  for (const { series, year, last } of drawn) {
    uses.set(`${series}\n${year}`, { series, year, last, lowest: null, highest: null, papers: 0, different: 0 });
  }
  for (const row of used) {
    const series = row.series ?? '';
    const year = row.year ?? 0;
    const last = uses.get(`${series}\n${year}`)?.last ?? null;
    uses.set(`${series}\n${year}`, {
      series,
      year,
      last,
      lowest: row.lowest,
      highest: row.highest,
      papers: row.papers,
      different: row.different,
    });
  }
  return [...uses.values()];
}
