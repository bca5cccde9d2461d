import { describe, expect, it } from 'vitest';
import { checkTemplate, formatNumber, NumberFormatError } from '../../shared/papers/number.ts';

const TEMPLATE = '{authority}消审受字〔{year}〕第{seq:4}号';

describe('the number of a paper', () => {
  it('fills authority, year and a four-digit sequence', () => {
    expect(formatNumber(TEMPLATE, { authority: '东住建', year: 2026, seq: 7 })).toBe('东住建消审受字〔2026〕第0007号');
  });
  it('is printed in full when the sequence outgrows its width', () => {
    expect(formatNumber(TEMPLATE, { authority: '东住建', year: 2026, seq: 12345 })).toBe(
      '东住建消审受字〔2026〕第12345号',
    );
  });
  it('has no leading zeros where the template names no width', () => {
    expect(formatNumber('({year}) {seq}', { authority: '', year: 2026, seq: 3 })).toBe('(2026) 3');
  });
  it('takes the authority as it is, braces and all', () => {
    expect(formatNumber(TEMPLATE, { authority: '{seq}', year: 2026, seq: 1 })).toBe('{seq}消审受字〔2026〕第0001号');
  });
  it.each([0, -1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('is refused for the sequence %s', (seq) => {
    expect(() => formatNumber(TEMPLATE, { authority: '', year: 2026, seq })).toThrow(NumberFormatError);
  });
  it.each([0, 10000, 2026.5])('is refused for the year %s', (year) => {
    expect(() => formatNumber(TEMPLATE, { authority: '', year, seq: 1 })).toThrow(NumberFormatError);
  });
  it('is refused for a template that may not be saved, with its problems', () => {
    expect(() => formatNumber('第{seq}号', { authority: '', year: 2026, seq: 1 })).toThrow(
      expect.objectContaining({ problems: [{ code: 'missing-year' }] }) as Error,
    );
  });
});

describe('a number template', () => {
  it.each([TEMPLATE, '{year}-{seq:1}', '{seq:8}/{year}'])('%s may be saved', (template) => {
    expect(checkTemplate(template)).toEqual({ ok: true });
  });
  it.each([
    ['', [{ code: 'empty' }]],
    ['   ', [{ code: 'empty' }]],
    ['第{seq:4}号', [{ code: 'missing-year' }]],
    ['〔{year}〕', [{ code: 'missing-seq' }]],
    ['固定文字', [{ code: 'missing-year' }, { code: 'missing-seq' }]],
    ['{year}{seq:0}', [{ code: 'bad-width', width: '0', at: 6 }]],
    ['{year}{seq:9}', [{ code: 'bad-width', width: '9', at: 6 }]],
    ['{year}{seq:4x}', [{ code: 'bad-width', width: '4x', at: 6 }]],
    ['{year}{seq:}', [{ code: 'bad-width', width: '', at: 6 }]],
    ['{year}{seq}{Year}', [{ code: 'unknown-placeholder', name: 'Year', at: 11 }]],
    ['{year:4}{seq}', [{ code: 'unknown-placeholder', name: 'year:4', at: 0 }, { code: 'missing-year' }]],
    ['{year}{seq}{seq}', [{ code: 'repeated-placeholder', name: 'seq', at: 11 }]],
    ['{year}{seq}}', [{ code: 'unbalanced-brace', at: 11 }]],
    ['{year}{seq}{', [{ code: 'unbalanced-brace', at: 11 }]],
    ['{year}{seq}\n', [{ code: 'control-character', at: 11 }]],
    [`{year}{seq}${'字'.repeat(70)}`, [{ code: 'too-long', length: 81 }]],
  ])('%j may not be saved: %j', (template, problems) => {
    expect(checkTemplate(template)).toEqual({ ok: false, problems });
  });
});
