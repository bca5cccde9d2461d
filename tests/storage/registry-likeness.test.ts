import { describe, expect, test } from 'vitest';
import { bareName, editDistance, longestHanRun, nameReasons, pieces } from '../../electron/services/likeness.ts';
import { pinyinKey } from '../../electron/storage/repositories/pinyin-key.ts';

describe('likeness of names', () => {
  test.each([
    ['滨河大酒店有限公司', '滨河大酒店'],
    ['滨河大酒店股份有限公司', '滨河大酒店'],
    ['滨河集团有限公司', '滨河'],
    ['有限公司', '有限公司'],
  ])('%s is %s without its legal form', (name, bare) => expect(bareName(name)).toBe(bare));

  test.each([
    ['', '', 0],
    ['滨河', '', 2],
    ['滨河大酒店', '滨河酒店', 1],
    ['滨河大酒店', '滨河大饭店', 1],
    ['滨河大酒店', '滨河酒大店', 1],
    ['滨河大酒店', '河滨大酒店', 1],
    ['kitten', 'sitting', 3],
  ])('%s and %s differ by %s: %i', (left, right, distance) => expect(editDistance(left, right)).toBe(distance));

  test.each([
    ['滨河', ['滨河']],
    ['滨河大酒店', ['滨河', '大酒店']],
    ['滨城市第一人民医院', ['滨城市', '第一人', '民医院']],
    ['', []],
  ])('%s is looked for by its pieces', (name, wanted) => expect(pieces(name)).toEqual(wanted));

  test.each([
    ['滨河大酒店', '滨河大酒店', ['same-folded-name']],
    ['滨河大酒店', '滨河（大）酒店', ['same-folded-name']],
    ['滨河大酒店', '宾河大酒店', ['same-pinyin']],
    ['滨河大酒店', '滨河大饭店', ['similar-name']],
    ['滨河大酒店', '滨海大饭店', []],
    ['老城改造3号楼', '老城改造5号楼', []],
    ['老城改造三号楼', '老城改造五号楼', []],
    ['甲乙', '甲丙', []],
  ])('%s and %s: %j', (left, right, reasons) => {
    const heard = [left, right].map((name) => ({ name, pinyin: pinyinKey(name) }));
    const [one = { name: '', pinyin: '' }, other = one] = heard;
    expect(nameReasons(one, other)).toEqual(reasons);
  });

  test('the longest run of Chinese characters is what an address is looked for by', () => {
    expect(longestHanRun('A区滨河路88号中心大厦3层')).toBe('号中心大厦');
    expect(longestHanRun('88-3')).toBeNull();
  });
});
