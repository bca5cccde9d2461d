/**
 * What a spreadsheet program may take for a formula when a text begins with it: a name typed at the counter must not
 * become one in somebody's spreadsheet. The full-width twins count too; some programs read them alike.
 */
const FORMULA_START = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/u;

/** Whether a text begins like a formula. @example looksLikeFormula('=HYPERLINK(...)') // true */
export function looksLikeFormula(text: string): boolean {
  return FORMULA_START.test(text);
}
