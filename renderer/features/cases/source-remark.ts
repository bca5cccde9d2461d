/** What did not fit in an old ledger, taken apart from its stored form `column: problem: words of the ledger`. */
export interface SourceRemark {
  /** Column and problem as codes; null when the remark is free text. */
  readonly column: string | null;
  readonly problem: string | null;
  readonly detail: string;
}

/**
 * Reads one stored remark; a text of another form is kept whole as detail.
 * Example: `sourceRemark('decision_date: year-not-printed: page prints 7月23日')`.
 */
export function sourceRemark(note: string): SourceRemark {
  const [, column, problem, detail] = /^([a-z][a-z0-9_]*): ([a-z][a-z-]*): (.*)$/s.exec(note) ?? [];
  if (column === undefined || problem === undefined) return { column: null, problem: null, detail: note };
  return { column, problem, detail: detail ?? '' };
}
