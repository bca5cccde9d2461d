import { looksLikeFormula } from './formula-guard.ts';

/** Says UTF-8 to spreadsheet programs that would take the machine's own encoding. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * One field of a CSV file. A text that begins like a formula gets an apostrophe in front, which spreadsheet programs
 * take for "this is text"; a number stays the number it is, a negative one too.
 *
 * @example csvField('=1+1') // "'=1+1"
 * @example csvField(-5) // '-5'
 */
export function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const plain = looksLikeFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** One line with its line break. */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(csvField).join(',')}\r\n`;
}
