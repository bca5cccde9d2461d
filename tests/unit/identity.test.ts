import { describe, expect, it } from 'vitest';
import { checkCreditCode } from '../../shared/identity/credit-code.ts';
import { foldName } from '../../shared/identity/fold-name.ts';
import { checkIdCard } from '../../shared/identity/id-card.ts';
import { mask, maskIdNumber, maskPersonName, maskPhone, mayUnmask } from '../../shared/identity/mask.ts';
import { checkPhone } from '../../shared/identity/phone.ts';
import { invisibleAt, toHalfWidth } from '../../shared/identity/text.ts';
import { inventedIdNumber } from '../property/identity-codes.ts';

const TODAY = '2026-11-21';
const refusal = (code: string, at: number | null = null) => ({ ok: false, error: { code, at } });

describe('统一社会信用代码', () => {
  // The worked example of GB 32100-2015.
  it('the example of the standard is right', () => {
    expect(checkCreditCode('91350100M000100Y43')).toEqual({ ok: true, value: '91350100M000100Y43' });
  });

  it('full width, lower case, spaces and hyphens are levelled before the check', () => {
    expect(checkCreditCode(' ９１３５０１００-m000 100y43\n')).toEqual({ ok: true, value: '91350100M000100Y43' });
  });

  it.each([
    ['', refusal('empty')],
    ['   ', refusal('empty')],
    ['91350100M000100Y4', refusal('wrong-length')],
    ['91350100M000100Y430', refusal('wrong-length')],
    ['91350100M000100Y44', refusal('wrong-check-character', 17)],
    ['19350100M000100Y43', refusal('wrong-check-character', 17)],
    ['9135010OM000100Y43', refusal('wrong-character', 7)],
    ['91350100I000100Y43', refusal('wrong-character', 8)],
    ['9135A100M000100Y43', refusal('wrong-character', 4)],
    ['91350100M000100Y4滨', refusal('wrong-character', 17)],
    ['9135\u00000100M000100Y43', refusal('control-character', 4)],
    ['9135\u200b0100M000100Y43', refusal('control-character', 4)],
  ])('%j is refused with the place of the error', (text, expected) => {
    expect(checkCreditCode(text)).toEqual(expected);
  });
});

describe('ID numbers', () => {
  // The worked example of GB 11643-1999.
  it('the example of the standard is right, with a small or full-width x too', () => {
    expect(checkIdCard('11010519491231002X', TODAY)).toEqual({ ok: true, value: '11010519491231002X' });
    expect(checkIdCard('11010519491231002ｘ', TODAY)).toEqual({ ok: true, value: '11010519491231002X' });
  });

  it('29 February counts in a leap year only', () => {
    expect(checkIdCard(inventedIdNumber('21010220000229001'), TODAY).ok).toBe(true);
    expect(checkIdCard(inventedIdNumber('21010220010229001'), TODAY)).toEqual(refusal('impossible-birth-date', 6));
  });

  it('somebody born today may have a number, somebody born tomorrow not', () => {
    expect(checkIdCard(inventedIdNumber('21010220261121001'), TODAY).ok).toBe(true);
    expect(checkIdCard(inventedIdNumber('21010220261122001'), TODAY)).toEqual(refusal('birth-date-in-future', 6));
  });

  it('residents of Hong Kong, Macao and Taiwan and foreign permanent residents have numbers too', () => {
    for (const region of ['810000', '820000', '830000', '911156', '931840']) {
      expect(checkIdCard(inventedIdNumber(`${region}19900101001`), TODAY).ok).toBe(true);
    }
  });

  it.each([
    ['', refusal('empty')],
    ['110105491231002', refusal('wrong-length')],
    ['110105194912310021', refusal('wrong-check-character', 17)],
    ['11010519491231002Y', refusal('wrong-character', 17)],
    ['1101051949123100XX', refusal('wrong-character', 16)],
    ['1101051949123l002X', refusal('wrong-character', 13)],
    ['1101\u202e0519491231002X', refusal('control-character', 4)],
    [inventedIdNumber('99010519491231002'), refusal('unknown-region', 0)],
    [inventedIdNumber('00010519491231002'), refusal('unknown-region', 0)],
    [inventedIdNumber('11010518991231002'), refusal('impossible-birth-date', 6)],
    [inventedIdNumber('11010519901301002'), refusal('impossible-birth-date', 6)],
  ])('%j is refused with the place of the error', (text, expected) => {
    expect(checkIdCard(text, TODAY)).toEqual(expected);
  });
});

