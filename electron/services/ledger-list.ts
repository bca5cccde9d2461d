import type { z } from 'zod';
import type { caseFilter } from '../../shared/contract/cases.ts';
import type { LedgerRow } from '../../shared/contract/ledger.ts';
import { ledgerExtras } from '../storage/repositories/ledger-list.ts';
import { caseRows, casePageIds } from './cases.ts';
import type { AppContext, ReadableDb } from './context.ts';

/** Cases as lines of the ledger, in the order of the ids given. */
export async function ledgerRows(db: ReadableDb, app: AppContext, ids: readonly number[]): Promise<LedgerRow[]> {
  const extras = await ledgerExtras(db, ids);
  const rows = await caseRows(db, app, ids);
  const nothing = { district: null, use: null, floorArea: null, decidedOn: null, result: null };
  return rows.map((row) => ({ ...row, ...(extras.get(row.id) ?? nothing) }));
}

interface PageWanted {
  readonly filter: z.infer<typeof caseFilter>;
  readonly cursor: string | null;
  readonly limit: number;
}

/** One page of the ledger: the cases of the case list under the same conditions, with more of each. */
export async function ledgerPage(db: ReadableDb, app: AppContext, wanted: PageWanted) {
  const { ids, next, total } = await casePageIds(db, app, wanted);
  return { rows: await ledgerRows(db, app, ids), next, total };
}
