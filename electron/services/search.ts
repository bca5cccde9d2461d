import type { z } from 'zod';
import type { searchHit } from '../../shared/contract/desk.ts';
import { maskPhone } from '../../shared/identity/mask.ts';
import { readScanCode, type ScannedPaper } from '../../shared/papers/scan-code.ts';
import {
  caseSearchFields,
  casesOfScannedPaper,
  searchPage,
  type SearchPlace,
  type CaseSearchFields,
} from '../storage/repositories/search.ts';
import { readSearchFill, type FillProgress } from '../storage/search-fill.ts';
import { queryWords } from '../storage/search-query.ts';
import { caseRows } from './cases.ts';
import { signedIn, type AppContext } from './context.ts';
import { invalidField } from './errors.ts';
import { soundsLike, spansOf } from './highlight.ts';

type SearchMatch = z.infer<typeof searchHit>['matches'][number];

/** The fields of a case that hold a word of the query, with the places to mark. Phones stay masked. */
function matchesOf(fields: CaseSearchFields & { readonly receiptNumber: string | null }, text: string): SearchMatch[] {
  const words = queryWords(text);
  // The whole text as one word, too: a number typed with spaces.
  const sought = [...new Set([...words, words.join('')])];
  const matches: SearchMatch[] = [];
  const look = (field: SearchMatch['field'], shown: string | null) => {
    if (shown === null) return;
    const at = spansOf(shown, sought);
    if (at.length > 0) matches.push({ field, text: shown, at });
  };
  look('number', fields.receiptNumber);
  look('applicant', fields.applicantName);
  look('project', fields.projectName);
  look('address', fields.address);
  for (const number of fields.numbers) if (number !== fields.receiptNumber) look('document', number);
  for (const source of fields.source) look('source', source);
  for (const name of [fields.applicantName, fields.projectName]) {
    const at = name === null ? null : soundsLike(name, sought);
    if (name !== null && at !== null) matches.push({ field: 'pinyin', text: name, at });
  }
  const digits = fields.phone?.replaceAll(/\D/g, '') ?? '';
  if (fields.phone !== null && sought.some((word) => /^\d+$/.test(word) && digits.endsWith(word))) {
    const shown = maskPhone(fields.phone);
    const tail = Math.min(4, ...sought.filter((word) => digits.endsWith(word)).map((word) => word.length));
    matches.push({ field: 'phone', text: shown, at: [[shown.length - tail, tail]] });
  }
  return matches;
}

/** A code read by a scanner names one paper: its case, with the number as printed. */
async function scannedHits(app: AppContext, scanned: ScannedPaper) {
  const found = await casesOfScannedPaper(app.read, scanned);
  const rows = await caseRows(
    app.read,
    app,
    found.map(({ caseId }) => caseId),
  );
  const hits = rows.map((row) => {
    const number = found.find(({ caseId }) => caseId === row.id)?.number ?? '';
    const match: SearchMatch = { field: 'document', text: number, at: [[0, number.length]] };
    return { case: row, matches: [match] };
  });
  return { hits, total: hits.length, certainty: 'exact' as const, next: null };
}

const CURSOR =
  /^(?<before>\d{1,15})\.(?<given>\d{1,3})\.(?<total>\d{1,4})(?<more>\+?)\.(?<best>(?:\d{1,15}(?:,\d{1,15})*)?)$/u;

function placeOf(cursor: string | null): SearchPlace | null {
  if (cursor === null) return null;
  const parts = CURSOR.exec(cursor)?.groups;
  if (parts === undefined) throw invalidField('cursor', 'wrong-type');
  const best = (parts['best'] ?? '')
    .split(',')
    .filter((id) => id !== '')
    .map(Number);
  const count = { total: Number(parts['total']), certainty: parts['more'] === '+' ? 'at-least' : 'exact' } as const;
  return { before: Number(parts['before']), given: Number(parts['given']), best, count };
}

function cursorOf(place: SearchPlace | null): string | null {
  if (place === null) return null;
  const { before, given, count, best } = place;
  return `${before}.${given}.${count.total}${count.certainty === 'exact' ? '' : '+'}.${best.join(',')}`;
}

/** Cases found, as a screen shows them: their rows, and where they match. */
export async function searchHits(app: AppContext, ids: readonly number[], text: string) {
  const fields = await caseSearchFields(app.read, ids);
  return (await caseRows(app.read, app, ids)).map((row) => {
    const found = fields.get(row.id);
    return { case: row, matches: found === undefined ? [] : matchesOf(found, text) };
  });
}

/** How far the index is, asked until it is whole: while the program runs it is never emptied again. */
function fillReader(app: AppContext): () => Promise<FillProgress | null> {
  let isWhole = false;
  return async () => {
    if (isWhole) return null;
    const fill = await readSearchFill(app.read);
    isWhole = fill === null;
    return fill;
  };
}

/** Finding cases by what the counter knows of them. */
export function searchRouter(app: AppContext) {
  const readFill = fillReader(app);
  const staff = signedIn(app, 'counter', 'reviewer', 'supervisor');
  return {
    query: staff.search.query.handler(async ({ input }) => {
      // Before the search: what it does not find must not be taken for what is not there.
      const filling = await readFill();
      const scanned = readScanCode(input.text);
      if (scanned !== null && input.cursor === null) {
        const answer = await scannedHits(app, scanned);
        if (answer.total > 0) return { ...answer, filling };
      }
      const { limit, text } = input;
      const { ids, next, count } = await searchPage(app.read, text, { place: placeOf(input.cursor), limit });
      return { hits: await searchHits(app, ids, text), ...count, next: cursorOf(next), filling };
    }),
  };
}
