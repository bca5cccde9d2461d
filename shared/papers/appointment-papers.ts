import type { CallPurpose, ClockTime, Service } from '../appointments/types.ts';
import type { CivilDate } from '../dates/types.ts';
import type { Matter, Path } from '../matters/types.ts';

/** What the papers of an appointment say; the frame every paper has is in types.ts. */

/** A slip is printed on the roll, or on half a sheet where there is no roll printer. */
export const SLIP_FORMATS = ['80mm', 'A5'] as const;
export type SlipFormat = (typeof SLIP_FORMATS)[number];

/** An appointment as printed; the phone arrives masked. */
export interface PrintedAppointment {
  readonly service: Service;
  readonly date: CivilDate;
  readonly from: ClockTime;
  readonly to: ClockTime;
  readonly name: string;
  readonly phone: string;
  /** What the person comes for; two of a joint visit, none of a caller who did not say. */
  readonly matters: readonly { readonly matter: Matter; readonly path: Path | null }[];
  readonly projectName: string | null;
  readonly receiptNumber: string | null;
  /** Null for on-site visits. */
  readonly counterName: string | null;
  /** Where the counter is, or the address that is visited. */
  readonly place: string;
  readonly inspectorNames: readonly string[];
}

export interface BringLine {
  readonly line: number;
  readonly name: string;
  readonly form: 'original' | 'copy' | 'original-or-copy';
  readonly copies: number;
  /** What is wrong with it so far. */
  readonly note: string;
  /** On what the line depends; null where it is always needed. */
  readonly condition: string | null;
  readonly issuedBy: string;
}
/** Which list the lines are: the whole checklist, what a notice still asks for, what inspectors want to see. */
export interface Bring {
  readonly list: 'checklist' | 'outstanding' | 'on-site' | 'none';
  readonly lines: readonly BringLine[];
}

interface SlipContent {
  readonly format: SlipFormat;
  readonly appointment: PrintedAppointment;
}
/** 预约提示单: when, where, what to bring. */
export interface ReminderContent extends SlipContent {
  readonly bring: Bring;
  /** Changing and cancelling end this long before the beginning. */
  readonly cutOffMinutes: number;
}
/** 预约变更告知单. */
export interface ChangeSlipContent extends SlipContent {
  readonly before: { readonly date: CivilDate; readonly from: ClockTime; readonly counterName: string | null };
  readonly by: 'person' | 'office';
  readonly reason: string | null;
  readonly cutOffMinutes: number;
}
/** 预约取消告知单. */
export interface CancellationSlipContent extends SlipContent {
  readonly by: 'person' | 'office';
  readonly reason: string | null;
}

export interface DailyListLine extends PrintedAppointment {
  readonly number: string;
  readonly overbooked: boolean;
  readonly noShows: number;
  readonly note: string | null;
}
/** 预约日程表 of one counter, or of the on-site visits. */
export interface DailyListContent {
  readonly date: CivilDate;
  readonly visits: 'counter' | 'on-site';
  readonly lines: readonly DailyListLine[];
}

/** Somebody to be called; the phone is in clear, as the list is of no use without it. */
export interface CallListLine {
  readonly name: string;
  readonly phone: string;
  readonly projectName: string | null;
  /** Of the appointment, or of the notice whose supplements are awaited. */
  readonly number: string | null;
  readonly what: 'moved' | 'cancelled' | 'reassigned' | 'offered' | 'tomorrow' | 'supplement';
  readonly before: { readonly date: CivilDate; readonly from: ClockTime } | null;
  readonly after: { readonly date: CivilDate; readonly from: ClockTime; readonly where: string } | null;
  /** Since when supplements are awaited. */
  readonly since: CivilDate | null;
}
/** 电话通知单. */
export interface CallListContent {
  readonly purpose: Extract<CallPurpose, 'reminder' | 'changed'>;
  readonly reason: string | null;
  readonly lines: readonly CallListLine[];
}
