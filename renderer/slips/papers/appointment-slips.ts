import type { Bring, PrintedAppointment } from '../../../shared/papers/appointment-papers.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { formatLongDate } from '../../../shared/dates/civil.ts';
import type {
  AppointmentCancellationSlipData,
  AppointmentChangeSlipData,
  AppointmentReminderData,
} from '../../../shared/papers/types.ts';
import { terms } from '../../locales/zh-CN/terms.ts';
import type { SlipPiece } from '../Slip80Frame.tsx';
import { officePieces } from '../Slip80Frame.tsx';
import { FORM_NAME, MATTER_TITLE, PATH_NAME, weekdayName } from '../words.ts';

type AppointmentSlip = AppointmentReminderData | AppointmentChangeSlipData | AppointmentCancellationSlipData;

const BRING_HEADING: Readonly<Record<Exclude<Bring['list'], 'none'>, string>> = {
  checklist: '请带这些材料',
  outstanding: '请补齐这些材料',
  'on-site': '请在现场备好这些材料',
};

/** What every visitor brings, whatever the list says. */
const ALWAYS_BRING: Readonly<Record<PrintedAppointment['service'], string | null>> = {
  consultation: '请带与所咨询事项有关的图纸、文件。',
  intake: '请带经办人身份证件；委托办理的，另带授权委托书。',
  'site-visit': '请安排熟悉现场消防设施的人员到场，并使设施处于可测试状态。',
  'pick-up': '请带受理凭证和领取人身份证件；委托领取的，另带授权委托书。',
};

function day(date: CivilDate): string {
  return `${formatLongDate(date)} ${weekdayName(date)}`;
}

function headPieces(data: AppointmentSlip, title: string): readonly SlipPiece[] {
  return [
    { kind: 'issuer', text: data.office.officeName },
    { kind: 'title', text: title },
    ...(data.number === null ? [] : [{ kind: 'number', text: data.number } as const]),
    { kind: 'rule' },
  ];
}

/** Where to call; the counter and its hour stand above already. */
function contactPieces({ office, issuedOn }: AppointmentSlip): readonly SlipPiece[] {
  return officePieces(office, issuedOn).filter(
    (piece) => piece.kind !== 'field' || (piece.label !== '窗口' && piece.label !== '时间'),
  );
}

function whenPieces({ date, from, to }: PrintedAppointment): readonly SlipPiece[] {
  return [
    { kind: 'big', text: day(date) },
    { kind: 'huge', text: from },
    { kind: 'text', text: `预计 ${to} 结束` },
  ];
}

function wherePieces(appointment: PrintedAppointment): readonly SlipPiece[] {
  const { service, counterName, place, inspectorNames } = appointment;
  if (service === 'site-visit') {
    return [
      { kind: 'field', label: '检查地点', text: place },
      ...(inspectorNames.length === 0
        ? []
        : [{ kind: 'field', label: '检查人员', text: inspectorNames.join('、') } as const]),
    ];
  }
  return [{ kind: 'heading', text: counterName === null ? place : `${counterName}（${place}）` }];
}

function whoPieces(appointment: PrintedAppointment): readonly SlipPiece[] {
  const { service, name, phone, matters, projectName, receiptNumber } = appointment;
  return [
    { kind: 'field', label: '预约事由', text: terms.appointmentService[service] },
    ...matters.map(
      ({ matter, path }) =>
        ({
          kind: 'field',
          label: '办理事项',
          text: `${MATTER_TITLE[matter]}${matter === 'pre-opening' && path !== null ? `（${PATH_NAME[path]}）` : ''}`,
        }) as const,
    ),
    ...(matters.length > 1 ? [{ kind: 'note', text: '以上事项并联办理，一次联合检查。' } as const] : []),
    { kind: 'field', label: '预约人', text: phone === '' ? name : `${name} ${phone}` },
    ...(projectName === null ? [] : [{ kind: 'field', label: '项目', text: projectName } as const]),
    ...(receiptNumber === null ? [] : [{ kind: 'field', label: '受理编号', text: receiptNumber } as const]),
  ];
}

