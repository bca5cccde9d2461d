import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { paperHash } from '../../electron/documents/hash.ts';
import { createPaperRenderer } from '../../electron/documents/render.ts';
import { forPrinting } from '../../electron/documents/reprint.ts';
import { frameDocument } from '../../renderer/features/papers/frame-document.ts';
import { PaperDocument } from '../../renderer/slips/PaperDocument.tsx';
import { citationWords, chineseNumber, limitWords, squareMetres } from '../../renderer/slips/words.ts';
import { PAPER_KINDS } from '../../shared/papers/types.ts';
import type { PaperData } from '../../shared/papers/types.ts';
import { APPOINTMENT_PAPERS } from '../data/papers/appointments.ts';
import { COUNTER_PAPERS } from '../data/papers/counter.ts';
import { DECISION_PAPERS } from '../data/papers/decisions.ts';
import { SUPERVISION_PAPERS } from '../data/papers/supervision.ts';
import { STATISTIC_PAPERS } from '../data/papers/statistics.ts';

const render = createPaperRenderer();
const SAMPLES: Readonly<Record<string, PaperData>> = {
  ...COUNTER_PAPERS,
  ...DECISION_PAPERS,
  ...APPOINTMENT_PAPERS,
  ...SUPERVISION_PAPERS,
  ...STATISTIC_PAPERS,
};
const sample = (name: string): PaperData => {
  const data = SAMPLES[name];
  if (data === undefined) throw new Error(name);
  return data;
};
const copies = (html: string): readonly string[] => html.slice(html.indexOf('<body>')).split('<section ').slice(1);

describe('a rendered paper', () => {
  it('has a sample of every kind', () => {
    expect([...new Set(Object.values(SAMPLES).map((data) => data.kind))].toSorted()).toEqual(
      [...PAPER_KINDS].toSorted(),
    );
  });
  it.each(Object.keys(SAMPLES))(
    '%s is the same bytes each time, without script, style attribute or outside resource',
    (name) => {
      const { html } = render(sample(name));
      expect(render(sample(name)).html).toBe(html);
      expect(html).toMatch(/^<!DOCTYPE html><html lang="zh-CN"/);
      expect(html).not.toMatch(/<script|<link|<img|<iframe| style=|url\(|https?:|undefined|NaN|\[object/);
    },
  );
  it('escapes what people type, in text, title and stylesheet', () => {
    const data = { ...sample('receipt'), number: '</style><script>1</script>〔2026〕第0001号"\\' } as PaperData;
    const nasty = {
      ...data,
      case: { ...(data as { case: object }).case, projectName: '<img src=x onerror=1>' },
    } as PaperData;
    const { html } = render(nasty);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).toContain('\\3c \\2f style\\3e ');
  });
  it('has the applicant copy and the file copy, and the signature only on the file copy', () => {
    const [applicant, file, ...rest] = copies(render(sample('receipt')).html);
    expect(rest).toEqual([]);
    expect(applicant).toContain('一式两份 · 申请人联');
    expect(applicant).not.toContain('申请人签收');
    expect(file).toContain('一式两份 · 存档联');
    expect(file).toContain('申请人签收');
  });
  it('carries the day by which the decision is due on the receipt', () => {
    const { html } = render(sample('receipt'));
    expect(html).toContain('15 个工作日，至 2026年10月15日止');
    expect(html).toContain('10 个工作日，至 2026年10月9日止');
  });
  it.each([
    'refusal',
    'refusal-wrong-authority',
    'acceptance-opinion-rejected',
    'pre-opening-refusal',
    'spot-check-result',
    'rectification-notice',
    'revocation-decision',
  ])('%s tells the remedies: 60 days and 6 months', (name) => {
    const { html } = render(sample(name));
    expect(html).toContain('六十日内依法申请行政复议');
    expect(html).toContain('六个月内依法向人民法院提起行政诉讼');
  });
  it.each(['design-review-opinion', 'spot-check-reinspection', 'receipt', 'filing-voucher'])(
    '%s, being positive, tells none',
    (name) => {
      expect(render(sample(name)).html).not.toContain('行政诉讼');
    },
  );
  it.each([
    ['receipt', '受理专用印章'],
    ['refusal', '受理专用印章'],
    ['supplement-notice', '受理专用印章'],
    ['design-review-opinion', '机关印章'],
    ['extension-notice', '机关印章'],
  ])('%s has the place of the %s', (name, seal) => {
    expect(render(sample(name)).html).toContain(seal);
  });
});

describe('the two copies of a sheet', () => {
  it.each(Object.keys(SAMPLES))('%s: both are what rendering each of them gives', (name) => {
    const data = sample(name);
    expect(render(data).html).toBe(`<!DOCTYPE html>${renderToStaticMarkup(createElement(PaperDocument, { data }))}`);
  });
});

describe('printing a paper again', () => {
  const { html } = render(sample('receipt'));
  it('prints the frozen bytes the first time', () => {
    expect(forPrinting(html, { ordinal: 1, printedOn: '2026-09-18' })).toBe(html);
  });
  it('marks the second printing without changing what was frozen', () => {
    const marked = forPrinting(html, { ordinal: 2, printedOn: '2026-09-21' });
    expect(marked).toContain('补打（第2次打印 2026年9月21日）');
    const from = marked.lastIndexOf('<style>');
    const through = marked.indexOf('</style>', from) + '</style>'.length;
    expect(paperHash(marked.slice(0, from) + marked.slice(through))).toBe(paperHash(html));
  });
  it('marks a void paper also the first time', () => {
    expect(forPrinting(html, { ordinal: 1, printedOn: '2026-09-21', voided: 'voided' })).toContain('content:"作 废"');
  });
  it.each([0, -1, 1.5])('is refused as printing %s', (ordinal) => {
    expect(() => forPrinting(html, { ordinal, printedOn: '2026-09-21' })).toThrow(RangeError);
  });
});

describe('the frame of the preview', () => {
  it('gives every stylesheet of the paper the nonce of the page', () => {
    const { html } = render(sample('receipt'));
    const framed = frameDocument(forPrinting(html, { ordinal: 2, printedOn: '2026-09-21' }), 'abc', 'html{color:red}');
    expect(framed.match(/<style nonce="abc">/g)).toHaveLength(3);
    expect(framed).not.toContain('<style>');
  });
});

describe('words of papers', () => {
  it('writes hashes of the frozen bytes', () => {
    expect(paperHash('消防')).toBe('d992b153e2db1821290cc7244530fd0301c1f22a61d1a781e1c5edeb46a7b562');
  });
  it('groups square metres by thousands', () => {
    expect(squareMetres(286543.21)).toBe('286,543.21 平方米');
    expect(squareMetres(460)).toBe('460 平方米');
    expect(squareMetres(null)).toBe('—');
  });
  it('counts in Chinese', () => {
    expect([2, 10, 15, 20, 42].map(chineseNumber)).toEqual(['二', '十', '十五', '二十', '四十二']);
  });
  it('writes citations out', () => {
    expect(citationWords('住建部令51号 §22')).toBe('《建设工程消防设计审查验收管理暂行规定》第二十二条');
    expect(citationWords('消防法 §15, 应急〔2021〕34号')).toBe('《中华人民共和国消防法》第十五条、应急〔2021〕34号');
    expect(citationWords('本地规定')).toBe('本地规定');
  });
  it('says that a stopped limit has no last day', () => {
    expect(limitWords({ days: 15, due: null, provisional: false, basis: '' })).toBe(
      '15 个工作日（特别程序期间不计入，结束后续计）',
    );
  });
});
