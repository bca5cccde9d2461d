import { formatLongDate } from '../../../shared/dates/civil.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { DateChangeSlipData } from '../../../shared/papers/types.ts';
import { terms } from '../../locales/zh-CN/terms.ts';
import type { SlipPiece } from '../Slip80Frame.tsx';
import { officePieces } from '../Slip80Frame.tsx';
import { correctionWords, MATTER_TITLE, SUBJECT } from '../words.ts';

function limitPieces(
  label: string,
  before: CivilDate | null,
  after: CivilDate | null,
  isProvisional: boolean,
): readonly SlipPiece[] {
  if (before === after) return [];
  const note = isProvisional ? '（暂定）' : '';
  return [
    { kind: 'field', label: `原${label}`, text: before === null ? '未定' : formatLongDate(before) },
    { kind: 'field', label: `现${label}`, text: after === null ? '未定' : `${formatLongDate(after)}${note}` },
  ];
}

function causeWords(cause: DateChangeSlipData['cause']): string {
  if (cause.kind === 'calendar') return cause.document;
  return `更正办理记录“${terms.event[cause.record.event]}”：${correctionWords(cause.record)}`;
}

/** 办理期限变动告知单: the old date, the new one, and what moved it. */
export function dateChangePieces(data: DateChangeSlipData): readonly SlipPiece[] {
  const subject = SUBJECT[data.case.matter];
  return [
    { kind: 'issuer', text: data.office.authority },
    { kind: 'title', text: '办理期限变动告知单' },
    { kind: 'text', text: MATTER_TITLE[data.case.matter] },
    ...(data.case.receiptNumber === null ? [] : [{ kind: 'number', text: data.case.receiptNumber } as const]),
    { kind: 'field', label: subject.applicant, text: data.case.applicantName },
    { kind: 'field', label: subject.name, text: data.case.projectName },
    { kind: 'rule' },
    ...data.lines.flatMap((line): readonly SlipPiece[] => [
      {
        kind: 'heading',
        text: (terms.clock as Readonly<Record<string, string>>)[line.clockId] ?? line.clockId,
      },
      ...limitPieces('法定期限', line.oldStatutory, line.newStatutory, line.isProvisional),
      ...limitPieces('承诺期限', line.oldPromised, line.newPromised, line.isProvisional),
    ]),
    { kind: 'rule' },
    { kind: 'field', label: '变动依据', text: causeWords(data.cause) },
    { kind: 'text', text: '此前文书所载日期以本单为准，其他内容不变。' },
    ...officePieces(data.office, data.issuedOn),
  ];
}
