import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countHits, upsertCaseSearch, type CaseSearchFields } from '../../electron/storage/repositories/search.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import { bySight, NOTHING, openSearchIndex, soundsOf, textsOf, type SearchIndex } from './search-index-fixture.ts';

let office: SearchIndex;
beforeAll(async () => {
  office = await openSearchIndex();
});
afterAll(() => office.close());

// Few letters and few numbers, so that they meet in many ways.
const series = fc.constantFrom(
  '滨建消审受字',
  '滨建消验受字',
  '建消审受字',
  '滨消检字',
  '字',
  '',
  'A-',
  '第12号滨消〔2026〕',
);
const year = fc.constantFrom('2025', '2026', '0731');
const running = fc.oneof(
  fc.nat({ max: 40 }).map((seq) => String(seq).padStart(4, '0')),
  fc.constantFrom('0731', '10731', '07310', '2026', '12026', '1', '73', '731', '００３１'),
);
const number = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(series, year, running).map(([head, of, seq]) => `${head}〔${of}〕第${seq}号`) },
  fc.tuple(series, year, running).map(([head, of, seq]) => `${head}${seq}（${of}）`),
  fc.tuple(series, year, running).map(([head, of, seq]) => `${head}${of}${seq}`),
  fc.tuple(year, running).map(([of, seq]) => `消审 ${of}-${seq}`),
  fc.constantFrom('滨河', '〕第', '第号', '0731', '第731号'),
);
const name = fc.constantFrom('滨河大酒店', '第31号楼', '2026广场', '消审受字', 'KTV0731', '滨建', '号');
const phone = fc.constantFrom('19900000731', '13000002026', '199-0000-1031', '0731', '731', '31', '');
const aCase: fc.Arbitrary<CaseSearchFields> = fc.record({
  applicantName: fc.option(name),
  projectName: fc.option(name),
  address: fc.constantFrom(null, '康宁路731号', '滨河路1号'),
  numbers: fc.array(number, { maxLength: 3 }),
  phone: fc.option(phone),
  source: fc.array(fc.constantFrom('滨公消审〔2016〕第0031号', '合格'), { maxLength: 1 }),
});

/** A piece of something that stands in the office, or several of them. */
function pieceOf(cases: readonly CaseSearchFields[], [which, from, length]: readonly [number, number, number]): string {
  const texts = cases.flatMap((of) => [...textsOf(of), ...soundsOf(of), of.phone ?? '']).filter((text) => text !== '');
  const characters = Array.from(texts[which % Math.max(texts.length, 1)] ?? '第');
  const start = length % 3 === 0 ? 0 : from % characters.length;
  return characters.slice(start, length % 2 === 0 ? undefined : start + 1 + (length % characters.length)).join('');
}

const cuts = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 12, maxLength: 12 });

test('any piece of any number, name or phone finds what a look at every case finds, in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aCase, { minLength: 1, maxLength: 25 }), cuts, async (cases, places) => {
      await office.index(cases);
      const pieces = places.map((place) => pieceOf(cases, place));
      const typed = [
        ...pieces,
        pieces.slice(0, 2).join(' '),
        `${pieces[2] ?? ''} ${pieces[3] ?? ''}`,
        '〔',
        '第',
        '7',
        '31',
        '031',
        '1031',
      ];
      for (const text of typed) {
        expect({ text, ids: await office.allPages(text, 4) }).toEqual({ text, ids: bySight(cases, text) });
        expect(await countHits(office.read, text)).toBe(bySight(cases, text).length);
      }
    }),
    { numRuns: 60 },
  );
});

const numbered = (...numbers: readonly string[]): CaseSearchFields => ({ ...NOTHING, numbers });

test('a number is found under more heads than are asked for one by one', async () => {
  // 45 series, of which no two end alike before the year.
  const cases = Array.from({ length: 45 }, (_unused, at) =>
    numbered(
      `消${String.fromCodePoint(0x4e00 + at)}字〔2026〕第0731号`,
      `消${String.fromCodePoint(0x4e00 + at)}字〔2026〕0731`,
    ),
  );
  await office.index(cases);
  for (const text of [
    '字〔2026〕第0731号',
    '〕第0731',
    '0731号',
    '〔2026〕第0731',
    '消丁字〔2026〕第0731号',
    '2026',
    '731',
  ]) {
    expect({ text, ids: await office.allPages(text, 10) }).toEqual({ text, ids: bySight(cases, text) });
  }
});

test('where the running number is not the last one every number has a head of its own, and all are found nevertheless', async () => {
  const cases = Array.from({ length: 5100 }, (_unused, at) =>
    numbered(`消审第${String(at + 1).padStart(4, '0')}号〔2026〕`),
  );
  await office.index(cases);
  for (const text of ['0731', '第0731号', '0731号〔2026', '消审第5099号〔2026〕', '号〔2026〕x', '099号']) {
    expect({ text, ids: await office.allPages(text, 100) }).toEqual({ text, ids: bySight(cases, text) });
  }
});

test('a number that was replaced is found no more, though its head stays known', async () => {
  await office.index([numbered('滨消审字〔2025〕第0001号'), numbered('滨消验字〔2026〕第0001号')]);
  await writeTransaction(office.write, (tx) => upsertCaseSearch(tx, 1, numbered('滨消验字〔2026〕第0002号')));
  expect(await office.allPages('〔2025〕第0001号', 5)).toEqual([]);
  expect(await office.allPages('审字〔2025〕', 5)).toEqual([]);
  expect(await office.allPages('第0001号', 5)).toEqual([2]);
  expect(await office.allPages('第0002号', 5)).toEqual([1]);
});
