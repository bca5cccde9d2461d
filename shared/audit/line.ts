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

/** One thing an entry says of its act: under which name, to be worded by the window, and the value as recorded. */
export interface AuditDetail {
  readonly field: string;
  readonly value: string;
}

/** What an entry says of its act. @example auditDetails({ rows: 3 }) // [{ field: 'rows', value: '3' }] */
export function auditDetails(data: Readonly<Record<string, unknown>>): readonly AuditDetail[] {
  return Object.entries(data).map(([field, value]) => ({
    field,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));
}
