import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';

// Each paper as it comes out of the printer: the page count and size of its PDF, and its visible text, copy by copy.
// `UPDATE_GOLDEN=1` writes what is seen instead of comparing; look at the pages before committing that.

const root = path.resolve(import.meta.dirname, '..', '..');
const golden = path.join(root, 'tests', 'data', 'papers', 'golden');
const bundle = path.join(root, 'dist', 'tests', 'render-papers.js');

const NAMES = [
  'correction-change-list',
  'correction-change-slip',
  'receipt',
  'receipt-many-materials',
  'receipt-deemed',
  'receipt-commitment',
  'receipt-reprinted',
  'refusal',
  'refusal-wrong-authority',
  'supplement-notice',
  'supplement-notice-long',
  'supplement-receipt',
  'not-required-notice',
  'filing-voucher',
  'filing-voucher-not-drawn',
  'commitment-letter',
  'guide-slip',
  'guide-slip-reprinted',
  'special-procedure-notice',
  'extension-notice',
  'design-review-opinion',
  'acceptance-opinion-rejected',
  'acceptance-opinion-long',
  'pre-opening-opinion',
  'pre-opening-refusal',
  'spot-check-result',
  'spot-check-reinspection',
  'rectification-notice',
  'revocation-decision',
  'service-return',
  'service-return-left',
  'date-explanation',
  'date-change-list',
  'date-change-slip',
  'monthly-report',
  'monthly-report-draft',
  'appointment-reminder',
  'appointment-reminder-half-sheet',
  'appointment-reminder-joint-visit',
  'appointment-reminder-caller',
  'appointment-change-slip',
  'appointment-change-slip-half-sheet',
  'appointment-cancellation-slip',
  'appointment-cancellation-slip-half-sheet',
  'appointment-daily-list',
  'appointment-daily-list-full',
  'appointment-call-list',
  'appointment-call-list-reminders',
  'urging-slip',
  'supervision-slip',
  'ticket',
  'ticket-green-appointment',
] as const;

const millimetres = (points: number): number => Math.round((points * 25.4) / 72);

/** Pages of a PDF with their size in whole millimetres, in order of the objects. */
function pagesOf(pdf: Buffer): readonly string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/\/Type\s*\/Page\b(?!s)[^]*?\/MediaBox\s*\[([^\]]+)\]/g)].map(([, box]) => {
    const [left = 0, bottom = 0, right = 0, top = 0] = (box ?? '').trim().split(/\s+/).map(Number);
    return `${millimetres(right - left)} × ${millimetres(top - bottom)} mm`;
  });
}

let papers: Readonly<Record<string, string>> = {};
test.beforeAll(() => {
  expect(existsSync(bundle), `${bundle} is missing: node build/build.mjs tests`).toBe(true);
  const answer = execFileSync(process.execPath, [bundle], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  papers = JSON.parse(answer) as Record<string, string>;
});

test('every sample paper has its golden test', () => {
  expect(Object.keys(papers).toSorted()).toEqual([...NAMES].toSorted());
});

for (const name of NAMES) {
  test(`the paper ${name} has its words, page count and size`, async ({ page }, info) => {
    const html = papers[name] ?? '';
    const wanted: string[] = [];
    page.on('request', (request) => wanted.push(request.url()));
    await page.setContent(html);
    await page.evaluate(() => document.fonts.ready);
    const copies = await page
      .locator('.copy')
      .evaluateAll((sections) =>
        sections.map((section) => `【${section.getAttribute('aria-label')}】\n${(section as HTMLElement).innerText}`),
      );
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sizes = pagesOf(pdf);
    mkdirSync(info.outputDir, { recursive: true });
    writeFileSync(info.outputPath(`${name}.pdf`), pdf);
    const words = copies.map((copy) => copy.replace(/[ \t]+$/gm, '').replace(/\n{2,}/g, '\n')).join('\n\n');
    const seen = `${sizes.length} pages: ${[...new Set(sizes)].join(', ')}\n\n${words}\n`;
    const file = path.join(golden, `${name}.txt`);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, seen);
    expect(seen).toBe(readFileSync(file, 'utf8'));
    expect(wanted).toEqual([]);
  });
}

test('every page carries number, page and copy at its foot, each copy counting from one', async ({ page }) => {
  await page.setContent(papers['receipt-many-materials'] ?? '');
  const style = await page.locator('style').first().innerText();
  for (const copy of ['applicant', 'file']) {
    expect(style).toContain(`@page ${copy} { counter-increment: ${copy};`);
  }
});

test('a table that runs over pages keeps rows whole, and the signature never stands alone', async ({ page }) => {
  await page.setContent(papers['receipt-many-materials'] ?? '');
  await page.emulateMedia({ media: 'print' });
  const rules = await page.evaluate(() => ({
    head: getComputedStyle(document.querySelector('.materials thead') ?? document.body).display,
    row: getComputedStyle(document.querySelector('.materials tr') ?? document.body).breakInside,
    closingInside: getComputedStyle(document.querySelector('.closing') ?? document.body).breakInside,
    closingBefore: getComputedStyle(document.querySelector('.closing') ?? document.body).breakBefore,
  }));
  expect(rules).toEqual({
    head: 'table-header-group',
    row: 'avoid',
    closingInside: 'avoid',
    closingBefore: 'avoid',
  });
});

for (const [what, name] of [
  ['a slip', 'guide-slip'],
  ['a ticket beyond number 999', 'ticket-green-appointment'],
] as const) {
  test(`${what} fits the printable width of the roll`, async ({ page }) => {
    await page.setContent(papers[name] ?? '');
    const box = await page.locator('.copy').evaluate((section) => {
      const { width } = section.getBoundingClientRect();
      return { millimetres: Math.round((width * 25.4) / 96), overflow: section.scrollWidth > Math.ceil(width) };
    });
    expect(box).toEqual({ millimetres: 72, overflow: false });
  });
}
