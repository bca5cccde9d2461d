/** Why a file is refused whole. */
export const TABLE_REFUSALS = [
  'empty-file',
  'too-large',
  'not-a-spreadsheet',
  'old-format',
  'password-protected',
  'damaged',
  'unpacks-too-large',
  'too-many-rows',
  'too-many-columns',
  'too-many-cells',
  'too-many-sheets',
  'unknown-encoding',
  'quote-not-closed',
  'no-rows',
] as const;
export type TableRefusal = (typeof TABLE_REFUSALS)[number];

/** What a cell's text does not show. */
export const CELL_NOTE_REASONS = ['formula', 'formula-without-value', 'cell-error', 'merged'] as const;
export type CellNoteReason = (typeof CELL_NOTE_REASONS)[number];

/** What does not fit in a record; it becomes a case all the same, with what it has. */
export const LEDGER_PROBLEMS = [
  'unknown-matter',
  'unknown-regime',
  'not-a-date',
  'not-a-number',
  'decision-before-receipt',
  'acceptance-outside-case',
  'regime-contradicts-date',
  'authority-unusual',
  'before-any-rule-set',
  'stage-only',
  'conclusion-missing',
  'conclusion-unclear',
  'decision-date-unknown',
  'year-not-printed',
  'date-as-words',
  'rest-day',
  'project-missing',
  'project-named-two-ways',
  'same-project',
  'part-of-project',
  'matter-named-two-ways',
  'area-as-words',
  'storeys-as-words',
  'document-number-incomplete',
  'inferred',
  'date-from-serial',
  'drawn-unclear',
  'in-the-future',
  'control-characters',
  'hidden-row',
  'beyond-headings',
  'number-repeated',
  ...CELL_NOTE_REASONS,
] as const;
export type LedgerProblem = (typeof LEDGER_PROBLEMS)[number];

/** Why a row does not become a case, or is one already. */
export const ROW_REASONS = [
  'wrong-number-of-columns',
  'key-missing',
  'key-repeated',
  'known',
  'known-differs',
  'number-known',
  'nothing-known',
  'header-repeated',
  'total-row',
  'too-long',
] as const;
export type RowReason = (typeof ROW_REASONS)[number];

/** `left-out`: the row becomes no case; `known`: it is one already; `remark`: it becomes one, with this to be known. */
export const PROBLEM_WEIGHTS = ['left-out', 'known', 'remark'] as const;
export type ProblemWeight = (typeof PROBLEM_WEIGHTS)[number];
