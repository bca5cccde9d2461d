import type { LedgerProblem, RowReason } from '../../../shared/ledger/problems.ts';
import { cases } from './cases.ts';

/** 台账的文字，旧台账各处问题的说法。 */
export const ledger = {
  title: '台账',
  reason: {
    ...cases.source.problems,
    'date-from-serial': '日期是表格的序号，已换算',
    'drawn-unclear': '是否抽中看不明白',
    'in-the-future': '日期在今天之后',
    'control-characters': '含有看不见的字符，已去掉',
    'hidden-row': '这一行在表格中是隐藏的',
    'number-repeated': '文书号与另一行相同',
    formula: '单元格是公式',
    'formula-without-value': '公式没有算出的值',
    'cell-error': '单元格是错误值',
    merged: '合并单元格，按首格内容补上',
    'wrong-number-of-columns': '栏数不对',
    'key-missing': '没有编号',
    'key-repeated': '与前面一行重复',
    known: '已在台账中',
    'known-differs': '已在台账中，但内容不同，保持原样',
    'number-known': '文书号已在案件中',
    'nothing-known': '没有可以识别的内容',
    'header-repeated': '重复的表头',
    'total-row': '合计行',
    'too-long': '内容太长',
  } satisfies Record<LedgerProblem | RowReason, string>,
};
