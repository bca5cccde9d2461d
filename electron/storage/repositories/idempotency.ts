import type { Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';

/** An act already carried out under its key. */
export interface KeptAnswer {
  readonly procedure: string;
  readonly staffId: string;
  readonly inputHash: string;
  readonly result: unknown;
}

export async function keptAnswer(db: ReadableDatabase<Schema>, key: string): Promise<KeptAnswer | null> {
  const row = await db.selectFrom('idempotency').selectAll().where('key', '=', key).executeTakeFirst();
  if (row === undefined) return null;
  return {
    procedure: row.procedure,
    staffId: row.staff_id,
    inputHash: row.input_hash,
    result: JSON.parse(row.result),
  };
}

/** Keeps the answer of an act in the act's own transaction. */
export async function keepAnswer(
  tx: WriteTransaction<Schema>,
  key: string,
  answer: KeptAnswer & { readonly at: Instant },
): Promise<void> {
  await tx
    .insertInto('idempotency')
    .values({
      key,
      procedure: answer.procedure,
      staff_id: answer.staffId,
      input_hash: answer.inputHash,
      result: JSON.stringify(answer.result),
      at: answer.at,
    })
    .execute();
}
