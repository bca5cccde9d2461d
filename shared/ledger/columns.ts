import { toHalfWidth } from '../identity/text.ts';

/** What an old ledger (台账) may say of a case, in the order in which it is usually written. */
export const LEDGER_COLUMNS = [
  'id',
  'matter',
  'regime',
  'project_or_venue',
  'applicant_unit',
  'address',
  'district',
  'use_category',
  'floor_area_m2',
  'building_height_m',
  'storeys',
  'received_date',
  'accepted_date',
  'decision_date',
  'conclusion',
  'document_number',
  'drawn_for_check',
  'source',
  'notes',
] as const;
export type LedgerColumn = (typeof LEDGER_COLUMNS)[number];
export type LedgerFields = Readonly<Record<LedgerColumn, string>>;

export const LEDGER_DATE_COLUMNS = ['received_date', 'accepted_date', 'decision_date'] as const;

export function isLedgerColumn(text: string): text is LedgerColumn {
  return LEDGER_COLUMNS.some((column) => column === text);
}

/**
 * Words that head the columns of ledgers kept in offices, the most telling first. A running number (序号) is no column
 * here: it begins anew on every sheet and names nothing.
 */
const HEADER_WORDS: readonly (readonly [LedgerColumn, readonly string[]])[] = [
  [
    'id',
    [
      '案件编号',
      '受理编号',
      '收件编号',
      '受理号',
      '收件号',
      '档案编号',
      '档案号',
      '项目编号',
      '登记编号',
      '案号',
      '编号',
      '业务编号',
    ],
  ],
  [
    'matter',
    [
      '办理事项',
      '事项名称',
      '审批事项',
      '许可事项',
      '申请事项',
      '业务类型',
      '申请类型',
      '审批类型',
      '事项类型',
      '事项类别',
      '事项',
      '业务类别',
    ],
  ],
  ['regime', ['办理制度', '适用规定', '适用制度']],
  [
    'project_or_venue',
    [
      '建设工程名称',
      '单位工程名称',
      '工程项目名称',
      '工程名称',
      '项目名称',
      '场所名称',
      '工程(场所)名称',
      '工程(场所)',
      '项目(场所)名称',
      '建筑名称',
      '工程',
      '项目',
    ],
  ],
  [
    'applicant_unit',
    [
      '申请单位',
      '建设单位',
      '申报单位',
      '申请人',
      '申请人(单位)',
      '申请单位(人)',
      '建设单位名称',
      '申请单位名称',
      '单位名称',
      '业主单位',
      '申请人名称',
    ],
  ],
  [
    'address',
    [
      '工程地址',
      '项目地址',
      '建设地址',
      '建设地点',
      '工程地点',
      '场所地址',
      '详细地址',
      '单位地址',
      '地址',
      '地点',
      '坐落',
    ],
  ],
  [
    'district',
    [
      '所属区县',
      '所属辖区',
      '所属区域',
      '行政区划',
      '行政区',
      '辖区',
      '区县',
      '区(县)',
      '区划',
      '县区',
      '属地',
      '区域',
    ],
  ],
  [
    'use_category',
    [
      '使用性质',
      '建筑用途',
      '建筑性质',
      '工程类别',
      '工程性质',
      '场所类型',
      '场所性质',
      '场所类别',
      '建筑类别',
      '用途',
    ],
  ],
  ['floor_area_m2', ['建筑面积', '总建筑面积', '装修面积', '营业面积', '使用面积', '场所面积', '面积']],
  ['building_height_m', ['建筑高度', '建筑高', '高度']],
  ['storeys', ['建筑层数', '层数', '楼层']],
  [
    'received_date',
    [
      '收件日期',
      '收件时间',
      '申请日期',
      '申请时间',
      '申报日期',
      '申报时间',
      '接件日期',
      '登记日期',
      '收文日期',
      '来件日期',
    ],
  ],
  ['accepted_date', ['受理日期', '受理时间', '准予受理日期']],
  [
    'decision_date',
    [
      '决定日期',
      '办结日期',
      '办结时间',
      '出具日期',
      '审批日期',
      '批准日期',
      '验收日期',
      '审查日期',
      '意见书日期',
      '发证日期',
      '备案日期',
      '发文日期',
      '文书日期',
      '出证日期',
      '签发日期',
      '决定时间',
      '完成日期',
    ],
  ],
  [
    'conclusion',
    [
      '审查结论',
      '验收结论',
      '检查结论',
      '审批结论',
      '办理结论',
      '办理结果',
      '审批结果',
      '审查结果',
      '验收结果',
      '检查结果',
      '验收意见',
      '审查意见',
      '结论',
      '结果',
      '是否合格',
      '决定',
    ],
  ],
  [
    'document_number',
    [
      '意见书文号',
      '意见书编号',
      '文书编号',
      '文书文号',
      '文书号',
      '凭证编号',
      '凭证号',
      '备案编号',
      '备案号',
      '备案凭证号',
      '许可证号',
      '许可证编号',
      '合格证编号',
      '发文字号',
      '文号',
    ],
  ],
  ['drawn_for_check', ['是否抽中', '是否抽查', '是否被抽中', '抽查情况', '抽取结果', '抽中']],
  ['source', ['资料来源', '数据来源', '来源']],
  ['notes', ['备注', '说明', '附注']],
];

