/** How an entry of the trail is told, on the screen and in its file. */

/** A line of the trail in parts: what was done, to be worded by the window, and the variant of it. */
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

/** The entry's data on one line. @example auditLine({ rows: 3 }) // 'rows: 3' */
export function auditLine(data: Readonly<Record<string, unknown>>): string {
  return Object.entries(data)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
