import { formatLongDate } from '../../../shared/dates/civil.ts';
import type { TicketSlipData } from '../../../shared/papers/types.ts';
import { terms } from '../../locales/zh-CN/terms.ts';
import type { SlipPiece } from '../Slip80Frame.tsx';

function waitOf({ ahead, estimateMinutes }: TicketSlipData): string {
  if (estimateMinutes === 0) return '随到随办';
  return ahead === 0 ? `下一位，约 ${estimateMinutes} 分钟` : `约 ${estimateMinutes} 分钟`;
}

/** 排队号票: a number to be read across the room, how many are before it, and what happens to who is not there. */
export function ticketPieces(data: TicketSlipData): readonly SlipPiece[] {
  const marks = [
    data.priority === 'green' ? terms.ticketPriority.green : '',
    data.channel === 'appointment' ? terms.ticketChannel.appointment : '',
  ].filter((mark) => mark !== '');
  return [
    { kind: 'issuer', text: data.office.officeName },
    { kind: 'title', text: terms.appointmentService[data.service] },
    { kind: 'giant', text: data.label },
    ...(marks.length === 0 ? [] : [{ kind: 'big', text: marks.join(' · ') } as const]),
    { kind: 'rule' },
    { kind: 'big', text: `前面等候 ${data.ahead} 人` },
    { kind: 'big', text: `预计等候：${waitOf(data)}` },
    { kind: 'rule' },
    { kind: 'field', label: '取号时间', text: `${formatLongDate(data.issuedOn)} ${data.issuedTime}` },
    { kind: 'field', label: '咨询电话', text: data.office.phone },
    { kind: 'note', text: '请留意屏幕和叫号。过号后到窗口说一声，会重新排入队伍。当日有效。' },
    ...(data.priority === 'green' || data.channel === 'appointment'
      ? []
      : [{ kind: 'note', text: '绿色通道和按时签到的预约号先叫。' } as const]),
  ];
}
