import { describe, expect, test } from 'vitest';
import { soundsLike, spansOf } from '../../electron/services/highlight.ts';
import type { ReadableDb, WriteTx } from '../../electron/services/context.ts';
import {
  countHits,
  refreshCaseSearch,
  searchPage,
  upsertCaseSearch,
  type SearchPage,
  type SearchPlace,
} from '../../electron/storage/repositories/search.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import { COUNTER_WEEK } from '../../electron/sample/counter-week.ts';
import { openReplay, replayWeek } from '../../electron/sample/replay.ts';
import { openSetUpOffice, refusalOf, sampleOffices } from './app-support.ts';

describe('searching the cases of the week', () => {
  const openOffice = sampleOffices();
  async function afterTheWeek() {
    const office = await openOffice('2026-09-28');
    await replayWeek(
      openReplay(office.app),
      COUNTER_WEEK.filter(({ date }) => date <= '2026-09-28'),
    );
    const clerk = office.window(Object.assign(office.app.openClient(), { staffId: 'S0002' }));
    const find = async (text: string) => (await clerk.search.query({ text })).hits;
    const projects = async (text: string) => (await find(text)).map(({ case: found }) => found.projectName);
    return { ...office, clerk, find, projects };
  }

  test('any part of a name, an address or a number finds the case, from one character up', async () => {
    const { projects } = await afterTheWeek();
    expect(await projects('院')).toEqual(['康宁医院住院楼', '东城影院']);
    expect(await projects('宁医')).toEqual(['康宁医院住院楼']);
    expect(await projects('康宁路3号')).toEqual(['康宁医院住院楼']);
    expect(await projects('KTV')).toEqual(['星光KTV']);
    expect(await projects('ｋｔｖ')).toEqual(['星光KTV']);
    expect(await projects('书城路')).toEqual(['新华书城']);
    expect(await projects('书城 江北')).toEqual(['新华书城']);
    expect(await projects('书城 东城')).toEqual([]);
    expect(await projects('医院楼')).toEqual([]);
  });

  test('initials and pinyin find it, too', async () => {
    const { projects } = await afterTheWeek();
    expect(await projects('xhsc')).toEqual(['新华书城']);
    expect(await projects('shucheng')).toEqual(['新华书城']);
    expect(await projects('YDZY')).toEqual(['云端超高层综合楼']);
  });

  test('the end of a phone number finds it, the middle does not, and the number stays masked', async () => {
    const { projects, find } = await afterTheWeek();
    expect(await projects('1005')).toEqual(['新华书城']);
    expect(await projects('19900001005')).toEqual(['新华书城']);
    expect(await projects('9900001')).toEqual([]);
    expect((await find('1005'))[0]?.matches).toEqual([{ field: 'phone', text: '199****1005', at: [[7, 4]] }]);
  });

  test('an exact number comes before numbers and names that begin with it, newest first', async () => {
    const { find, clerk } = await afterTheWeek();
    const numbers = (await clerk.cases.list({ filter: {} })).rows.map(({ receiptNumber }) => receiptNumber);
    expect(numbers).toContain('滨建消审受字〔2026〕第0001号');
    const hits = await find('滨建消审受字〔2026〕第0001号');
    expect(hits.map(({ case: found }) => found.projectName)).toEqual(['滨河大酒店室内装修工程']);
    expect(hits[0]?.matches).toEqual([{ field: 'number', text: '滨建消审受字〔2026〕第0001号', at: [[0, 18]] }]);
    expect((await find('消审受字〔2026〕第000')).map(({ case: found }) => found.projectName)).toEqual([
      '云端超高层综合楼',
      '滨河大酒店室内装修工程',
    ]);
  });

  test('other papers of a case find it by their numbers', async () => {
    const { find } = await afterTheWeek();
    const hits = await find('消特时字');
    expect(hits.map(({ case: found }) => found.projectName)).toEqual(['云端超高层综合楼']);
    expect(hits[0]?.matches).toMatchObject([{ field: 'document', text: '滨建消特时字〔2026〕第0001号', at: [[2, 4]] }]);
  });

  test('signs that mean something to a query language are just signs', async () => {
    const { projects, clerk } = await afterTheWeek();
    for (const text of ['"', '*', '滨河*', 'a AND b', 'NEAR(', '-', '^滨', 'text:滨', "'; drop table"]) {
      expect(await projects(text)).toEqual([]);
    }
    expect(await refusalOf(clerk.search.query({ text: '  ' }))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await refusalOf(clerk.search.query({ text: 'x'.repeat(101) }))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await refusalOf(clerk.search.query({ text: '滨', limit: 101 }))).toMatchObject({ code: 'INVALID_INPUT' });
    for (const cursor of ['', '1', '1.2.x', '1.2.3,', "1.0.'; drop table", '1234567890123456.0.']) {
      expect(await refusalOf(clerk.search.query({ text: '滨', cursor }))).toMatchObject({ code: 'INVALID_INPUT' });
    }
    const first = await clerk.search.query({ text: '滨', limit: 2 });
    expect(first).toMatchObject({ certainty: 'exact' });
    const second = await clerk.search.query({ text: '滨', limit: 2, cursor: first.next });
    expect(second.total).toBe(first.total);
    expect(second.hits.map(({ case: { id } }) => id)).not.toContain(first.hits[0]?.case.id);
  });
});

/** An office whose index holds these cases, numbered from 1. */
async function indexed(fields: readonly { readonly name: string; readonly number: string }[]) {
  const { app } = await openSetUpOffice();
  await writeTransaction(app.context.write, async (tx: WriteTx) => {
    for (const [index, { name, number }] of fields.entries()) {
      await upsertCaseSearch(tx, index + 1, {
        applicantName: null,
        projectName: name,
        address: null,
        numbers: [number],
        phone: null,
        source: [],
      });
    }
  });
  return app;
}

