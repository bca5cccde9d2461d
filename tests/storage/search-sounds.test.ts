import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { soundsLike } from '../../electron/services/highlight.ts';
import { countHits, type CaseSearchFields } from '../../electron/storage/repositories/search.ts';
import { soundOf, soundPhrases, soundTokens } from '../../electron/storage/search-sounds.ts';
import { pinyinColumns } from '../../electron/storage/search-text.ts';
import { bySight, NOTHING, openSearchIndex, type SearchIndex } from './search-index-fixture.ts';

let office: SearchIndex;
beforeAll(async () => {
  office = await openSearchIndex();
});
afterAll(() => office.close());

const named = (projectName: string | null, applicantName: string | null = null): CaseSearchFields => ({
  ...NOTHING,
  projectName,
  applicantName,
});

async function agree(cases: readonly CaseSearchFields[], texts: readonly string[], limit = 4): Promise<void> {
  for (const text of texts) {
    const expected = bySight(cases, text);
    expect({ text, ids: await office.allPages(text, limit) }).toEqual({ text, ids: expected });
    expect({ text, count: await countHits(office.read, text) }).toEqual({ text, count: expected.length });
  }
}

const character = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'滨河大酒店消防绿女安西重庆银行长城单装修工程一号') },
  { weight: 2, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)) },
  fc.constantFrom(...'ABKTVab0217', '（', '）', ' ', '-', '#'),
);
const name = fc.array(character, { minLength: 1, maxLength: 12 }).map((characters) => characters.join(''));
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789');

test('one to eight letters find the names that sound so, or whose initials they are, in the order of a look at all', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.option(name), fc.option(name)), { minLength: 1, maxLength: 20 }),
      fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 8, maxLength: 8 }),
      fc.array(letter, { minLength: 1, maxLength: 8 }),
      async (names, places, random) => {
        const cases = names.map(([project, applicant]) => named(project, applicant));
        await office.index(cases);
        const sounds = names
          .flat()
          .flatMap((one) => (one === null ? [] : Object.values(pinyinColumns(one))))
          .filter((sound) => sound !== '');
        const pieces = places.map(([which, from], at) => {
          const sound: string = sounds[which % Math.max(1, sounds.length)] ?? 'bh';
          const start = which % 3 === 0 ? 0 : from % sound.length;
          return sound.slice(start, start + 1 + at);
        });
        await agree(cases, [...pieces, random.join(''), `${pieces[1]} ${pieces[3]}`, `${pieces[2]} 滨`]);
      },
    ),
    { numRuns: 80 },
  );
});

test('letters never run from one name, or from initials, into the next', async () => {
  const cases = [named('滨河', '大酒店'), named('河大', '滨'), named('KTV滨河'), named('滨河KTV')];
  await office.index(cases);
  await agree(cases, ['hed', 'hd', 'ed', 'nd', 'ktvb', 'vbi', 'ektv', 'ek', 'bhk', 'hktv', 'n', 'v', 'tv', 'e']);
});

describe('what is typed for a sound', () => {
  test('ü is v, and the mark between syllables may be typed', async () => {
    await office.index([named('绿岛酒店'), named('西安路饭店'), named('鲁道饭店')]);
    expect(await office.allPages('lvdao', 5)).toEqual([1]);
    expect(await office.allPages('lüdao', 5)).toEqual([1]);
    expect(await office.allPages('LÜDAO', 5)).toEqual([1]);
    expect(await office.allPages("xi'an", 5)).toEqual([2]);
    expect(await office.allPages('ludao', 5)).toEqual([3]);
    expect(soundsLike('绿岛酒店', ['lu\u0308d'])).toEqual([]);
  });

  test.each(['滨', 'b滨', 'a#', '0731', '〔', '-a', "'"])('%s is none', (word) => {
    expect(soundPhrases(word)).toBeNull();
  });

  test('three letters are a token, more a phrase of them; two are any of those that begin so', () => {
    const marked = soundTokens(['bhd', '', 'x']).split(' ');
    expect(marked.map((token) => token.replaceAll(/[^a-z]/g, '|'))).toEqual(['|bh', 'bhd', 'hd|', 'd|', '|x|', 'x|']);
    expect(soundPhrases('bin')?.within).toBe('"bin"');
    expect(soundPhrases('binhe')?.within).toBe('"bin inh nhe"');
    expect(soundPhrases('b')?.within).toBe('"b"*');
    expect(soundPhrases('bi')?.within.split(' OR ')).toHaveLength(37);
    expect(soundPhrases('b')?.begins.split(' OR ')).toHaveLength(37);
    expect(soundPhrases('binh')?.begins.split(' ')).toHaveLength(3);
    expect(soundOf("lu\u0308'e")).toBe('lve');
  });
});
