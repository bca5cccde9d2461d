import type { CivilDate } from '../dates/types.ts';
import type { Channel, ClockId, Matter, Path, PauseReason, RuleSetId, TimeEventType } from '../matters/types.ts';

/** An event as the engine sees it: already replayed (corrections applied), in order of entry. */
export interface TimeEvent {
  readonly type: TimeEventType;
  readonly date: CivilDate;
  /** `paused`; on `resumed` it says which of several running pauses ends. */
  readonly reason?: PauseReason;
  /** `rectification-noticed` only: the order's last day, on which the re-inspection clock starts by itself. */
  readonly deadline?: CivilDate;
  /** `extended` only: working days added; absent = the rule's own length. */
  readonly days?: number;
  /** `extended` only: the clock extended; absent = `decision`. */
  readonly clock?: ClockId;
  /** Result of `decided`, `verified`, `checked`, `reinspected`. Only a positive decision starts `delivery` (absent =
   *  positive); `rectification-notice` starts on `verified` unless the result is given as positive. */
  readonly positive?: boolean;
  /** Words for the trace: the paper that announced a pause or extension, e.g. `特别程序告知书 〔2026〕第0003号`. */
  readonly paper?: string;
}

export type Lamp = 'green' | 'yellow' | 'red' | 'black' | 'blue';
export type ClockState = 'running' | 'paused' | 'stopped';
export type Outcome = 'early' | 'on-time' | 'late-promised' | 'late-statutory';

/** Why a day counts or does not. */
export type DayReason = 'workday' | 'make-up-workday' | 'weekend' | 'holiday' | 'pause';

export interface TraceDay {
  readonly date: CivilDate;
  readonly counts: boolean;
  /** Ordinal of a counted day, from 1. */
  readonly n?: number;
  readonly why: DayReason;
  /** Holiday name and notice (`国庆节放假 (国办发明电〔2025〕7号)`), or the pause's reason and paper. */
  readonly note?: string;
  /** Why the clock stood still; on `pause` days only. */
  readonly pauseReason?: PauseReason;
  /** True when no published notice governs this date. */
  readonly provisional?: true;
}

export interface Limit {
  readonly days: number;
  /** Null while a pause is open. */
  readonly due: CivilDate | null;
  /** Countable days strictly after as-of up to and including the due date; 0 on it; negative after it: minus the
   *  working days gone by since, at least -1 (a rest day right after the due date is late already).
   *  While a pause is open: the days still to be counted after it ends. For a stopped clock: as of the stop. */
  readonly remaining: number;
  readonly provisional: boolean;
}

export interface StatutoryLimit extends Limit {
  /** Citation, e.g. `住建部令51号 §22`. */
  readonly basis: string;
}

export interface Clock {
  readonly id: ClockId;
  readonly state: ClockState;
  readonly start: CivilDate;
  /** Present where an order's last day started the clock by itself: nobody had asked for the visit before. */
  readonly startedBy?: 'deadline';
  /** Present on a stopped clock only. */
  readonly stop?: CivilDate;
  readonly statutory: StatutoryLimit;
  readonly promised: Limit | null;
  readonly lamp: Lamp;
  readonly outcome: Outcome | null;
  /** Runs from the day after the start to the later of the two due dates (to the open pause's as-of while paused). */
  readonly trace: readonly TraceDay[];
}

export interface TimelimitRequest {
  readonly ruleSet: RuleSetId;
  readonly matter: Matter;
  readonly path: Path;
  readonly channel: Channel;
  /** Promised working days per clock. */
  readonly promised: Readonly<Partial<Record<ClockId, number>>>;
  /** Working days one extension adds where the office's settings allow it; absent = as the rule set says. */
  readonly extensions?: Readonly<Partial<Record<ClockId, number>>>;
  /** Yellow begins when this many working days are left (default 1). */
  readonly warnWorkdays: number;
  readonly asOf: CivilDate;
  /** A clock that starts by itself after as-of (on an order's last day) is left out unless asked for here. */
  readonly upcoming?: 'included';
  readonly events: readonly TimeEvent[];
}

export interface TimelimitAnswer {
  readonly clocks: readonly Clock[];
  /** The one-shot clock ran out unanswered: accepted by law on the receipt date (行政许可法 §32). */
  readonly deemedAccepted: boolean;
  /** Codes with data, e.g. late filing, provisional year, pause without a running clock. */
  readonly warnings: readonly TimelimitWarning[];
}

export const TIMELIMIT_WARNING_CODES = [
  'deemed-accepted',
  'provisional',
  'filing-late',
  'expert-review-over',
  'event-out-of-order',
  'extension-not-allowed',
  'extension-repeated',
  'extension-late',
] as const;
export type TimelimitWarningCode = (typeof TIMELIMIT_WARNING_CODES)[number];

export interface TimelimitWarning {
  readonly code: TimelimitWarningCode;
  /** Plain English for logs and the command line; screens word the code themselves. */
  readonly message: string;
  /** The clock concerned, where it is one. */
  readonly clock?: ClockId;
}

/** A clock without its trace, for lists and mass recomputation. */
export type PlainClock = Omit<Clock, 'trace'>;

export interface PlainTimelimitAnswer {
  readonly clocks: readonly PlainClock[];
  readonly deemedAccepted: boolean;
  readonly warnings: readonly TimelimitWarning[];
}
