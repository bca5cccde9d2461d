import { formatLongDate } from '../../../shared/dates/civil.ts';
import { scanCodeOfNumber } from '../../../shared/papers/scan-code.ts';
import type { NotRequiredNoticeData } from '../../../shared/papers/types.ts';
import type { SlipPiece } from '../Slip80Frame.tsx';
import { officePieces } from '../Slip80Frame.tsx';
import { MATTER_TITLE, paragraphsOf, squareMetres, useName } from '../words.ts';

/** 无需办理告知单: what need not be applied for, which clause says so, and who said it. */
export function notRequiredPieces(data: NotRequiredNoticeData): readonly SlipPiece[] {
  const matter = data.case.matter;
  const code = data.number === null ? null : scanCodeOfNumber(data.kind, matter, data.number, data.issuedOn);
  return [
    { kind: 'issuer', text: data.office.authority },
    { kind: 'title', text: '无需办理告知单' },
    ...(data.number === null ? [] : [{ kind: 'number', text: data.number } as const]),
    { kind: 'rule' },
    { kind: 'big', text: formatLongDate(data.issuedOn) },
    ...(data.case.applicantName === ''
      ? []
      : [{ kind: 'field', label: '申请人', text: data.case.applicantName } as const]),
    { kind: 'field', label: '项目', text: data.case.projectName },
    { kind: 'field', label: '地址', text: data.case.address },
    { kind: 'field', label: '用途', text: useName(data.case.use) },
    ...(data.case.floorArea === null
      ? []
      : [{ kind: 'field', label: '面积', text: squareMetres(data.case.floorArea) } as const]),
    { kind: 'rule' },
    { kind: 'text', text: '根据你（单位）说明的情况，上列项目' },
    { kind: 'big', text: '无需办理' },
    { kind: 'big', text: MATTER_TITLE[matter] },
    ...(data.clause === null ? [] : [{ kind: 'field', label: '依据', text: data.clause } as const]),
    ...paragraphsOf(data.explanation).map((text) => ({ kind: 'text', text }) as const),
    {
      kind: 'note',
      text: '根据《中华人民共和国行政许可法》第三十二条第一款第一项即时告知。实际情况与说明不一致或者发生变化的，请重新咨询。',
    },
    { kind: 'field', label: '首问责任人', text: data.firstAsked },
    ...(code === null ? [] : [{ kind: 'barcode', text: code } as const]),
    ...officePieces(data.office, data.issuedOn),
    { kind: 'note', text: '（受理专用印章）' },
  ];
}
