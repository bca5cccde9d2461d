import type { ReadableDatabase } from '../open.ts';
import type { Schema } from '../schema.ts';
import { toKeptAnswer, type KeptAnswer } from './idempotency.ts';

/** What every act reads before it writes. */
export interface Opening {
  /** The act was carried out before under this key; null = it was not. */
  readonly kept: KeptAnswer | null;
  /** Id of the newest version of any setting; 0 before first start. Versions are only ever added. */
  readonly newestSetting: number;
  /** Hash of the last audit entry; null before the first one. */
  readonly lastAuditHash: string | null;
  /** Null when the window has no counter. */
  readonly counterName: string | null;
}

/**
 * Everything an act must know at its beginning in one statement: each one costs a trip to the thread pool and back,
 * which is most of the time of an act.
 */
export async function readOpening(
  db: ReadableDatabase<Schema>,
  call: { readonly key: string; readonly counterId: number | null },
): Promise<Opening> {
  const row = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('setting_version')
        .select((inner) => inner.fn.max<number>('id').as('newest'))
        .as('newest_setting'),
      eb.selectFrom('audit_entry').select('hash').orderBy('id', 'desc').limit(1).as('last_audit_hash'),
      eb.selectFrom('counter').select('name').where('id', '=', call.counterId).as('counter_name'),
      eb
        .selectFrom('idempotency')
        .select((inner) =>
          inner
            .fn<string>('json_object', [
              inner.val('procedure'),
              'procedure',
              inner.val('staff_id'),
              'staff_id',
              inner.val('input_hash'),
              'input_hash',
              inner.val('result'),
              'result',
            ])
            .as('kept'),
        )
        .where('key', '=', call.key)
        .as('kept'),
    ])
    .executeTakeFirstOrThrow();
  return {
    kept: row.kept === null ? null : toKeptAnswer(JSON.parse(row.kept)),
    newestSetting: row.newest_setting ?? 0,
    lastAuditHash: row.last_audit_hash,
    counterName: row.counter_name,
  };
}
