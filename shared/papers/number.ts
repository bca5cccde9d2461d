/** What fills a number template. */
export interface NumberParts {
  /** Short name of the issuing authority (`东住建`). */
  readonly authority: string;
  /** Calendar year the series runs in, 1-9999. */
  readonly year: number;
  /** Running number within the series, from 1. */
  readonly seq: number;
}

/** What is wrong with a template; `at` is the position (from 0) of the offending piece. */
export type TemplateProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'too-long'; readonly length: number }
  | { readonly code: 'control-character'; readonly at: number }
  | { readonly code: 'unbalanced-brace'; readonly at: number }
  | { readonly code: 'unknown-placeholder'; readonly name: string; readonly at: number }
  | { readonly code: 'repeated-placeholder'; readonly name: string; readonly at: number }
  | { readonly code: 'bad-width'; readonly width: string; readonly at: number }
  | { readonly code: 'missing-year' }
  | { readonly code: 'missing-seq' };

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'authority' }
  | { readonly kind: 'year' }
  | { readonly kind: 'seq'; readonly width: number };

const MAXIMUM_LENGTH = 80;

function placeholder(body: string, at: number, problems: TemplateProblem[]): Piece {
  const colon = body.indexOf(':');
  const name = colon === -1 ? body : body.slice(0, colon);
  if (name === 'seq') {
    if (colon === -1) return { kind: 'seq', width: 1 };
    const width = body.slice(colon + 1);
    if (!/^[1-8]$/.test(width)) problems.push({ code: 'bad-width', width, at });
    return { kind: 'seq', width: Number.parseInt(width, 10) };
  }
  if (colon === -1 && (name === 'authority' || name === 'year')) return { kind: name };
  problems.push({ code: 'unknown-placeholder', name: body, at });
  return { kind: 'text', text: '' };
}

function parse(template: string): { readonly pieces: readonly Piece[]; readonly problems: readonly TemplateProblem[] } {
  const problems: TemplateProblem[] = [];
  const pieces: Piece[] = [];
  const seen = new Set<string>();
  let at = 0;
  while (at < template.length) {
    const open = template.indexOf('{', at);
    const text = template.slice(at, open === -1 ? template.length : open);
    const stray = text.indexOf('}');
    if (stray !== -1) problems.push({ code: 'unbalanced-brace', at: at + stray });
    if (text !== '') pieces.push({ kind: 'text', text });
    if (open === -1) break;
    const close = template.indexOf('}', open);
    const nested = template.indexOf('{', open + 1);
    if (close === -1 || (nested !== -1 && nested < close)) {
      problems.push({ code: 'unbalanced-brace', at: open });
      at = open + 1;
      continue;
    }
    const piece = placeholder(template.slice(open + 1, close), open, problems);
    if (piece.kind !== 'text' && seen.has(piece.kind)) {
      problems.push({ code: 'repeated-placeholder', name: piece.kind, at: open });
    }
    seen.add(piece.kind);
    pieces.push(piece);
    at = close + 1;
  }
  if (!seen.has('year')) problems.push({ code: 'missing-year' });
  if (!seen.has('seq')) problems.push({ code: 'missing-seq' });
  return { pieces, problems };
}

/** Answer of `checkTemplate`: fit to be saved, or everything that is wrong with it. */
export type TemplateCheck =
  { readonly ok: true } | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

function problemsOf(template: string): readonly TemplateProblem[] {
  if (template.trim() === '') return [{ code: 'empty' }];
  const problems: TemplateProblem[] = [];
  if (template.length > MAXIMUM_LENGTH) problems.push({ code: 'too-long', length: template.length });
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const control = template.search(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
  if (control !== -1) problems.push({ code: 'control-character', at: control });
  return [...problems, ...parse(template).problems];
}

/**
 * Says whether a number template may be saved, and all that is wrong with it otherwise. Placeholders are `{authority}`
 * (optional), `{year}` and `{seq}` or `{seq:W}` with W = 1 to 8 digits. Year and sequence must both stand in it: the
 * series starts again each year, so without the year two papers would carry the same number.
 * @example checkTemplate('{authority}消审受字〔{year}〕第{seq:4}号') // { ok: true }
 * @example checkTemplate('{authority}消审受字第{seq:4}号') // { ok: false, problems: [{ code: 'missing-year' }] }
 */
export function checkTemplate(template: string): TemplateCheck {
  const problems = problemsOf(template);
  return problems.length === 0 ? { ok: true } : { ok: false, problems };
}

/** Thrown by `formatNumber` for a template that `checkTemplate` would have refused, or parts out of range. */
export class NumberFormatError extends Error {
  override readonly name = 'NumberFormatError';
  readonly problems: readonly TemplateProblem[];
  constructor(message: string, problems: readonly TemplateProblem[]) {
    super(message);
    this.problems = problems;
  }
}

/**
 * Builds a paper's number. The width of `{seq:W}` is a minimum: shorter numbers get leading zeros, longer ones are
 * printed in full, never cut (number 12345 of a four-digit series is `第12345号`).
 * @throws {NumberFormatError} for a template with problems, a year outside 1-9999 or a sequence below 1
 * @example formatNumber('{authority}消审受字〔{year}〕第{seq:4}号', { authority: '东住建', year: 2026, seq: 7 })
 *   // '东住建消审受字〔2026〕第0007号'
 */
export function formatNumber(template: string, parts: NumberParts): string {
  const problems = problemsOf(template);
  if (problems.length > 0) {
    throw new NumberFormatError(
      `number template "${template}": ${problems.map((problem) => problem.code).join(', ')}`,
      problems,
    );
  }
  if (!Number.isSafeInteger(parts.year) || parts.year < 1 || parts.year > 9999) {
    throw new NumberFormatError(`year ${parts.year} is not between 1 and 9999`, []);
  }
  if (!Number.isSafeInteger(parts.seq) || parts.seq < 1) {
    throw new NumberFormatError(`sequence ${parts.seq} is not a positive whole number`, []);
  }
  return parse(template)
    .pieces.map((piece) => {
      switch (piece.kind) {
        case 'text':
          return piece.text;
        case 'authority':
          return parts.authority;
        case 'year':
          return String(parts.year).padStart(4, '0');
        case 'seq':
          return String(parts.seq).padStart(piece.width, '0');
      }
    })
    .join('');
}
