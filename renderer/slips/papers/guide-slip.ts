import type { GuideSlipData } from '../../../shared/papers/types.ts';
import type { SlipPiece } from '../Slip80Frame.tsx';
import { officePieces } from '../Slip80Frame.tsx';
import { clockName, FORM_NAME, MATTER_TITLE, PATH_NAME } from '../words.ts';

function days(workdays: number): string {
  return workdays === 0 ? '当场' : `${workdays} 个工作日`;
}

/** 办事指南提示单: what to bring, how long it takes, where, and whom to call. */
export function guidePieces(data: GuideSlipData): readonly SlipPiece[] {
  return [
    { kind: 'issuer', text: data.office.officeName },
    { kind: 'title', text: '办事指南提示单' },
    { kind: 'big', text: MATTER_TITLE[data.matter] },
    ...(data.matter === 'pre-opening' ? [{ kind: 'text', text: `办理方式：${PATH_NAME[data.path]}` } as const] : []),
    { kind: 'text', text: `办理机关：${data.office.authority}` },
    { kind: 'rule' },
    { kind: 'heading', text: '请带这些材料' },
    ...data.materials.map((line): SlipPiece => {
      const detail = [
        `${FORM_NAME[line.form]} ${line.copies} 份`,
        line.issuedBy === '' ? '' : `出具：${line.issuedBy}`,
        line.condition === null ? '' : `仅限：${line.condition}`,
      ];
      return {
        kind: 'item',
        mark: '□',
        text: `${line.line}. ${line.name}`,
        detail: detail.filter((part) => part !== '').join('；'),
      };
    }),
    { kind: 'rule' },
    { kind: 'heading', text: '办理期限' },
    ...data.limits.map((limit): SlipPiece => ({
      kind: 'item',
      mark: '·',
      text: `${clockName(limit.name)}：${days(limit.promisedWorkdays ?? limit.statutoryWorkdays)}`,
      detail: `法定期限 ${days(limit.statutoryWorkdays)}${limit.promisedWorkdays === null ? '' : `，本窗口承诺 ${days(limit.promisedWorkdays)}`}`,
    })),
    { kind: 'text', text: '收费：不收费' },
    ...officePieces(data.office, data.issuedOn),
    { kind: 'note', text: '材料当场一次核对、一次告知。本单按打印当日的规定生成，请以窗口最新指南为准。' },
  ];
}
