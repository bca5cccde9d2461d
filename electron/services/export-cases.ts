import type { CaseRow } from '../../shared/contract/cases.ts';
import type { LedgerRow } from '../../shared/contract/ledger.ts';
import type { ExportQuery } from '../../shared/contract/exports.ts';
import type { ExportRow } from '../../shared/exports/columns.ts';
import { readScanCode } from '../../shared/papers/scan-code.ts';
import { countCases, selectCaseIds, type CaseSelection } from '../storage/repositories/case-list.ts';
import {
  casesOfScannedPaper,
  countHits,
  searchPage,
  type SearchPage,
  type SearchPlace,
} from '../storage/repositories/search.ts';
import { readSearchFill } from '../storage/search-fill.ts';
import { caseIdsByLamp, caseRows } from './cases.ts';
import { ledgerRows } from './ledger-list.ts';
import { todayOf, type ReadableDb } from './context.ts';
import { indexIncomplete } from './errors.ts';
import { dateOf, ROWS_PER_BATCH, type ListReading, type ListRows } from './export-rows.ts';

/** A line of the case list, with what its screen shows. */
export function caseCells(row: CaseRow): ExportRow {
  const { next } = row;
  const certainty = next?.provisional === true ? 'provisional' : 'certain';
  const isOpen = next !== null && next.due === null;
  return {
    lamp: row.lamp,
    number: row.receiptNumber,
    project: row.projectName,
    applicant: row.applicantName,
    address: row.address,
    matter: row.matter,
    state: row.state,
    received: dateOf(row.receivedOn),
    accepted: dateOf(row.acceptedOn),
    clock: next?.clockId ?? null,
    promisedDue: isOpen ? null : dateOf(next?.promisedDue ?? null, certainty),
    statutoryDue: isOpen ? null : dateOf(next?.statutoryDue ?? null, certainty),
    left: next?.remaining ?? null,
    ended: dateOf(row.endedOn),
    handler: row.handlerName,
  };
}

/** A line of the ledger. */
function ledgerCells(row: LedgerRow): ExportRow {
  const { district, use, floorArea, result, origin } = row;
  return { ...caseCells(row), district, use, floorArea, result, origin, decided: dateOf(row.decidedOn) };
}

/** Cases by their ids, batch by batch, in the order given. */
async function* casesInOrder(
  { db, app }: ListReading,
  pages: AsyncIterable<readonly number[]> | Iterable<readonly number[]>,
  form: 'case' | 'ledger' = 'case',
): AsyncGenerator<readonly ExportRow[]> {
  for await (const ids of pages) {
    if (form === 'ledger') yield (await ledgerRows(db, app, ids)).map(ledgerCells);
    else yield (await caseRows(db, app, ids)).map(caseCells);
  }
}

async function* idPages(db: ReadableDb, selection: CaseSelection): AsyncGenerator<readonly number[]> {
  for (let beforeId: number | null = null; ;) {
    const ids: readonly number[] = await selectCaseIds(db, selection, { beforeId, limit: ROWS_PER_BATCH });
    if (ids.length > 0) yield ids;
    const last = ids.at(-1);
    if (last === undefined || ids.length < ROWS_PER_BATCH) return;
    beforeId = last;
  }
}

function* pagesOf(ids: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < ids.length; from += ROWS_PER_BATCH) yield ids.slice(from, from + ROWS_PER_BATCH);
}

/** The case list or the ledger. */
export async function caseList(
  reading: ListReading,
  query: Extract<ExportQuery, { list: 'cases' | 'ledger' }>,
): Promise<ListRows> {
  const { db, app } = reading;
  const form = query.list === 'ledger' ? 'ledger' : 'case';
  const { lamp, ...filter } = query.filter;
  const selection: CaseSelection = { ...filter, asOf: todayOf(app) };
  if (lamp === undefined) {
    const total = await countCases(db, selection);
    return { total, batches: casesInOrder(reading, idPages(db, selection), form) };
  }
  const ids = await caseIdsByLamp(db, app, selection, lamp);
  return { total: ids.length, batches: casesInOrder(reading, pagesOf(ids), form) };
}

/**
 * What a search finds.
 *
 * @throws INDEX_INCOMPLETE while the index is made anew: a screen can say so beside what it shows, a file could not
 */
export async function searchHits(
  reading: ListReading,
  query: Extract<ExportQuery, { list: 'search' }>,
): Promise<ListRows> {
  const { db } = reading;
  const filling = await readSearchFill(db);
  if (filling !== null) throw indexIncomplete(filling);
  const scanned = readScanCode(query.text);
  const named = scanned === null ? [] : (await casesOfScannedPaper(db, scanned)).map(({ caseId }) => caseId);
  if (named.length > 0) return { total: named.length, batches: casesInOrder(reading, [named]) };
  async function* pages(): AsyncGenerator<readonly number[]> {
    for (let place: SearchPlace | null = null; ;) {
      const page: SearchPage = await searchPage(db, query.text, { place, limit: ROWS_PER_BATCH });
      if (page.ids.length > 0) yield page.ids;
      if (page.next === null) return;
      place = page.next;
    }
  }
  const total = await countHits(db, query.text);
  return { total, batches: casesInOrder(reading, pages()) };
}
