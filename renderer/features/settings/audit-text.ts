import { auditDetails } from '../../../shared/audit/line.ts';

const LONGEST = 160;

/**
 * What an entry says, on one line, shortened; the whole of it in `full` when something was cut.
 *
 * @param wordOf the word of a field; a field of an earlier release is its own word
 */
export function detailLine(
  data: Readonly<Record<string, unknown>>,
  wordOf: (field: string) => string,
): { readonly line: string; readonly full: string | null } {
  const whole = auditDetails(data)
    .map(({ field, value }) => `${wordOf(field)}: ${value}`)
    .join('; ');
  return whole.length <= LONGEST ? { line: whole, full: null } : { line: `${whole.slice(0, LONGEST)}…`, full: whole };
}
