import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SqliteConnection } from '../../electron/storage/driver/sqlite.ts';
import { foldText, indexText, phraseQuery, pinyinColumns } from '../../electron/storage/search-text.ts';
import { temporaryConnection } from './support.ts';

const TABLES = {
  unicode61: "create virtual table found using fts5 (text, tokenize='unicode61 remove_diacritics 0')",
  'contentless with prefix index':
    "create virtual table found using fts5 (text, content='', contentless_delete=1, prefix='1')",
  ascii: "create virtual table found using fts5 (text, tokenize='ascii')",
} as const;

async function indexOf(texts: readonly string[], table: string = TABLES.unicode61): Promise<SqliteConnection> {
  const connection = await temporaryConnection({ file: ':memory:' });
  await connection.execute(table);
  await connection.execute('begin');
  for (const [row, text] of texts.entries()) {
    await connection.execute('insert into found (rowid, text) values (?, ?)', [row, indexText(text)]);
  }
  await connection.execute('commit');
  return connection;
}

async function search(connection: SqliteConnection, typed: string): Promise<readonly unknown[]> {
  const query = phraseQuery(typed);
  if (query === null) return [];
  const { rows } = await connection.execute('select rowid from found where found match ? order by rowid', [query]);
  return rows.map((row) => row['rowid']);
}

const LEDGER = [
  '华丰商场装修工程',
  'Ａ座１２＃楼 消审受字〔2026〕第0731号',
  '张 三',
  'a"b*c -d',
  '光明路731号 KTV',
  '"',
];

describe('search finds', () => {
  test.each([
    ['华', [0]],
    ['装修', [0]],
    ['商场装修工程', [0]],
    ['场商', []],
    ['731', [1, 4]],
    ['〔2026〕第0731号', [1]],
    ['12#', [1]],
    ['a座', [1]],
    ['Ａ', [1, 3]],
    ['张三', [2]],
    ['张　三', [2]],
    ['ktv 光明', [4]],
    ['ktv 华丰', []],
    ['"', [3, 5]],
    ['b*', [3]],
    ['"b', [3]],
    ['-d', [3]],
    ['NEAR', []],
    ['号', [1, 4]],
    ['  ', []],
    ['\u200b', []],
  ])('by %j the rows %j', async (typed, rows) => {
    expect(await search(await indexOf(LEDGER), typed)).toEqual(rows);
  });
});

const character = fc.oneof(
  fc.constantFrom(
    ...'消防窗口验收〔〕（）()第号０１２012abAB  "\'*^:+-{}.,;\\/%_#～ＡｂéÉßſİ①㎡\u{20bb7}\u{2f800}😀\u3000\u0301',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const text = fc.array(character, { minLength: 1, maxLength: 30 }).map((characters) => characters.join(''));

describe('for any text', () => {
  test.each(Object.entries(TABLES))('each part of it finds it, and only a part does (%s)', async (_name, table) => {
    const connection = await indexOf([], table);
    const cases = fc.asyncProperty(text, text, fc.nat(), fc.nat(), async (whole, other, from, length) => {
      const characters = Array.from(whole);
      const start = from % characters.length;
      const part = characters.slice(start, start + 1 + (length % characters.length)).join('');
      await connection.execute('begin');
      await connection.execute('insert into found (rowid, text) values (1, ?), (2, ?)', [
        indexText(whole),
        indexText(other),
      ]);
      const found = await search(connection, part);
      await connection.execute('rollback');
      // Independent of tokens: plain substring search over the folded texts, spaces ignored.
      const words = foldText(part)
        .split(' ')
        .filter((word) => word !== '')
        .slice(0, 16);
      const contains = (candidate: string) =>
        words.every((word) => foldText(candidate).replaceAll(' ', '').includes(word));
      const expected = words.length === 0 ? [] : [1, ...(contains(other) ? [2] : [])];
      expect(found).toEqual(expected);
    });
    await fc.assert(cases, { numRuns: 400 });
  });

  test('whatever a user types is a valid query', async () => {
    const connection = await indexOf(LEDGER);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (typed) => {
        await search(connection, typed);
      }),
      { numRuns: 400 },
    );
  });
});

test('a search can be kept to some columns', async () => {
  const connection = await temporaryConnection({ file: ':memory:' });
  await connection.execute('create virtual table found using fts5 (name, address)');
  await connection.execute('insert into found (rowid, name, address) values (1, ?, ?)', [
    indexText('华丰'),
    indexText('光明路'),
  ]);
  const count = async (query: string | null) =>
    (await connection.execute('select count(*) as n from found where found match ?', [query])).rows;
  expect(await count(phraseQuery('光 华'))).toEqual([{ n: 1 }]);
  expect(await count(phraseQuery('光明', ['name']))).toEqual([{ n: 0 }]);
  expect(await count(phraseQuery('光明', ['name', 'address']))).toEqual([{ n: 1 }]);
  expect(() => phraseQuery('光', ['a) OR (b'])).toThrow(TypeError);
});

test('the index text is pairs of neighbours, and a query the phrase of its pairs', () => {
  expect(indexText('消防窗口')).toBe('消防 防窗 窗口 口');
  expect(phraseQuery('消防窗口')).toBe('"消防 防窗 窗口"');
  expect(phraseQuery('消')).toBe('"消"*');
  expect(phraseQuery('华丰 0731')).toBe('"华丰" AND "07 73 31"');
  expect(indexText('')).toBe('');
  expect(indexText('\ud800')).toBe(indexText('\ufffd'));
});

test('more words than a sensible query has are left out', () => {
  expect(phraseQuery('一 '.repeat(5000))).toBe(Array.from({ length: 16 }, () => '"一"*').join(' AND '));
});

describe('pinyin', () => {
  test.each([
    ['消防窗口', { full: 'xiaofangchuangkou', initials: 'xfck' }],
    ['重庆路2号', { full: 'chongqinglu2hao', initials: 'cql2h' }],
    ['银行大厦', { full: 'yinhangdasha', initials: 'yhds' }],
    ['绿城ＫＴＶ', { full: 'lvchengktv', initials: 'lcktv' }],
    ['（A座）', { full: 'azuo', initials: 'az' }],
    ['', { full: '', initials: '' }],
    ['……', { full: '', initials: '' }],
  ])('of %s', (chinese, columns) => {
    expect(pinyinColumns(chinese)).toEqual(columns);
  });

  test('a surname is read as one', () => {
    expect(pinyinColumns('单明', 'name')).toEqual({ full: 'shanming', initials: 'sm' });
  });

  test('any letters of it find it in the index', async () => {
    const connection = await indexOf([
      pinyinColumns('华丰消防器材商店').initials,
      pinyinColumns('华丰消防器材商店').full,
    ]);
    expect(await search(connection, 'XFQC')).toEqual([0]);
    expect(await search(connection, 'huaf')).toEqual([1]);
  });
});
