import { describe, expect, test } from 'vitest';
import {
  nextNumber,
  templateInput,
  templateProblem,
  templateRows,
  templateTexts,
} from '../../renderer/features/settings/numbers-form.ts';
import type { OfficeSettings } from '../../shared/contract/session.ts';
import { authoritiesOf, DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';

const place = { address: '政务路1号', phone: '0999-2100001', supervisionPhone: '0999-2100009', hours: '工作日' };
const settings: OfficeSettings = {
  ...DEFAULT_SETTINGS,
  authorities: {
    ...authoritiesOf(
      { name: '示例县住建局', short: '示建', ...place },
      { name: '示例县消防大队', short: '示消', ...place },
    ),
  },
};
const rows = templateRows(settings.numberTemplates);
const rowOf = (key: string) => {
  const row = rows.find((one) => one.key === key);
  if (row === undefined) throw new Error(`no row ${key}`);
  return row;
};
const TEMPLATE = '{authority}消审受字〔{year}〕第{seq:4}号';

describe('the series of an office', () => {
  test('receipts have one per matter; the general one they all override is left out', () =>
    expect(rows.filter((row) => row.kind === 'receipt').map((row) => row.key)).toEqual([
      'receipt.design-review',
      'receipt.completion-acceptance',
      'receipt.completion-filing',
      'receipt.pre-opening',
    ]));
  test('where one matter has its own, the general one stays for the others', () =>
    expect(
      templateRows({ 'extension-notice': '甲{year}{seq}', 'extension-notice.pre-opening': '乙{year}{seq}' }).map(
        (row) => row.key,
      ),
    ).toEqual(['extension-notice', 'extension-notice.pre-opening']));
});

describe('the next number', () => {
  test('a series nobody drew from begins at one', () =>
    expect(nextNumber(rowOf('receipt.design-review'), TEMPLATE, settings, [], '2026-09-18')).toBe(
      '示建消审受字〔2026〕第0001号',
    ));
  test('it follows the last of this authority and year, not of another', () =>
    expect(
      nextNumber(
        rowOf('receipt.design-review'),
        TEMPLATE,
        settings,
        [
          { key: 'receipt.design-review', authority: '示建', year: 2025, last: 340 },
          { key: 'receipt.design-review', authority: '老建', year: 2026, last: 77 },
          { key: 'receipt.design-review', authority: '示建', year: 2026, last: 41 },
        ],
        '2026-09-18',
      ),
    ).toBe('示建消审受字〔2026〕第0042号'));
  test('a paper of the pre-opening inspection bears the fire and rescue organ', () =>
    expect(nextNumber(rowOf('pre-opening-opinion'), '{authority}{year}-{seq}', settings, [], '2027-01-04')).toBe(
      '示消2027-1',
    ));
  test('a template that is not fit has no next number', () =>
    expect(nextNumber(rowOf('receipt.design-review'), '第{seq}号', settings, [], '2026-09-18')).toBe(null));
  test('what is wrong with a template is named', () =>
    expect(
      ['第{seq}号', '{year}号', ' ', '{yaer}{year}{seq}', '{year}{seq:9}'].map((one) => templateProblem(one)?.code),
    ).toEqual(['missing-year', 'missing-seq', 'empty', 'unknown-placeholder', 'bad-width']));
});

test('only changed templates are sent', () => {
  const stored = templateTexts(settings);
  expect(
    templateInput(
      stored,
      { ...stored, 'numberTemplates.receipt.pre-opening': '{authority}检{year}{seq}' },
      '2026-09-18',
    ),
  ).toEqual({ effectiveFrom: '2026-09-18', numberTemplates: { 'receipt.pre-opening': '{authority}检{year}{seq}' } });
  expect(templateInput(stored, stored, '2026-09-18')).toEqual({ effectiveFrom: '2026-09-18' });
});
