import { formatLongDate } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';

export interface Printing {
  /** Which printing this is, from 1. */
  readonly ordinal: number;
  /** The day of this printing. */
  readonly printedOn: CivilDate;
  /** Set for a paper that was declared void. */
  readonly voided?: 'voided';
}

const FONT = '700 10.5pt/1.4 "SimHei","黑体","Noto Sans CJK SC",sans-serif';

/** Sheets carry the mark in the margin of every page (on screen: in the head), slips above their first line. */
function markStyle(mark: string, format: 'sheet' | 'roll'): string {
  const above = `.reprint{display:block;text-align:center;font:${FONT}}.reprint::before{content:"${mark}"}`;
  return format === 'roll'
    ? above
    : `@media screen{${above}}@page{@top-right{content:"${mark}";font:${FONT};vertical-align:bottom;padding-bottom:3mm}}`;
}

/** Text of the mark, or null for a first printing, which carries none. */
function markOf(printing: Printing): string | null {
  const marks: string[] = [];
  if (printing.voided === 'voided') marks.push('作 废');
  if (printing.ordinal > 1) marks.push(`补打（第${printing.ordinal}次打印 ${formatLongDate(printing.printedOn)}）`);
  return marks.length === 0 ? null : marks.join('　');
}

/**
 * The HTML to print: the frozen bytes for the first printing, the same bytes with a mark laid over every page and copy
 * from the second one on. The stored snapshot never changes; taking the mark's style away gives it back.
 * @throws RangeError for an ordinal below 1
 * @example forPrinting(html, { ordinal: 2, printedOn: '2026-09-21' }) // ... 补打（第2次打印 2026年9月21日）
 */
export function forPrinting(html: string, printing: Printing): string {
  if (!Number.isSafeInteger(printing.ordinal) || printing.ordinal < 1) {
    throw new RangeError(`printing ${printing.ordinal} is not a positive whole number`);
  }
  const mark = markOf(printing);
  if (mark === null) return html;
  const end = html.indexOf('</head>');
  const format = html.includes('data-format="80mm"') ? 'roll' : 'sheet';
  return `${html.slice(0, end)}<style>${markStyle(mark, format)}</style>${html.slice(end)}`;
}
