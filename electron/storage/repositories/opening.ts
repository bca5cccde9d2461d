import { CompiledQuery } from 'kysely';
import type { WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { toKeptAnswer, type KeptAnswer } from './idempotency.ts';

/** What every act reads before it writes. */
export interface Opening {
  /** The act was carried out before under this key; null = it was not. */
  readonly kept: KeptAnswer | null;
  /** Id of the newest version of any setting; 0 before first start. Versions are only ever added. */
  readonly newestSetting: number;
  /** Id of the newest signed calendar change; 0 before the first one. */
  readonly newestCalendar: number;
  /** Id of the newest entry of the opening calendar; 0 before the first one. */
  readonly newestOpening: number;
  /** Hash of the last audit entry; null before the first one. */
  readonly lastAuditHash: string | null;
  /** Null when the window has no counter. */
  readonly counterName: string | null;
}

// Text once made: it is the first statement of every act.
const OPENING = `select
  (select max(id) from setting_version) as newest_setting,
  (select max(id) from date_change_list where calendar_version_id is not null) as newest_calendar,
  (select max(id) from opening_entry) as newest_opening,
  (select hash from audit_entry order by id desc limit 1) as last_audit_hash,
  (select name from counter where id = ?) as counter_name,
  (select json_object('procedure', procedure, 'staff_id', staff_id, 'input_hash', input_hash, 'result', result)
    from idempotency where key = ?) as kept`;

interface OpeningRow {
  readonly newest_setting: number | null;
  readonly newest_calendar: number | null;
  readonly newest_opening: number | null;
  readonly last_audit_hash: string | null;
  readonly counter_name: string | null;
  readonly kept: string | null;
}

/**
 * Everything an act must know at its beginning in one statement: each one costs a trip to the thread pool and back,
 * which is most of the time of an act.
 */
export async function readOpening(
  tx: WriteTransaction<Schema>,
  call: { readonly key: string; readonly counterId: number | null },
): Promise<Opening> {
  const { rows } = await tx.executeQuery<OpeningRow>(CompiledQuery.raw(OPENING, [call.counterId, call.key]));
  const [row] = rows;
  if (row === undefined) throw new TypeError('A select without a table gives one row');
  return {
    kept: row.kept === null ? null : toKeptAnswer(JSON.parse(row.kept)),
    newestSetting: row.newest_setting ?? 0,
    newestCalendar: row.newest_calendar ?? 0,
    newestOpening: row.newest_opening ?? 0,
    lastAuditHash: row.last_audit_hash,
    counterName: row.counter_name,
  };
}
