import { describe, expect, test } from 'vitest';
import { remarkDetail } from '../../renderer/locales/remark-detail.ts';
import { ledger as english } from '../../renderer/locales/en-US/ledger.ts';
import { ledger as chinese } from '../../renderer/locales/zh-CN/ledger.ts';
import { PUBLISHED_CASES_CSV } from '../../electron/sample/published-cases.ts';
import { readHistoricRecord } from '../../electron/services/historic-record.ts';
import { parseCsv } from '../../electron/documents/spreadsheets/csv-read.ts';
import { LEDGER_COLUMNS, type LedgerFields } from '../../shared/ledger/columns.ts';

/** The sentence a window shows. */
function said(words: typeof chinese | typeof english, reason: string, detail: string): string {
  const told = remarkDetail(reason, detail);
  if (told === null) return detail;
  const texts: Readonly<Record<string, string>> = words.detail;
  const text = texts[told.key.replace('detail.', '')] ?? '';
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) =>
    String(Object.entries(told).find(([key]) => key === name)?.[1]),
  );
}

describe('the detail of a remark on an old ledger', () => {
  test.each([
    ['conclusion-missing', 'not printed', '原文未载', 'not printed'],
    ['rest-day', '2019-09-28 Saturday', '2019-09-28 星期六', '2019-09-28, Saturday'],
    ['rest-day', '2019-12-01 Sunday', '2019-12-01 星期日', '2019-12-01, Sunday'],
    ['storeys-as-words', '地下两层 (? above, 2 below)', '地下两层：地上 ? 层，地下 2 层', '地下两层: ? above, 2 below'],
    ['regime-contradicts-date', 'R1, decided 2024-04-26', 'R1，决定于 2024-04-26', 'R1, decided on 2024-04-26'],
    ['key-repeated', 'A-1 3', 'A-1，见第 3 行', 'A-1, see row 3'],
    ['number-repeated', '滨消验〔2019〕第1号 12', '滨消验〔2019〕第1号，见第 12 行', '滨消验〔2019〕第1号, see row 12'],
    ['known', '301', '案件 301', 'case 301'],
    ['not-a-date', 'not printed', 'not printed', 'not printed'],
    ['in-the-future', '2026-12-25', '2026-12-25', '2026-12-25'],
  ])('%s: %s', (reason, detail, inChinese, inEnglish) => {
    expect(said(chinese, reason, detail)).toBe(inChinese);
    expect(said(english, reason, detail)).toBe(inEnglish);
  });

  test('of the published cases: no English of our own stands in a Chinese window', () => {
    const [, ...lines] = parseCsv(PUBLISHED_CASES_CSV);
    const remarks = lines.flatMap(({ values }) => {
      const fields = Object.fromEntries(LEDGER_COLUMNS.map((column, at) => [column, values[at] ?? '']));
      return readHistoricRecord({ ...(fields as LedgerFields), notes: '' }, null).remarks;
    });
    expect(remarks.length).toBeGreaterThan(20);
    const shown = remarks.map(({ reason, detail }) => said(chinese, reason, detail));
    expect(shown.filter((text) => /[a-z]{4,}/i.test(text))).toEqual([]);
  });
});