/** Columns that hold personal data; never taken over by themselves. */
const PERSONAL = /电话|手机|联系方式|身份证|证件号|联系人/;

/** A heading without what varies from office to office: spaces, stars, units in brackets, width of its signs. */
export function foldHeading(text: string): string {
  return toHalfWidth(text)
    .toLowerCase()
    .replaceAll(/[\s*:;、,，：]/g, '')
    .replaceAll(/[((](?:㎡|m2|m²|平方米|平米|平方|m|米|层|日|年月日|yyyy[^)]*)[))]/g, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')');
}

const BY_HEADING: ReadonlyMap<string, LedgerColumn> = new Map([
  ...LEDGER_COLUMNS.map((column) => [foldHeading(column), column] as const),
  ...HEADER_WORDS.flatMap(([column, words]) => words.map((word) => [foldHeading(word), column] as const)),
]);

/**
 * The column a heading names, by its whole text; null when it names none we know.
 *
 * @example columnOfHeading('建筑面积（㎡）') // 'floor_area_m2'
 * @example columnOfHeading('序号') // null
 */
export function columnOfHeading(heading: string): LedgerColumn | null {
  return BY_HEADING.get(foldHeading(heading)) ?? null;
}

/** What becomes of a column of the file: one of ours, kept under its own heading, or left out. */
export type ColumnTarget = LedgerColumn | 'keep' | 'leave';
export const COLUMN_TARGETS: readonly ColumnTarget[] = [...LEDGER_COLUMNS, 'keep', 'leave'];

/**
 * Proposes a target for each heading. Where two headings name the same column, the first has it and the other is kept;
 * running numbers, empty headings and personal data are left out.
 *
 * @example proposeTargets(['序号', '工程名称', '联系电话', '审核人']) // ['leave', 'project_or_venue', 'leave', 'keep']
 */
export function proposeTargets(headings: readonly string[]): readonly ColumnTarget[] {
  const taken = new Set<LedgerColumn>();
  return headings.map((heading) => {
    const folded = foldHeading(heading);
    if (folded === '' || folded === '序号' || folded === 'no' || PERSONAL.test(heading)) return 'leave';
    const column = columnOfHeading(heading);
    if (column === null || taken.has(column)) return 'keep';
    taken.add(column);
    return column;
  });
}

/** How many different columns a row would name if it were the header. */
export function headingsIn(cells: readonly string[]): number {
  return new Set(cells.flatMap((cell) => columnOfHeading(cell) ?? [])).size;
}
