/** A line of the trail in parts: what was done, to be worded by the screen, and the variant of it. */
export interface AuditWords {
  readonly action: string;
  readonly variant: string | null;
}

/**
 * The procedure of an entry without dots, and its variant where it has one.
 *
 * @example auditWords('cases.act.decide') // { action: 'cases-act', variant: 'decide' }
 */
export function auditWords(action: string): AuditWords {
  const [area = '', procedure = '', ...rest] = action.split('.');
  return { action: `${area}-${procedure}`, variant: rest.length === 0 ? null : rest.join('.') };
}

const LONGEST = 160;

/** The entry's data on one line, shortened; the whole of it in `full` when something was cut. */
export function auditDetails(data: Readonly<Record<string, unknown>>): {
  readonly line: string;
  readonly full: string | null;
} {
  const whole = Object.entries(data)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
  return whole.length <= LONGEST ? { line: whole, full: null } : { line: `${whole.slice(0, LONGEST)}…`, full: whole };
}
