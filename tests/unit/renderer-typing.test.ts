import { describe, expect, test } from 'vitest';
import { isComposing, keyName, registrationFor } from '../../renderer/app/shortcuts.ts';
import { hashOf, placeOf } from '../../renderer/state/navigation.ts';
import { nextStop } from '../../renderer/ui/enter-moves.ts';
import { parseDateEntry, parseNumberEntry } from '../../renderer/ui/entry.ts';
import { activeAtFirst, moveActive, rankOptions } from '../../renderer/ui/type-ahead.ts';
import { terms } from '../../renderer/locales/zh-CN/terms.ts';
import { USES } from '../../shared/determination/types.ts';

const TODAY = '2026-11-20';
const date = (text: string) => {
  const entry = parseDateEntry(text, TODAY);
  return entry.kind === 'value' ? entry.value : entry.kind;
};
const figure = (text: string) => {
  const entry = parseNumberEntry(text);
  return entry.kind === 'value' ? entry.value : entry.kind;
};

describe('a date as it is typed at a counter', () => {
  test.each([
    ['2026-09-18', '2026-09-18'],
    ['20260918', '2026-09-18'],
    ['0918', '2026-09-18'],
    ['9-18', '2026-09-18'],
    ['9.8', '2026-09-08'],
    ['2026/9/8', '2026-09-08'],
    ['2026年9月8日', '2026-09-08'],
    ['２０２６－０９－１８', '2026-09-18'],
    ['+3', '2026-11-23'],
    ['-1', '2026-11-19'],
    ['+0', '2026-11-20'],
    ['', 'empty'],
    ['  ', 'empty'],
    ['2026-02-30', 'invalid'],
    ['1332', 'invalid'],
    ['18', 'invalid'],
    ['2026-9', 'invalid'],
    ['昨天', 'invalid'],
    ['2026-09-18-1', 'invalid'],
    ['99999999999', 'invalid'],
  ])('%s', (typed, expected) => {
    expect(date(typed)).toBe(expected);
  });
});

describe('a figure as it is typed at a counter', () => {
  test.each([
    ['12400', 12_400],
    ['12,400', 12_400],
    ['１２，４００．５', 12_400.5],
    ['1 000', 1000],
    ['1000。5', 1000.5],
    ['0', 0],
    ['', 'empty'],
    ['-1', 'invalid'],
    ['1e5', 'invalid'],
    ['1.2.3', 'invalid'],
    ['一百', 'invalid'],
    ['NaN', 'invalid'],
    ['Infinity', 'invalid'],
  ])('%s', (typed, expected) => {
    expect(figure(typed)).toBe(expected);
  });
});

describe('lists that are narrowed by typing', () => {
  const uses = USES.map((use) => ({ key: use, label: terms.use[use], keys: terms.useKeys[use] }));
  test.each([
    ['jd', 'hotel'],
    ['酒店', 'hotel'],
    ['ktv', 'karaoke'],
    ['yjy', 'theatre'],
    ['影院', 'theatre'],
    ['bfl', 'hospital-ward'],
    ['书城', 'shopping-mall'],
    ['hct', 'rail-waiting-hall'],
    ['bgl', 'office'],
    ['住宅', 'residential'],
  ])('the use %s', (typed, use) => {
    expect(rankOptions(uses, typed)[0]?.key).toBe(use);
  });

  test('nothing typed shows everything in its order; nonsense shows nothing', () => {
    expect(rankOptions(uses, ' ')).toHaveLength(USES.length);
    expect(rankOptions(uses, 'zzqx')).toEqual([]);
  });

  test('initials take the first known record at once, a Chinese name only when it is exactly that', () => {
    const known = [
      { key: '1', label: '滨河大酒店' },
      { key: '2', label: '滨河大酒店二期' },
    ];
    expect(activeAtFirst(known, 'bhdjd')).toBe(0);
    expect(activeAtFirst(known, '滨河大酒店')).toBe(0);
    expect(activeAtFirst(known, '滨河大酒')).toBe(-1);
    expect(activeAtFirst(known, '')).toBe(-1);
    expect(activeAtFirst([], 'b')).toBe(-1);
  });

  test('arrows go round', () => {
    expect([
      moveActive(-1, 3, 'down'),
      moveActive(2, 3, 'down'),
      moveActive(0, 3, 'up'),
      moveActive(-1, 3, 'up'),
    ]).toEqual([0, 0, 2, 2]);
    expect(moveActive(0, 0, 'down')).toBe(-1);
  });
});

