import { describe, expect, test } from 'vitest';
import { columnOfHeading, proposeTargets } from '../../shared/ledger/columns.ts';
import { drawnInWords, matterInWords } from '../../shared/ledger/values.ts';

describe('the headings of a ledger', () => {
  test.each([
    ['工程名称', 'project_or_venue'],
    ['建设单位', 'applicant_unit'],
    ['建筑面积（㎡）', 'floor_area_m2'],
    ['建筑面积(平方米)', 'floor_area_m2'],
    ['受 理 日 期', 'accepted_date'],
    ['*收件日期', 'received_date'],
    ['申请人（单位）', 'applicant_unit'],
    ['意见书文号', 'document_number'],
    ['received_date', 'received_date'],
    ['序号', null],
    ['天气', null],
    ['', null],
  ])('%s: %s', (heading, column) => expect(columnOfHeading(heading)).toBe(column));

  test('the first of two headings has the column, the other is kept; running numbers and phones are left out', () => {
    expect(proposeTargets(['序号', '工程名称', '项目名称', '联系电话', '审核人', ''])).toEqual([
      'leave',
      'project_or_venue',
      'keep',
      'leave',
      'keep',
      'leave',
    ]);
  });
});

describe('words of a ledger', () => {
  test.each([
    ['建设工程消防设计审查', 'design-review'],
    ['消防设计审核', 'design-review'],
    ['建设工程消防验收', 'completion-acceptance'],
    ['竣工验收消防备案', 'completion-filing'],
    ['公众聚集场所投入使用、营业前消防安全检查', 'pre-opening'],
    ['开业前检查', 'pre-opening'],
    ['design-review', 'design-review'],
    ['天气', null],
  ])('%s is %s', (words, matter) => expect(matterInWords(words)).toBe(matter));

  test.each([
    ['是', 'yes'],
    ['√', 'yes'],
    ['未抽中', 'no'],
    ['待定', null],
  ])('drawn: %s is %s', (words, drawn) => expect(drawnInWords(words)).toBe(drawn));
});