function bringPieces(service: PrintedAppointment['service'], bring: Bring): readonly SlipPiece[] {
  const always = ALWAYS_BRING[service];
  return [
    { kind: 'rule' },
    ...(bring.list === 'none' ? [] : [{ kind: 'heading', text: BRING_HEADING[bring.list] } as const]),
    ...bring.lines.map((line): SlipPiece => {
      const detail = [
        `${FORM_NAME[line.form]} ${line.copies} 份`,
        line.issuedBy === '' ? '' : `出具：${line.issuedBy}`,
        line.note,
        line.condition === null ? '' : `仅限：${line.condition}`,
      ];
      return {
        kind: 'item',
        mark: '□',
        text: `${line.line}. ${line.name}`,
        detail: detail.filter((part) => part !== '').join('；'),
      };
    }),
    ...(always === null ? [] : [{ kind: 'text', text: always } as const]),
  ];
}

/** @example cutOffWords(120) // '2 小时' */
function cutOffWords(minutes: number): string {
  if (minutes % (24 * 60) === 0) return `${minutes / (24 * 60)} 天`;
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`;
}

function checkInPieces(data: AppointmentReminderData | AppointmentChangeSlipData): readonly SlipPiece[] {
  const last =
    data.cutOffMinutes === 0
      ? '不能到场的，请在预约时间前'
      : `不能到场的，请最迟在预约时间 ${cutOffWords(data.cutOffMinutes)}前`;
  const change = `${last}致电 ${data.office.phone} 改约或者取消。`;
  return [
    { kind: 'rule' },
    ...(data.number === null ? [] : [{ kind: 'qr', text: data.number } as const]),
    {
      kind: 'note',
      text: data.appointment.service === 'site-visit' ? change : `到场后扫描二维码或者报预约号签到。${change}`,
    },
  ];
}

/** 预约提示单: when and where in large letters, what to bring, and the code to check in with. */
export function reminderPieces(data: AppointmentReminderData): readonly SlipPiece[] {
  return [
    ...headPieces(data, '预约提示单'),
    ...whenPieces(data.appointment),
    ...wherePieces(data.appointment),
    { kind: 'rule' },
    ...whoPieces(data.appointment),
    ...bringPieces(data.appointment.service, data.bring),
    ...checkInPieces(data),
    ...contactPieces(data),
  ];
}

function reasonPieces(by: 'person' | 'office', reason: string | null): readonly SlipPiece[] {
  return [
    ...(reason === null ? [] : [{ kind: 'field', label: '原因', text: reason } as const]),
    ...(by === 'office' ? [{ kind: 'text', text: '由此给您带来的不便，敬请谅解。' } as const] : []),
  ];
}

/** 预约变更告知单: the old time struck out, the new one in large letters. */
export function changePieces(data: AppointmentChangeSlipData): readonly SlipPiece[] {
  const { before } = data;
  return [
    ...headPieces(data, '预约变更告知单'),
    { kind: 'text', text: '原预约时间' },
    {
      kind: 'struck',
      text: `${day(before.date)} ${before.from}`,
    },
    ...(before.counterName === null || before.counterName === data.appointment.counterName
      ? []
      : [{ kind: 'struck', text: before.counterName } as const]),
    { kind: 'heading', text: '现改为' },
    ...whenPieces(data.appointment),
    ...wherePieces(data.appointment),
    { kind: 'rule' },
    ...reasonPieces(data.by, data.reason),
    ...whoPieces(data.appointment),
    { kind: 'text', text: '预约号和应带材料不变。' },
    ...checkInPieces(data),
    ...contactPieces(data),
  ];
}

/** 预约取消告知单. */
export function cancellationPieces(data: AppointmentCancellationSlipData): readonly SlipPiece[] {
  const { appointment } = data;
  return [
    ...headPieces(data, '预约取消告知单'),
    { kind: 'struck', text: `${day(appointment.date)} ${appointment.from}` },
    { kind: 'big', text: '已取消' },
    { kind: 'rule' },
    ...reasonPieces(data.by, data.reason),
    ...whoPieces(appointment),
    { kind: 'text', text: `需要另行预约的，请致电 ${data.office.phone} 或者到窗口办理。` },
    ...contactPieces(data),
  ];
}
