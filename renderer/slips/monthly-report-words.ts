import type { MonthlyReportData, ReportFigure } from '../../shared/papers/types.ts';
import { MATTERS, type Matter } from '../../shared/matters/types.ts';
import { FIGURES, type FigureId, type FigureUnit } from '../../shared/statistics/figures.ts';
import { terms } from '../locales/zh-CN/terms.ts';

/** Words of the monthly report, for the paper and the workbook alike. */
export const REPORT_WORDS = {
  title: '消防审批服务窗口业务月报',
  draft: '草稿：数据未结账，仅供核对',
  part: { matters: '一、办理事项', office: '二、窗口服务', adjustments: '三、对已结账月份的调整' },
  figure: '指标',
  unit: '单位',
  total: '合计',
  value: '数值',
  month: '月份',
  matter: '事项',
  old: '原数',
  now: '现数',
  records: '涉及记录',
  whole: '合计',
  noAdjustments: '本期没有对已结账月份的调整。',
  span: '统计期间',
  countedOn: '数据截至',
  closedBy: '结账人',
  none: '无',
  filler: '填报人',
  reviewer: '审核人',
  head: '单位负责人',
  hash: '数据校验码',
  legend:
    '各项按记载的事件日期计入所属月份。结账后补录、更正的内容不改动本表，列入以后月份的调整。“—”表示没有可计算的内容，或结账时尚不统计该项。',
} as const;

/** Short names of the matters for a column's head. */
export const MATTER_COLUMN: Readonly<Record<Matter, string>> = {
  'design-review': '设计审查',
  'completion-acceptance': '消防验收',
  'completion-filing': '验收备案',
  'pre-opening': '开业前检查',
};

const DECIMALS: Readonly<Record<FigureUnit, number>> = {
  cases: 0,
  times: 0,
  workdays: 2,
  percent: 2,
  minutes: 1,
  people: 0,
  items: 0,
  copies: 0,
};

/** Decimals a figure is shown with; sums of whole days have none. */
export function decimalsOf(figure: FigureId): number {
  const { unit, measure } = FIGURES[figure];
  return measure.kind === 'sum' || measure.kind === 'rows' || measure.kind === 'records' ? 0 : DECIMALS[unit];
}

/** A figure as printed. @example figureText('speedUp', 46.67) // '46.67' */
export function figureText(figure: FigureId, value: number | null): string {
  return value === null ? '—' : value.toFixed(decimalsOf(figure));
}

/** @example monthInWords('2026-09') // '2026年9月' */
export function monthInWords(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${year}年${Number(number)}月`;
}

export function figureName(figure: FigureId): string {
  return terms.figure[figure];
}

export function unitName(figure: FigureId): string {
  return terms.figureUnit[FIGURES[figure].unit];
}

export function matterName(matter: Matter | null): string {
  return matter === null ? REPORT_WORDS.whole : MATTER_COLUMN[matter];
}

export interface MatterLine {
  readonly figure: FigureId;
  readonly values: readonly (number | null)[];
  readonly total: number | null;
}

function valueOf(figures: readonly ReportFigure[], figure: FigureId, matter: Matter | null): number | null {
  return figures.find((one) => one.figure === figure && one.matter === matter)?.value ?? null;
}

/** The figures kept per matter, one line each, matters in their usual order. */
export function matterLines(data: Pick<MonthlyReportData, 'matterFigures'>): readonly MatterLine[] {
  const { matterFigures } = data;
  return [...new Set(matterFigures.map(({ figure }) => figure))].map((figure) => ({
    figure,
    values: MATTERS.map((matter) => valueOf(matterFigures, figure, matter)),
    total: valueOf(matterFigures, figure, null),
  }));
}
