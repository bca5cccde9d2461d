/**
 * Lists that can leave the program as a file: their columns in the order of the file, as codes. The window words them
 * (renderer/locales, `exports`), the service fills them (electron/services/export-lists.ts).
 */

/** Groups of codes the window words for the file; the names of its `terms`, and plain answers of `exports`. */
export const EXPORT_TERMS = ['matter', 'path', 'state', 'lamp', 'clock', 'decisionResult', 'use', 'origin'] as const;
export type ExportTerm = (typeof EXPORT_TERMS)[number];

export type ExportColumn =
  | { readonly key: string; readonly kind: 'text' | 'number' | 'date'; readonly width: number }
  /** The service gives a code, the file shows its word. */
  | { readonly key: string; readonly kind: 'term'; readonly term: ExportTerm; readonly width: number };

const CASE_COLUMNS = [
  { key: 'lamp', kind: 'term', term: 'lamp', width: 8 },
  { key: 'number', kind: 'text', width: 24 },
  { key: 'project', kind: 'text', width: 34 },
  { key: 'applicant', kind: 'text', width: 28 },
  { key: 'address', kind: 'text', width: 30 },
  { key: 'matter', kind: 'term', term: 'matter', width: 18 },
  { key: 'state', kind: 'term', term: 'state', width: 12 },
  { key: 'received', kind: 'date', width: 12 },
  { key: 'accepted', kind: 'date', width: 12 },
  { key: 'clock', kind: 'term', term: 'clock', width: 16 },
  { key: 'promisedDue', kind: 'date', width: 18 },
  { key: 'statutoryDue', kind: 'date', width: 18 },
  { key: 'left', kind: 'number', width: 10 },
  { key: 'ended', kind: 'date', width: 12 },
  { key: 'handler', kind: 'text', width: 12 },
] as const satisfies readonly ExportColumn[];

const LEDGER_COLUMNS = [
  { key: 'number', kind: 'text', width: 24 },
  { key: 'matter', kind: 'term', term: 'matter', width: 18 },
  { key: 'project', kind: 'text', width: 34 },
  { key: 'applicant', kind: 'text', width: 28 },
  { key: 'address', kind: 'text', width: 30 },
  { key: 'district', kind: 'text', width: 14 },
  { key: 'use', kind: 'term', term: 'use', width: 16 },
  { key: 'floorArea', kind: 'number', width: 12 },
  { key: 'received', kind: 'date', width: 12 },
  { key: 'accepted', kind: 'date', width: 12 },
  { key: 'decided', kind: 'date', width: 12 },
  { key: 'result', kind: 'term', term: 'decisionResult', width: 14 },
  { key: 'ended', kind: 'date', width: 12 },
  { key: 'state', kind: 'term', term: 'state', width: 12 },
  { key: 'lamp', kind: 'term', term: 'lamp', width: 8 },
  { key: 'statutoryDue', kind: 'date', width: 18 },
  { key: 'handler', kind: 'text', width: 12 },
  { key: 'origin', kind: 'term', term: 'origin', width: 12 },
] as const satisfies readonly ExportColumn[];

export const EXPORT_LISTS = {
  cases: CASE_COLUMNS,
  search: CASE_COLUMNS,
  ledger: LEDGER_COLUMNS,
} as const satisfies Readonly<Record<string, readonly ExportColumn[]>>;

export type ExportList = keyof typeof EXPORT_LISTS;
export type ExportColumnKey<List extends ExportList> = (typeof EXPORT_LISTS)[List][number]['key'];

/** The columns of a list, whichever it is. */
export function exportColumns(list: ExportList): readonly ExportColumn[] {
  return EXPORT_LISTS[list];
}

/** A date that may still move is marked in the file. */
export interface ExportDate {
  readonly date: string;
  readonly certainty: 'certain' | 'provisional';
}

/** One cell as the service gives it: texts and codes, numbers, dates; null = nothing known. */
export type ExportValue = string | number | ExportDate | null;
export type ExportRow = Readonly<Record<string, ExportValue>>;

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
