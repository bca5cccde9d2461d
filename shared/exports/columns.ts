/** What a column of an exported list is; the lists themselves stand in `lists.ts`. */

/** Groups of codes the window words for the file (renderer/locales, `exportTermSources`). */
export const EXPORT_TERMS = [
  'matter',
  'path',
  'state',
  'lamp',
  'clock',
  'decisionResult',
  'use',
  'origin',
  'pauseReason',
  'stageStanding',
  'slipKind',
  'slipStanding',
  'dutyPart',
  'lent',
  'appointmentService',
  'appointmentState',
  'openingKind',
  'bookable',
  'callPurpose',
  'callOutcome',
  'callChange',
  'ticketState',
  'ticketPriority',
  'ticketChannel',
  'ticketOutcome',
  'figure',
  'figureUnit',
  'how',
  'counted',
  'service',
  'rating',
  'serviceState',
  'auditAction',
  'auditVariant',
  'auditEntity',
  'auditField',
  'auditor',
  'yes',
] as const;
export type ExportTerm = (typeof EXPORT_TERMS)[number];

export type ExportColumn =
  | { readonly key: string; readonly kind: 'text' | 'number' | 'date'; readonly width: number }
  /** The service gives a code, the file shows its word. */
  | { readonly key: string; readonly kind: 'term'; readonly term: ExportTerm; readonly width: number }
  /** Several things in one cell, each of several parts; `terms` are the groups its codes may be of. */
  | { readonly key: string; readonly kind: 'phrases'; readonly terms: readonly ExportTerm[]; readonly width: number };

/** The groups of codes a column may show. */
export function termsOfColumn(column: ExportColumn): readonly ExportTerm[] {
  if (column.kind === 'term') return [column.term];
  return column.kind === 'phrases' ? column.terms : [];
}

/** A date that may still move is marked in the file. */
export interface ExportDate {
  readonly date: string;
  readonly certainty: 'certain' | 'provisional';
}

/** A code of a named group, inside a phrase. */
export interface ExportCode {
  readonly term: ExportTerm;
  readonly code: string;
}

/** Parts said one after the other, e.g. lamp, clock, due date, days left. */
export type ExportPhrase = readonly (string | number | ExportDate | ExportCode)[];

/** One cell as the service gives it: texts and codes, numbers, dates, phrases; null = nothing known. */
export type ExportValue = string | number | ExportDate | readonly ExportPhrase[] | null;
export type ExportRow = Readonly<Record<string, ExportValue>>;
