import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCreditCode } from '../../shared/identity/credit-code.ts';
import { foldName } from '../../shared/identity/fold-name.ts';
import { checkIdCard } from '../../shared/identity/id-card.ts';
import { maskIdNumber, maskPhone } from '../../shared/identity/mask.ts';
import { checkPhone } from '../../shared/identity/phone.ts';
import { inventedCreditCode, inventedIdNumber } from './identity-codes.ts';

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const digits = (length: number) =>
  fc.array(fc.constantFrom(...'0123456789'), { minLength: length, maxLength: length }).map((all) => all.join(''));
const signs = (length: number) =>
  fc.array(fc.constantFrom(...ALPHABET), { minLength: length, maxLength: length }).map((all) => all.join(''));
const creditCode = fc
  .tuple(signs(2), digits(6), signs(9))
  .map(([kind, region, body]) => inventedCreditCode(`${kind}${region}${body}`));
const idNumber = fc
  .tuple(
    fc.constantFrom('110105', '210102', '350100', '540102', '810000'),
    fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2026-11-20T00:00:00Z'), noInvalidDate: true }),
    digits(3),
  )
  .map(([region, birth, serial]) =>
    inventedIdNumber(`${region}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${serial}`),
  );
const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('identity', () => {
  it('every code with the right check character is accepted as it is', () => {
    fc.assert(
      fc.property(creditCode, (code) => {
        expect(checkCreditCode(code)).toEqual({ ok: true, value: code });
      }),
    );
    fc.assert(
      fc.property(idNumber, (number) => {
        expect(checkIdCard(number, '2026-11-21')).toEqual({ ok: true, value: number });
      }),
    );
  });

  it('one wrong character is always found', () => {
    fc.assert(
      fc.property(creditCode, fc.nat(17), fc.constantFrom(...ALPHABET), (code, at, wrong) => {
        fc.pre(code.charAt(at) !== wrong);
        expect(checkCreditCode(code.slice(0, at) + wrong + code.slice(at + 1)).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(idNumber, fc.nat(17), fc.constantFrom(...'0123456789X'), (number, at, wrong) => {
        fc.pre(number.charAt(at) !== wrong);
        expect(checkIdCard(number.slice(0, at) + wrong + number.slice(at + 1), '2026-11-21').ok).toBe(false);
      }),
    );
  });

  it('two neighbours exchanged are always found', () => {
    fc.assert(
      fc.property(idNumber, fc.nat(16), (number, at) => {
        fc.pre(number.charAt(at) !== number.charAt(at + 1));
        const exchanged = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
        expect(checkIdCard(exchanged, '2026-11-21').ok).toBe(false);
      }),
    );
  });

  it('any text gets an answer, and an accepted one is accepted again unchanged', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const check of [checkCreditCode, checkPhone, (given: string) => checkIdCard(given, '2026-11-21')]) {
          const first = check(text);
          if (first.ok) expect(check(first.value)).toEqual(first);
        }
      }),
    );
  });

  it('a mask keeps the length and hides most of the number', () => {
    fc.assert(
      fc.property(idNumber, digits(9), (number, tail) => {
        const masked = maskIdNumber(number);
        expect([masked.length, masked.slice(5, 16)]).toEqual([18, '***********']);
        expect(maskPhone(`13${tail}`)).toMatch(/^13\d\*{4}\d{4}$/);
      }),
    );
  });

  it('folding twice changes nothing more, and spaces, width and brackets never matter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
        const folded = foldName(name);
        expect(foldName(folded)).toBe(folded);
        expect(foldName(` ${name}　`)).toBe(folded);
        expect(foldName(`（${name}）`)).toBe(folded);
      }),
    );
  });
});
