import type { Instant } from '../../../shared/dates/types.ts';
import type { WriteTransaction } from '../open.ts';
import type { IdempotencyTable, Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** An act already carried out under its key. */
export interface KeptAnswer {
  readonly procedure: string;
  readonly staffId: string;
  readonly inputHash: string;
  readonly result: unknown;
}

/** A row as the domain sees it. */
export function toKeptAnswer(
  row: Pick<IdempotencyTable, 'procedure' | 'staff_id' | 'input_hash' | 'result'>,
): KeptAnswer {
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
  await insertRows(tx, 'idempotency', [
    {
      key,
      procedure: answer.procedure,
      staff_id: answer.staffId,
      input_hash: answer.inputHash,
      result: JSON.stringify(answer.result),
      at: answer.at,
    },
  ]);
}

/** Whether anything was kept under a key. */
export async function hasKept(tx: WriteTransaction<Schema>, key: string): Promise<boolean> {
  const row = await tx.selectFrom('idempotency').select('key').where('key', '=', key).executeTakeFirst();
  return row !== undefined;
}
