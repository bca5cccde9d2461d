import type { ExportColumnKey, ExportList } from '../../../shared/exports/lists.ts';

const caseColumns = {
  lamp: '灯',
  number: '编号',
  project: '工程（场所）',
  applicant: '申请人',
  address: '地址',
  matter: '事项',
  state: '状态',
  received: '收件日期',
  accepted: '受理日期',
  clock: '下一期限',
  promisedDue: '承诺到期',
  statutoryDue: '法定到期',
  left: '剩余工作日',
  ended: '办结日期',
  handler: '经办人',
} satisfies Record<ExportColumnKey<'cases'>, string>;

const { clock: _clock, left: _left, promisedDue: _promisedDue, ...listed } = caseColumns;

const ledgerColumns = {
  ...listed,
  district: '区县',
  use: '用途',
  floorArea: '面积（平方米）',
  decided: '决定日期',
  result: '结果',
  origin: '来源',
} satisfies Record<ExportColumnKey<'ledger'>, string>;

/** 导出文件用的文字。 */
export const exports = {
  label: '导出',
  xlsx: '导出 Excel',
  csv: '导出 CSV',
  working: '正在导出 {{done}} / {{total}}…',
  stop: '停止',
  done: '已导出 {{rows}} 行：{{name}}',
  provisional: '（暂定）',
  origin: { live: '本窗口办理', historic: '旧档' },
  title: {
    cases: '案件一览',
    search: '查找结果',
    ledger: '台账',
  } satisfies Record<ExportList, string>,
  columns: {
    cases: caseColumns,
    search: caseColumns satisfies Record<ExportColumnKey<'search'>, string>,
    ledger: ledgerColumns,
  } satisfies Record<ExportList, object>,
} as const;
