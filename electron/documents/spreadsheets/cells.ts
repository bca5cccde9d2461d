import type { CivilDate } from '../../../shared/dates/types.ts';

/**
 * Look of a cell. `plain`: no lines; `title`: large, centred; `note`: small and grey; `head`: bold, shaded, lined;
 * `body`: lined; `total`: bold, lined.
 */
export type CellLook = 'plain' | 'title' | 'note' | 'head' | 'body' | 'total';

interface CellPlace {
  readonly look?: CellLook;
  /** Columns and rows this cell covers; the cells it covers are given as `blank`. */
  readonly span?: { readonly columns?: number; readonly rows?: number };
}

/** One cell. Texts are never formulas; numbers and dates stay numbers and dates. */
export type Cell = CellPlace &
  (
    | { readonly kind: 'blank' }
    | { readonly kind: 'text'; readonly text: string }
    /** `decimals` shown; `percent`: 0.25 is shown as 25 %. */
    | {
        readonly kind: 'number';
        readonly value: number;
        readonly decimals?: number;
        readonly unit?: 'plain' | 'percent';
      }
    /** `mark` is shown behind the date, which stays a date, e.g. that it is provisional. */
    | { readonly kind: 'date'; readonly date: CivilDate; readonly mark?: string }
  );

export interface SheetLayout {
  /** At most 31 characters; what a sheet's name may not hold is replaced. */
  readonly name: string;
  /** Width of each column in characters of the usual size. */
  readonly widths: readonly number[];
  /** Rows at the top that stay in view and are printed on every page. */
  readonly headRows?: number;
  readonly orientation?: 'portrait' | 'landscape';
  /** `filtered` puts filter arrows on the last head row. */
  readonly list?: 'filtered' | 'plain';
}

export interface WorkbookSheet {
  readonly layout: SheetLayout;
  /** Rows in batches, as they come; between batches others have their turn. */
  readonly batches: Iterable<readonly (readonly Cell[])[]> | AsyncIterable<readonly (readonly Cell[])[]>;
}