describe('Enter goes on', () => {
  const stop = (empty: boolean, required: boolean) => ({ empty, required });
  test('to the next empty required field, past filled and optional ones', () => {
    expect(nextStop([stop(false, true), stop(true, false), stop(false, true), stop(true, true)], 0)).toBe(3);
  });
  test('out of the group when nothing is left', () => {
    expect(nextStop([stop(true, true), stop(false, true)], 0)).toBe(-1);
    expect(nextStop([], -1)).toBe(-1);
  });
});

describe('places and their addresses', () => {
  test.each([
    ['#/today', { area: 'today' }],
    ['', { area: 'today' }],
    ['#/cases', { area: 'cases', caseId: null }],
    ['#/cases/12', { area: 'cases', caseId: 12 }],
    ['#/papers/7', { area: 'papers', paperId: 7 }],
    ['#/intake', { area: 'intake', draftId: null }],
    [
      '#/intake/6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
      { area: 'intake', draftId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff' },
    ],
    ['#/settings', { area: 'settings' }],
  ] as const)('%s', (hash, place) => {
    expect(placeOf(hash)).toEqual(place);
    if (hash !== '') expect(hashOf(place)).toBe(hash);
  });

  test.each(['#/cases/0', '#/cases/x', '#/cases/-1', '#/cases/1e9'])('%s is the list of cases', (hash) => {
    expect(placeOf(hash)).toEqual({ area: 'cases', caseId: null });
  });

  test('an address nobody knows is the start page', () => {
    expect(placeOf('#/papers/none')).toEqual({ area: 'today' });
    expect(placeOf('#/../../etc')).toEqual({ area: 'today' });
    expect(placeOf('#/intake/<script>')).toEqual({ area: 'intake', draftId: null });
  });
});

describe('keys', () => {
  const key = (name: string, modifiers: { ctrlKey?: boolean; altKey?: boolean; metaKey?: boolean } = {}) =>
    keyName({ key: name, ctrlKey: false, altKey: false, metaKey: false, ...modifiers });
  test('are named as a shortcut spells them', () => {
    expect([
      key('F8'),
      key('k', { ctrlKey: true }),
      key('k', { metaKey: true }),
      key('ArrowLeft', { altKey: true }),
    ]).toEqual(['F8', 'Ctrl+K', 'Ctrl+K', 'Alt+ArrowLeft']);
  });

  test('belong to the input method while it composes', () => {
    expect(isComposing({ isComposing: true, keyCode: 119 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 119 })).toBe(false);
  });

  test('go to the topmost overlay, and there to the last that claimed them', () => {
    const registration = (id: number, layer: number) =>
      ({
        id,
        layer,
        key: 'F8',
        label: '',
        state: 'enabled',
        run: () => undefined,
      }) as const;
    const registrations = [registration(1, 0), registration(2, 0), registration(3, 1)];
    expect(registrationFor({ registrations, raised: [] }, 'F8')?.id).toBe(2);
    expect(registrationFor({ registrations, raised: [1] }, 'F8')?.id).toBe(3);
    expect(registrationFor({ registrations, raised: [1, 4] }, 'F8')).toBeNull();
    expect(registrationFor({ registrations, raised: [] }, 'F9')).toBeNull();
  });
});
