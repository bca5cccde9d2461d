/**
 * Reads SQL just far enough to refuse what SQLite or its binding would silently misread:
 *
 * - `"misspelt"` becomes the text 'misspelt' when no such column exists, so double quotes are refused altogether; the
 *   query compiler quotes with backticks, which are always names;
 * - everything after the first `;` is silently ignored by prepare, so a second statement is refused;
 * - missing parameters are silently NULL (and a cached statement called without any keeps the last ones), so
 *   placeholders are counted;
 * - a NUL character ends the text for the binding, so it is refused.
 */

/** What one SQL statement is, seen from outside. */
export interface StatementText {
  /** First keyword, lower case. */
  readonly verb: string;
  /** Number of `?` placeholders. */
  readonly placeholders: number;
  /** Whether it must be read with `all()`: everything except a plain insert, update or delete. */
  readonly yields: 'rows' | 'changes';
  /** Whether it inserts, also behind WITH; only then the last row id means something. */
  readonly inserts: boolean;
  /** Why it must not run, or null. */
  readonly problem: string | null;
}

type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'placeholder' | 'named-parameter' | 'double-quoted' | 'semicolon' | 'open' | 'close' | 'other' };

const TOKEN =
  // oxlint-disable-next-line no-control-regex -- NUL is one of the traps
  /\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*(?:'|$)|`(?:[^`]|``)*(?:`|$)|\[[^\]]*(?:\]|$)|("(?:[^"]|"")*(?:"|$))|([A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|(\?\d+|[:@$][A-Za-z_]\w*)|(\?)|(;)|(\()|(\))|\d[\w.]*|[\s\S]/gu;

function* tokensOf(sql: string): Generator<Token> {
  for (const match of sql.matchAll(TOKEN)) {
    const [text, doubleQuoted, word, named, placeholder, semicolon, open, close] = match;
    if (/^(?:\s|--|\/\*)/u.test(text)) continue;
    if (word !== undefined) yield { kind: 'word', text: word.toLowerCase() };
    else if (doubleQuoted !== undefined) yield { kind: 'double-quoted' };
    else if (named !== undefined) yield { kind: 'named-parameter' };
    else if (placeholder !== undefined) yield { kind: 'placeholder' };
    else if (semicolon !== undefined) yield { kind: 'semicolon' };
    else if (open !== undefined) yield { kind: 'open' };
    else if (close !== undefined) yield { kind: 'close' };
    else yield { kind: 'other' };
  }
}

/** Follows `create trigger ... begin ...; ...; end`, whose semicolons do not end the statement. */
class TriggerBody {
  private words = 0;
  private isCreate = false;
  private isTrigger = false;
  private depth = 0;

  see(word: string): void {
    this.words += 1;
    if (this.words === 1) this.isCreate = word === 'create';
    else if (this.isCreate && this.words <= 3 && word === 'trigger') this.isTrigger = true;
    if (!this.isTrigger) return;
    if (word === 'begin' || word === 'case') this.depth += 1;
    else if (word === 'end') this.depth -= 1;
  }

  get isOpen(): boolean {
    return this.depth > 0;
  }
}

const CHANGING = new Set(['insert', 'update', 'delete']);

/**
 * Describes one statement.
 *
 * @example describeStatement('select ? from `t`') // { verb: 'select', placeholders: 1, yields: 'rows', ... }
 */
export function describeStatement(sql: string): StatementText {
  const body = new TriggerBody();
  let verb = '';
  let placeholders = 0;
  let depth = 0;
  let changes = false;
  let inserts = false;
  let returning = false;
  let ended = false;
  let problem: string | null = sql.includes('\0') ? 'a NUL character ends the statement early' : null;
  for (const token of tokensOf(sql)) {
    if (ended) problem ??= 'only the first of several statements would run';
    if (token.kind === 'word') {
      body.see(token.text);
      if (verb === '') {
        verb = token.text;
        changes = CHANGING.has(verb) || verb === 'replace';
        inserts = verb === 'insert' || verb === 'replace';
      } else if (verb === 'with' && depth === 0 && !changes && CHANGING.has(token.text)) {
        changes = true;
        inserts = token.text === 'insert';
      }
      if (depth === 0 && token.text === 'returning') returning = true;
    } else if (token.kind === 'placeholder') placeholders += 1;
    else if (token.kind === 'named-parameter') problem ??= 'only plain ? placeholders are supported';
    else if (token.kind === 'double-quoted') problem ??= 'a double-quoted name may become a text; use backticks';
    else if (token.kind === 'open') depth += 1;
    else if (token.kind === 'close') depth -= 1;
    else if (token.kind === 'semicolon' && !body.isOpen) ended = true;
  }
  if (verb === '') problem ??= 'the statement is empty';
  return { verb, placeholders, yields: changes && !returning ? 'changes' : 'rows', inserts, problem };
}
