import { auditDetails } from '../../../shared/audit/line.ts';

const LONGEST = 160;
const DIGEST = /^[0-9a-f]{64}$/u;

type WordOf = (field: string) => string;

/** A recorded value as one reads it: no brackets and quotes, of a digest its beginning. */
function readable(value: unknown, wordOf: WordOf): string {
  if (typeof value === 'string') return DIGEST.test(value) ? `${value.slice(0, 8)}…` : value;
  if (Array.isArray(value)) return value.map((one) => readable(one, wordOf)).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([field, one]) => `${wordOf(field)} ${readable(one, wordOf)}`)
      .join(' ');
  return JSON.stringify(value);
}

/**
 * What an entry says, on one line to read; in `full` the whole of it as recorded, when the line shows less.
 *
 * @param wordOf the word of a field; a field of an earlier release is its own word
 */
export function detailLine(
  data: Readonly<Record<string, unknown>>,
  wordOf: WordOf,
): { readonly line: string; readonly full: string | null } {
  const join = (parts: readonly (readonly [string, string])[]) =>
    parts.map(([field, value]) => `${wordOf(field)}: ${value}`).join('; ');
  const line = join(Object.entries(data).map(([field, value]) => [field, readable(value, wordOf)]));
  const shown = line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`;
  const recorded = join(auditDetails(data).map(({ field, value }) => [field, value]));
  return { line: shown, full: shown === recorded ? null : recorded };
}
