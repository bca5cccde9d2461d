import path from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { MIGRATIONS } from '../../electron/services/application.ts';
import { migrate } from '../../electron/storage/migrate.ts';
import { closeDatabase, handleOf, openDatabase } from '../../electron/storage/open.ts';
import {
  searchPage,
  upsertCaseSearch,
  type CaseSearchFields,
  type SearchPage,
  type SearchPlace,
} from '../../electron/storage/repositories/search.ts';
import type { Schema } from '../../electron/storage/schema.ts';
import { foldText, pinyinColumns } from '../../electron/storage/search-text.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';

export const NOTHING: CaseSearchFields = {
  applicantName: null,
  projectName: null,
  address: null,
  numbers: [],
  phone: null,
  source: [],
};

/** An empty file to index cases in. */
export async function openSearchIndex() {
  const folder = await mkdtemp(path.join(tmpdir(), 'fire-window-test-'));
  const file = path.join(folder, 'test.db');
  const write = await openDatabase<Schema>({ file, mode: 'read-write' });
  await migrate(write, { migrations: MIGRATIONS, now: () => new Date(0) });
  const read = await openDatabase<Schema>({ file, mode: 'read-only' });
  return {
    write,
    read,
    /** Leaves nothing but these cases in the index, numbered from 1. */
    index: async (cases: readonly CaseSearchFields[]): Promise<void> => {
      const { connection } = handleOf(write);
      await connection.execute('delete from case_search');
      await connection.execute('delete from number_head');
      await writeTransaction(write, async (tx) => {
        for (const [at, fields] of cases.entries()) await upsertCaseSearch(tx, at + 1, fields);
      });
    },
    /** Ids of all hits, read by pages. */
    allPages: async (text: string, limit: number): Promise<readonly number[]> => {
      const ids: number[] = [];
      for (let place: SearchPlace | null = null; ;) {
        const page: SearchPage = await searchPage(read, text, { place, limit });
        ids.push(...page.ids);
        if (page.next === null) return ids;
        place = page.next;
      }
    },
    close: async () => {
      await closeDatabase(read);
      await closeDatabase(write);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type SearchIndex = Awaited<ReturnType<typeof openSearchIndex>>;

const plain = (text: string | null): string => foldText(text ?? '').replaceAll(' ', '');
export const textsOf = (of: CaseSearchFields) =>
  [of.applicantName, of.projectName, of.address, ...of.source, ...of.numbers].map(plain).filter((text) => text !== '');
export const soundsOf = (of: CaseSearchFields) =>
  [of.applicantName, of.projectName].flatMap((name) => {
    if (name === null) return [];
    const { full, initials } = pinyinColumns(name);
    return [full, initials];
  });
const isSound = (word: string) => /[a-z]/.test(word);

/** What a search must answer, without any index: every case is looked at, every text asked whether it holds the words. */
export function bySight(cases: readonly CaseSearchFields[], typed: string): readonly number[] {
  const words = foldText(typed)
    .split(' ')
    .filter((word) => word !== '');
  const whole = words.join('');
  if (whole === '') return [];
  const holds = (of: CaseSearchFields, word: string) =>
    textsOf(of).some((text) => text.includes(word)) ||
    (isSound(word) && soundsOf(of).some((sound) => sound.includes(word))) ||
    (/^\d+$/.test(word) && (of.phone ?? '').replaceAll(/\D/g, '').endsWith(word));
  const isExact = (of: CaseSearchFields) => of.numbers.some((number) => plain(number) === whole);
  const begins = (of: CaseSearchFields) =>
    [...textsOf(of), ...(isSound(whole) ? soundsOf(of) : [])].some((text) => text.startsWith(whole));
  const hits = cases
    .map((of, at) => ({ id: at + 1, of }))
    .filter(({ of }) => words.every((word) => holds(of, word)) || holds(of, whole))
    .toReversed();
  const rankOf = (of: CaseSearchFields) => (isExact(of) ? 0 : begins(of) ? 1 : 2);
  return hits.toSorted((left, right) => rankOf(left.of) - rankOf(right.of)).map(({ id }) => id);
}