describe('phone numbers', () => {
  it.each([
    ['13800001234', '13800001234', 'mobile'],
    ['１３８ ００００ １２３４', '13800001234', 'mobile'],
    ['+86 138-0000-1234', '13800001234', 'mobile'],
    ['0086 13800001234', '13800001234', 'mobile'],
    ['024-22000011', '024-22000011', 'landline'],
    ['（024）2200 0011', '024-22000011', 'landline'],
    ['02422000011', '024-22000011', 'landline'],
    ['0416—2200011', '0416-2200011', 'landline'],
    ['+86 24 2200 0011', '024-22000011', 'landline'],
    ['024-22000011-303', '024-22000011-303', 'landline'],
    ['22000011', '22000011', 'landline'],
    ['010-62000011', '010-62000011', 'landline'],
    ['12345', '12345', 'service'],
    ['119', '119', 'service'],
    ['96119', '96119', 'service'],
    ['400-820-0011', '400-820-0011', 'service'],
  ])('%j is stored as %s (%s)', (text, value, kind) => {
    expect(checkPhone(text)).toEqual({ ok: true, value, kind });
  });

  it.each([
    ['', refusal('empty')],
    ['1380000123', refusal('wrong-length')],
    ['138000012345', refusal('wrong-length')],
    ['12800001234', refusal('unknown-number-form')],
    ['024-2200', refusal('unknown-number-form')],
    ['138 0000 123O', refusal('wrong-character', 12)],
    ['电话138', refusal('wrong-character', 0)],
    ['138\t00001234', refusal('control-character', 3)],
  ])('%j is refused', (text, expected) => {
    expect(checkPhone(text)).toEqual(expected);
  });
});

describe('masking', () => {
  it('hides what identifies and keeps what helps to recognise', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110*************2X');
    expect(maskPhone('13800001234')).toBe('138****1234');
    expect(maskPhone('024-22000011-303')).toBe('024-*****011-***');
    expect(maskPhone('22000011')).toBe('*****011');
    expect(maskPhone('12')).toBe('**');
    expect(maskPersonName('甲某某')).toBe('甲**');
    expect(maskPersonName('甲')).toBe('*');
    expect(mask('phone', '13800001234')).toBe('138****1234');
  });

  it('an administrator without another role sees nothing in clear; a reviewer may call but not read ID numbers', () => {
    expect(mayUnmask(['administrator'], 'phone')).toBe(false);
    expect(mayUnmask(['reviewer'], 'phone')).toBe(true);
    expect(mayUnmask(['reviewer'], 'id-number')).toBe(false);
    expect(mayUnmask(['administrator', 'counter'], 'id-number')).toBe(true);
    expect(mayUnmask([], 'person-name')).toBe(false);
  });
});

describe('folded names', () => {
  it.each([
    ['滨河（集团）大酒店 有限责任公司', '滨河集团大酒店有限公司'],
    ['滨河(集团)大酒店有限公司', '滨河集团大酒店有限公司'],
    ['ＢＩＮＨＥ　Hotel Co., Ltd.', 'binhehotelcoltd'],
    ['Binhe Hotel Company Limited', 'binhehotelcoltd'],
    ['老城改造 3#楼', '老城改造3号楼'],
    ['老城改造－３号楼', '老城改造3号楼'],
    ['东城·影院', '东城影院'],
    ['城南仓储股份有限公司', '城南仓储股份公司'],
    ['', ''],
  ])('%j folds to %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it('a company limited by shares stays another firm than a limited one of the same name', () => {
    expect(foldName('城南仓储股份有限公司')).not.toBe(foldName('城南仓储有限公司'));
  });
});

describe('text', () => {
  it('full-width signs become half-width, Chinese stays', () => {
    expect(toHalfWidth('（Ａ１－Ｂ）滨河。')).toBe('(A1-B)滨河。');
  });

  it('finds what cannot be seen on paper', () => {
    expect(invisibleAt('滨河大酒店')).toBeNull();
    expect(invisibleAt('滨河\u0007')).toBe(2);
    expect(invisibleAt('\ufeff滨河')).toBe(0);
    expect(invisibleAt('滨\ud800河')).toBe(1);
    expect(invisibleAt('𠮷野家')).toBeNull();
  });
});
