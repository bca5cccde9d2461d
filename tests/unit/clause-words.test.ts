import { describe, expect, it } from 'vitest';
import { clauseWords } from '../../renderer/slips/words.ts';

describe('the deciding clause on a slip', () => {
  it('is cited with the regulation, article and item in full', () => {
    expect(clauseWords('14(4)')).toBe('《建设工程消防设计审查验收管理暂行规定》第十四条第四项');
    expect(clauseWords('14(12)')).toBe('《建设工程消防设计审查验收管理暂行规定》第十四条第十二项');
  });
  it('stays as it stands when it is no article with an item', () => {
    expect(clauseWords('')).toBe('');
    expect(clauseWords('本地规定')).toBe('本地规定');
    expect(clauseWords('14')).toBe('14');
  });
});
