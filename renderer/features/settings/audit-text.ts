import { auditLine } from '../../../shared/audit/line.ts';

const LONGEST = 160;

/** The entry's data on one line, shortened; the whole of it in `full` when something was cut. */
export function auditDetails(data: Readonly<Record<string, unknown>>): {
  readonly line: string;
  readonly full: string | null;
} {
  const whole = auditLine(data);
  return whole.length <= LONGEST ? { line: whole, full: null } : { line: `${whole.slice(0, LONGEST)}…`, full: whole };
}