/** All pages of an answer from a place on; `between` runs after each page. */
async function pagesOf(
  app: { readonly context: { readonly read: ReadableDb } },
  text: string,
  limit: number,
  between: (page: number) => Promise<void> = () => Promise.resolve(),
): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let place: SearchPlace | null = null, page = 1; ; page += 1) {
    const answer: SearchPage = await searchPage(app.context.read, text, { place, limit });
    ids.push(...answer.ids);
    if (answer.next === null) return ids;
    expect(answer.ids).toHaveLength(limit);
    place = answer.next;
    await between(page);
  }
}

describe('pages of an answer', () => {
  const river = (index: number) => ({
    name: index % 3 === 0 ? `滨河${index}` : `新滨河${index}`,
    number: index === 20 ? '滨河' : `第${index}号`,
  });

  test('never repeat or leave out a case, whatever their size', async () => {
    const app = await indexed(Array.from({ length: 57 }, (_unused, index) => river(index)));
    // Exact number: 21. Then what begins with it (every third), newest first, then the rest, newest first.
    const begins = Array.from({ length: 19 }, (_unused, index) => 55 - index * 3);
    const rest = Array.from({ length: 57 }, (_unused, index) => 57 - index).filter(
      (id) => id !== 21 && !begins.includes(id),
    );
    for (const limit of [1, 2, 7, 20, 56, 57, 100]) {
      expect(await pagesOf(app, '滨河', limit)).toEqual([21, ...begins, ...rest]);
    }
    expect(await countHits(app.context.read, '滨河')).toBe(57);
  });

  test('never repeat or leave out a case that others write to meanwhile, and leave later ones out', async () => {
    const app = await indexed(Array.from({ length: 60 }, (_unused, index) => river(index)));
    const before = await pagesOf(app, '滨河', 60);
    const write = (id: number, name: string, number: string) =>
      writeTransaction(app.context.write, (tx: WriteTx) =>
        upsertCaseSearch(tx, id, {
          applicantName: null,
          projectName: name,
          address: null,
          numbers: [`第${id}号`, number],
          phone: null,
          source: [],
        }),
      );
    const seen = await pagesOf(app, '滨河', 7, async (page) => {
      // One that stood last now would stand first, one given already would stand last, and a new one came in.
      await write(page * 3, `滨河新楼${page}`, '滨河');
      await write(58 - page * 3, `新滨河${page}`, '');
      await write(100 + page, '滨河', '滨河');
    });
    expect(seen).toEqual(before);
  });

  test('begin with no more than two hundred of those that fit best', async () => {
    const app = await indexed(
      Array.from({ length: 450 }, (_unused, index) => ({ name: `滨河${index}`, number: `滨河第${index}号` })),
    );
    const all = Array.from({ length: 450 }, (_unused, index) => 450 - index);
    expect(await pagesOf(app, '滨河', 100)).toEqual(all);
    expect(await pagesOf(app, '河', 99)).toEqual(all);
  });

  test('are counted up to a thousand', async () => {
    const app = await indexed(
      Array.from({ length: 1003 }, (_unused, index) => ({ name: '滨河', number: String(index) })),
    );
    const count = async (text: string) => (await searchPage(app.context.read, text, { place: null, limit: 5 })).count;
    expect(await count('滨河')).toEqual({ total: 1000, certainty: 'at-least' });
    expect(await count('1002')).toEqual({ total: 1, certainty: 'exact' });
    expect(new Set(await pagesOf(app, '滨河', 100)).size).toBe(1003);
  });

  test('a phrase never runs from one field into the next', async () => {
    const app = await indexed([{ name: '滨河酒店', number: '第1号' }]);
    const total = (text: string) => countHits(app.context.read, text);
    expect([await total('酒店第1'), await total('河酒'), await total('1号')]).toEqual([0, 1, 1]);
  });

  test('an index row is replaced, not added to', async () => {
    const app = await indexed([{ name: '滨河酒店', number: '第1号' }]);
    await writeTransaction(app.context.write, (tx: WriteTx) =>
      upsertCaseSearch(tx, 1, {
        applicantName: null,
        projectName: '东城影院',
        address: null,
        numbers: [],
        phone: null,
        source: [],
      }),
    );
    const ids = (text: string) => pagesOf(app, text, 5);
    expect([await ids('滨河'), await ids('影院')]).toEqual([[], [1]]);
    // Nothing to refresh for a case that is not there.
    await writeTransaction(app.context.write, (tx: WriteTx) => refreshCaseSearch(tx, 99));
  });
});

describe('marking what was found', () => {
  test.each([
    ['滨河大酒店', ['大酒'], [[2, 2]]],
    ['滨河 大酒店', ['河大'], [[1, 3]]],
    ['Ａ座ＫＴＶ', ['ktv'], [[2, 3]]],
    ['𠮷野家酒店', ['野家'], [[2, 2]]],
    ['滨河滨河', ['滨河'], [[0, 4]]],
    [
      '滨河大酒店',
      ['滨河', '酒店'],
      [
        [0, 2],
        [3, 2],
      ],
    ],
    ['滨河大酒店', ['影院'], []],
  ])('%s by %j', (text, words, spans) => expect(spansOf(text, words)).toEqual(spans));

  test.each([
    ['滨河大酒店', ['djd'], [[2, 3]]],
    ['滨河（大）酒店', ['bhdjd'], [[0, 7]]],
    ['滨河大酒店', ['binhe'], []],
    ['滨河大酒店', ['xyz'], null],
    ['滨河大酒店', ['12'], null],
  ])('%s by the sound of %j', (text, words, spans) => expect(soundsLike(text, words)).toEqual(spans));
});
