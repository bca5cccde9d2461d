import type { TicketChannel, TicketPriority, TicketService } from '../appointments/ticket.ts';
import type { CivilDate } from '../dates/types.ts';
import type { Matter, PauseReason, Path } from '../matters/types.ts';
import type { CorrectedRecord, DateChangeCause, DateChangeLine } from './date-change-cause.ts';
import type { FigureId } from '../statistics/figures.ts';
import type {
  CallListContent,
  CancellationSlipContent,
  ChangeSlipContent,
  DailyListContent,
  ReminderContent,
} from './appointment-papers.ts';
import type { Lamp, TraceDay } from '../timelimit/types.ts';

/** Every kind of paper the office issues. The number series runs per kind, authority and year. */
export const PAPER_KINDS = [
  'receipt',
  'refusal',
  'supplement-notice',
  'supplement-receipt',
  'not-required-notice',
  'special-procedure-notice',
  'extension-notice',
  'design-review-opinion',
  'acceptance-opinion',
  'filing-voucher',
  'spot-check-result',
  'pre-opening-opinion',
  'pre-opening-refusal',
  'commitment-letter',
  'rectification-notice',
  'revocation-decision',
  'service-return',
  'date-explanation',
  'guide-slip',
  'date-change-list',
  'date-change-slip',
  'appointment-reminder',
  'appointment-change-slip',
  'appointment-cancellation-slip',
  'appointment-daily-list',
  'appointment-call-list',
  'urging-slip',
  'supervision-slip',
  'ticket',
  'monthly-report',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export const PAPER_FORMATS = ['A4', 'A5', '80mm'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

/** Who a printed copy is for: 申请人联 / 存档联; inside the office 承办人联; slips have one copy only. */
export const COPY_MARKS = ['applicant', 'file', 'single', 'handler'] as const;
export type CopyMark = (typeof COPY_MARKS)[number];

/** The case as printed at the head of a paper. Personal data arrive already masked. */
export interface PaperCase {
  readonly matter: Matter;
  readonly path: Path;
  readonly applicantName: string;
  readonly projectName: string;
  readonly address: string;
  readonly use: string;
  readonly floorArea: number | null;
  readonly storeysAbove: number | null;
  readonly storeysBelow: number | null;
  readonly height: number | null;
  readonly receivedOn: CivilDate | null;
  readonly acceptedOn: CivilDate | null;
  /** Number of the receipt this paper refers to, where one was issued. */
  readonly receiptNumber: string | null;
}

/** One line of a material list as ticked. */
export interface PaperMaterialLine {
  readonly line: number;
  readonly name: string;
  readonly form: 'original' | 'copy' | 'original-or-copy';
  readonly copies: number;
  readonly mark: 'received' | 'missing' | 'defective' | 'tolerated' | 'deferred' | 'unchecked' | 'not-applicable';
  /** Defect, promised date in words, or why the line does not apply. */
  readonly note: string;
}

export interface PaperLimit {
  readonly days: number;
  readonly due: CivilDate | null;
  readonly provisional: boolean;
  readonly basis: string;
}

/** Printed on everything: who issues it and where it can be answered. */
export interface PaperOffice {
  readonly officeName: string;
  /** 落款: the issuing authority of this matter. */
  readonly authority: string;
  readonly authorityShort: string;
  readonly address: string;
  readonly phone: string;
  readonly supervisionPhone: string;
  readonly hours: string;
  readonly counterName: string;
  readonly handlerName: string;
}

interface PaperBase<Kind extends PaperKind> {
  readonly kind: Kind;
  readonly office: PaperOffice;
  /** Null on papers without a number (guide slip without a case, date explanation). */
  readonly number: string | null;
  readonly issuedOn: CivilDate;
}
interface CasePaperBase<Kind extends PaperKind> extends PaperBase<Kind> {
  readonly case: PaperCase;
}

/** 受理凭证. The date by which the decision is due must stand on it. */
export interface ReceiptData extends CasePaperBase<'receipt'> {
  readonly basis: 'complete' | 'supplemented' | 'tolerated' | 'deemed' | 'commitment';
  readonly materials: readonly PaperMaterialLine[];
  readonly statutory: PaperLimit | null;
  readonly promised: PaperLimit | null;
  /** Applicant's phone, masked. */
  readonly applicantPhone: string;
}
/** 不予受理凭证, also for the wrong authority (which then is named). */
export interface RefusalData extends CasePaperBase<'refusal'> {
  readonly ground: 'not-conforming' | 'incomplete' | 'false-material' | 'wrong-authority' | 'other';
  readonly reasons: string;
  readonly rightAuthority: string | null;
  readonly materials: readonly PaperMaterialLine[];
}
export interface SupplementLine {
  readonly line: number;
  readonly name: string;
  readonly problem: 'missing' | 'defective';
  readonly what: string;
  readonly form: 'original' | 'copy' | 'original-or-copy';
  readonly copies: number;
  readonly issuedBy: string;
  readonly howToGet: string;
}
/** 补正材料一次性告知书. */
export interface SupplementNoticeData extends CasePaperBase<'supplement-notice'> {
  readonly serial: number;
  readonly lines: readonly SupplementLine[];
  readonly materials: readonly PaperMaterialLine[];
}
/** 补正材料接收凭证: compared with the notice item by item. */
export interface SupplementReceiptData extends CasePaperBase<'supplement-receipt'> {
  readonly noticeNumber: string;
  readonly handedIn: readonly { readonly line: number; readonly name: string }[];
  readonly outstanding: readonly { readonly line: number; readonly name: string }[];
}
/** 无需办理告知单. */
export interface NotRequiredNoticeData extends CasePaperBase<'not-required-notice'> {
  readonly clause: string | null;
  readonly explanation: string;
  readonly firstAsked: string;
}
/** 特别程序所需时间告知书 (行政许可法 §45). */
export interface SpecialProcedureNoticeData extends CasePaperBase<'special-procedure-notice'> {
  readonly reason: PauseReason;
  readonly from: CivilDate;
  readonly expectedWorkdays: number;
  /** Days of the decision limit still to be counted after the pause. */
  readonly remaining: number;
}
/** 延长办理期限告知书 (行政许可法 §42). */
export interface ExtensionNoticeData extends CasePaperBase<'extension-notice'> {
  readonly days: number;
  readonly reason: string;
  readonly approverName: string;
  readonly oldDue: CivilDate | null;
  readonly newDue: CivilDate | null;
  readonly newDueCertainty: 'certain' | 'provisional';
}
/** 消防设计审查意见书 / 消防验收意见书 / 投入使用、营业前消防安全检查意见书 and its negative decision. */
export interface OpinionData extends CasePaperBase<
  'design-review-opinion' | 'acceptance-opinion' | 'pre-opening-opinion' | 'pre-opening-refusal'
> {
  readonly result: 'approved' | 'rejected';
  readonly findings: string;
  readonly reasons: string;
  readonly inspectedOn: CivilDate | null;
  readonly inspectorNames: readonly string[];
}
/** 建设工程消防验收备案凭证. */
export interface FilingVoucherData extends CasePaperBase<'filing-voucher'> {
  readonly materials: readonly PaperMaterialLine[];
  readonly completionPassedOn: CivilDate | null;
  /** Filed after the applicant's own limit ended. */
  readonly late: { readonly due: CivilDate; readonly provisional: boolean } | null;
  readonly drawn: 'drawn' | 'not-drawn' | 'pending';
  readonly spotCheck: PaperLimit | null;
}
/** 备案抽查 / 复查结果通知书. */
export interface SpotCheckResultData extends CasePaperBase<'spot-check-result'> {
  readonly stage: 'check' | 'reinspection';
  readonly result: 'conforming' | 'not-conforming';
  readonly findings: string;
  readonly voucherNumber: string;
  readonly inspectorNames: readonly string[];
}
/** 公众聚集场所投入使用、营业消防安全告知承诺书. */
export interface CommitmentLetterData extends CasePaperBase<'commitment-letter'> {
  readonly materials: readonly PaperMaterialLine[];
}
/** 消防安全检查责令限期改正通知书. */
export interface RectificationNoticeData extends CasePaperBase<'rectification-notice'> {
  readonly findings: string;
  readonly deadline: CivilDate;
}
/** 撤销行政许可决定书. */
export interface RevocationDecisionData extends CasePaperBase<'revocation-decision'> {
  readonly reasons: string;
  readonly permitNumber: string;
}
/** 送达回证; blank fields are ruled for filling in by hand. */
export interface ServiceReturnData extends CasePaperBase<'service-return'> {
  readonly documents: readonly { readonly name: string; readonly number: string }[];
  readonly method: 'direct' | 'left' | 'post' | 'public-notice' | null;
  readonly recipient: string | null;
  readonly relation: string | null;
  readonly witness: string | null;
  readonly place: string | null;
  readonly deliveredOn: CivilDate | null;
}
/** 办理期限说明: the trace of one clock. */
export interface DateExplanationData extends CasePaperBase<'date-explanation'> {
  readonly clockId: string;
  readonly start: CivilDate;
  /** `deadline` = the last day of an order started it by itself. */
  readonly startedBy: 'event' | 'deadline';
  readonly statutory: PaperLimit;
  readonly promised: PaperLimit | null;
  readonly trace: readonly TraceDay[];
}
/** 办事指南提示单: what to bring, limits, where, phone. */
export interface GuideSlipData extends PaperBase<'guide-slip'> {
  readonly matter: Matter;
  readonly path: Path;
  readonly materials: readonly {
    readonly line: number;
    readonly name: string;
    readonly form: 'original' | 'copy' | 'original-or-copy';
    readonly copies: number;
    readonly condition: string | null;
    readonly issuedBy: string;
  }[];
  readonly limits: readonly {
    readonly name: string;
    readonly statutoryWorkdays: number;
    readonly promisedWorkdays: number | null;
  }[];
}

/** 办理期限变动清单: every due date a signed change moved, and which papers bear the old one. */
export interface DateChangeListData extends PaperBase<'date-change-list'> {
  readonly cause: DateChangeCause;
  readonly signedBy: string;
  readonly signedOn: CivilDate;
  readonly remark: string | null;
  readonly cases: number;
  readonly lines: readonly (DateChangeLine & {
    readonly caseNumber: string;
    readonly projectName: string;
    readonly papers: readonly { readonly kind: PaperKind; readonly number: string | null }[];
  })[];
}
/** 办理期限变动告知单 for an applicant whose papers bear an old date. */
export interface DateChangeSlipData extends CasePaperBase<'date-change-slip'> {
  /** The notice or local document, or the record of the case that was wrong. */
  readonly cause:
    | { readonly kind: 'calendar'; readonly document: string }
    | { readonly kind: 'correction'; readonly record: CorrectedRecord };
  readonly lines: readonly DateChangeLine[];
}

/** Slips of an appointment bear its number; the lists have none. */
export type AppointmentReminderData = PaperBase<'appointment-reminder'> & ReminderContent;
export type AppointmentChangeSlipData = PaperBase<'appointment-change-slip'> & ChangeSlipContent;
export type AppointmentCancellationSlipData = PaperBase<'appointment-cancellation-slip'> & CancellationSlipContent;
export type AppointmentDailyListData = PaperBase<'appointment-daily-list'> & DailyListContent;
export type AppointmentCallListData = PaperBase<'appointment-call-list'> & CallListContent;
/** 催办单 / 督办单: which limit of which case, to whom, and by when an answer is due. Stays inside the office. */
export interface SupervisionSlipData extends CasePaperBase<'urging-slip' | 'supervision-slip'> {
  readonly clockId: string;
  readonly lamp: Lamp;
  readonly start: CivilDate;
  readonly statutory: PaperLimit;
  readonly promised: PaperLimit | null;
  /** Working days left by the limit the lamp goes by; negative when it has passed. */
  readonly remaining: number;
  /** Whom it is addressed to. */
  readonly addressee: string;
  readonly issuedBy: string;
  readonly answerBy: CivilDate;
  readonly note: string | null;
  /** The earlier slip that was not heeded. */
  readonly follows: {
    readonly number: string;
    readonly issuedOn: CivilDate;
    readonly why: 'unacknowledged' | 'plan-passed' | 'overdue-since';
  } | null;
}
/**
 * 排队号票: the number and what the person is told about the wait. Not kept as a frozen paper: its content stands in the
 * first line of the ticket's history, from which it is laid out whenever it is printed.
 */
export interface TicketSlipData extends PaperBase<'ticket'> {
  readonly label: string;
  readonly service: TicketService;
  readonly priority: TicketPriority;
  readonly channel: TicketChannel;
  readonly ahead: number;
  readonly estimateMinutes: number;
  /** `HH:MM` in Asia/Shanghai. */
  readonly issuedTime: string;
}

/** One figure on the monthly report; `matter` null = the whole office. */
export interface ReportFigure {
  readonly figure: FigureId;
  readonly matter: Matter | null;
  readonly value: number | null;
}
/** 业务月报: the figures of semantics 8, with what was entered later for months already closed. */
export interface MonthlyReportData extends PaperBase<'monthly-report'> {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly from: CivilDate;
  readonly through: CivilDate;
  /** A draft shows what is known so far; nothing of it is frozen. */
  readonly state: 'draft' | 'closed';
  readonly countedOn: CivilDate;
  readonly closedBy: string | null;
  /** SHA-256 of the frozen figures, hex. */
  readonly hash: string;
  readonly matterFigures: readonly ReportFigure[];
  readonly officeFigures: readonly ReportFigure[];
  readonly adjustments: readonly {
    readonly month: string;
    readonly figure: FigureId;
    readonly matter: Matter | null;
    readonly old: number | null;
    readonly now: number | null;
    readonly records: number;
  }[];
}

export type PaperData =
  | ReceiptData
  | RefusalData
  | SupplementNoticeData
  | SupplementReceiptData
  | NotRequiredNoticeData
  | SpecialProcedureNoticeData
  | ExtensionNoticeData
  | OpinionData
  | FilingVoucherData
  | SpotCheckResultData
  | CommitmentLetterData
  | RectificationNoticeData
  | RevocationDecisionData
  | ServiceReturnData
  | DateExplanationData
  | GuideSlipData
  | DateChangeListData
  | DateChangeSlipData
  | AppointmentReminderData
  | AppointmentChangeSlipData
  | AppointmentCancellationSlipData
  | AppointmentDailyListData
  | AppointmentCallListData
  | SupervisionSlipData
  | TicketSlipData
  | MonthlyReportData;

/** How each kind is printed by default. */
export const PAPER_LAYOUT: Readonly<
  Record<
    PaperKind,
    { readonly format: PaperFormat; readonly copies: readonly CopyMark[]; readonly numbered: 'numbered' | 'unnumbered' }
  >
> = {
  receipt: { format: 'A4', copies: ['applicant', 'file'], numbered: 'numbered' },
  refusal: { format: 'A4', copies: ['applicant', 'file'], numbered: 'numbered' },
  'supplement-notice': { format: 'A4', copies: ['applicant', 'file'], numbered: 'numbered' },
  'supplement-receipt': { format: 'A4', copies: ['applicant', 'file'], numbered: 'numbered' },
  'not-required-notice': { format: '80mm', copies: ['single'], numbered: 'numbered' },
  'special-procedure-notice': { format: 'A4', copies: ['applicant', 'file'], numbered: 'numbered' },
  'extension-notice': { format: 'A4', copies: ['applicant', 'file'], numbered: 'numbered' },
  'design-review-opinion': { format: 'A4', copies: ['applicant', 'file'], numbered: 'numbered' },
  'acceptance-opinion': { format: 'A4', copies: ['applicant', 'file'], numbered: 'numbered' },
  'filing-voucher': { format: 'A4', copies: ['applicant', 'file'], numbered: 'numbered' },
  'spot-check-result': { format: 'A4', copies: ['applicant', 'file'], numbered: 'numbered' },
  'pre-opening-opinion': { format: 'A4', copies: ['applicant', 'file'], numbered: 'numbered' },
  'pre-opening-refusal': { format: 'A4', copies: ['applicant', 'file'], numbered: 'numbered' },
  'commitment-letter': { format: 'A4', copies: ['file'], numbered: 'unnumbered' },
  'rectification-notice': { format: 'A4', copies: ['applicant', 'file'], numbered: 'numbered' },
  'revocation-decision': { format: 'A4', copies: ['applicant', 'file'], numbered: 'numbered' },
  'service-return': { format: 'A4', copies: ['file'], numbered: 'unnumbered' },
  'date-explanation': { format: 'A4', copies: ['applicant'], numbered: 'unnumbered' },
  'guide-slip': { format: '80mm', copies: ['single'], numbered: 'unnumbered' },
  'date-change-list': { format: 'A4', copies: ['file'], numbered: 'unnumbered' },
  'date-change-slip': { format: '80mm', copies: ['single'], numbered: 'unnumbered' },
  // Slips of an appointment draw no number of their own: they bear the appointment's.
  'appointment-reminder': { format: '80mm', copies: ['single'], numbered: 'unnumbered' },
  'appointment-change-slip': { format: '80mm', copies: ['single'], numbered: 'unnumbered' },
  'appointment-cancellation-slip': { format: '80mm', copies: ['single'], numbered: 'unnumbered' },
  'appointment-daily-list': { format: 'A5', copies: ['single'], numbered: 'unnumbered' },
  'appointment-call-list': { format: 'A5', copies: ['single'], numbered: 'unnumbered' },
  'urging-slip': { format: 'A4', copies: ['handler', 'file'], numbered: 'numbered' },
  'supervision-slip': { format: 'A4', copies: ['handler', 'file'], numbered: 'numbered' },
  ticket: { format: '80mm', copies: ['single'], numbered: 'unnumbered' },
  'monthly-report': { format: 'A4', copies: ['file'], numbered: 'unnumbered' },
};

/**
 * The format a paper is printed in: its kind's, unless the paper itself says otherwise.
 * @example formatOf(reminderOnHalfASheet) // 'A5'
 */
export function formatOf(data: PaperData): PaperFormat {
  return 'format' in data ? data.format : PAPER_LAYOUT[data.kind].format;
}
