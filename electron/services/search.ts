import type { z } from 'zod';
import type { searchHit } from '../../shared/contract/desk.ts';
import { maskPhone } from '../../shared/identity/mask.ts';
import { readScanCode, type ScannedPaper } from '../../shared/papers/scan-code.ts';
import {
  caseSearchFields,
  casesOfScannedPaper,
  queryWords,
  searchCases,
  type CaseSearchFields,
} from '../storage/repositories/search.ts';
import { caseRows } from './cases.ts';
import { signedIn, type AppContext } from './context.ts';
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
  return { hits, total: hits.length, next: null };
}

/** Finding cases by what the counter knows of them. */
export function searchRouter(app: AppContext) {
  const staff = signedIn(app, 'counter', 'reviewer', 'supervisor');
  return {
    query: staff.search.query.handler(async ({ input }) => {
      const scanned = readScanCode(input.text);
      if (scanned !== null && input.offset === 0) {
        const answer = await scannedHits(app, scanned);
        if (answer.total > 0) return answer;
      }
      const { ids, total } = await searchCases(app.read, input.text, input);
      const fields = await caseSearchFields(app.read, ids);
      const hits = (await caseRows(app.read, app, ids)).map((row) => {
        const found = fields.get(row.id);
        return { case: row, matches: found === undefined ? [] : matchesOf(found, input.text) };
      });
      const end = input.offset + ids.length;
      return { hits, total, next: ids.length > 0 && end < total ? end : null };
    }),
  };
}
