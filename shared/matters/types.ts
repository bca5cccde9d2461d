import type { CivilDate } from '../dates/types.ts';

/** 事项: the four kinds of application a counter takes in. */
export const MATTERS = ['design-review', 'completion-acceptance', 'completion-filing', 'pre-opening'] as const;
export type Matter = (typeof MATTERS)[number];

/** 办理方式: the ordinary procedure, or notice-and-commitment (告知承诺). */
export const PATHS = ['ordinary', 'commitment'] as const;
export type Path = (typeof PATHS)[number];

/** Where the application came in; a commitment permit is due the same day at the counter, the next working day online. */
export const CHANNELS = ['counter', 'online'] as const;
export type Channel = (typeof CHANNELS)[number];

/** `2012` = orders 106/119 and 107/120; `2020` = order 51 as amended by 58, 消防法 2021 and 应急〔2021〕34号. */
export const RULE_SET_IDS = ['2012', '2020'] as const;
export type RuleSetId = (typeof RULE_SET_IDS)[number];

export const CLOCK_IDS = [
  'one-shot',
  'decision',
  'inspection',
  'total',
  'permit',
  'verification',
  'rectification-notice',
  'reinspection',
  'filing-due',
  'voucher',
  'spot-check',
  'filing-reinspection',
  'expert-review',
  'delivery',
] as const;
export type ClockId = (typeof CLOCK_IDS)[number];

/** 行政许可法 §45: the closed list of what may stop a decision clock. */
export const PAUSE_REASONS = [
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert-review',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Event types that start, stop or shift clocks (semantics of the `due` command). */
export const TIME_EVENT_TYPES = [
  'completion-passed',
  'received',
  'supplement-requested',
  'supplemented',
  'accepted',
  'refused',
  'not-required',
  'wrong-authority',
  'paused',
  'resumed',
  'extended',
  'inspected',
  'permitted',
  'verified',
  'rectification-noticed',
  'reinspection-requested',
  'reinspected',
  'filed',
  'drawn',
  'checked',
  'decided',
  'delivered',
  'revoked',
  'withdrawn',
] as const;
export type TimeEventType = (typeof TIME_EVENT_TYPES)[number];

/** One clock of one matter under one rule set, as data. Lengths are working days. */
export interface ClockRule {
  readonly id: ClockId;
  /** Which path the clock belongs to; absent = every path. */
  readonly path?: Path;
  /** Which channel the clock belongs to; absent = every channel. */
  readonly channel?: Channel;
  readonly start: TimeEventType;
  /** The clock starts by itself on the last day such an order sets, unless it was started before. */
  readonly startsOnDeadlineOf?: TimeEventType;
  /** Only a positive or negative start event starts the clock (a granted decision, a failed verification). */
  readonly startsWhen?: 'positive' | 'negative';
  /** Only a pause for this reason starts the clock. */
  readonly startReason?: PauseReason;
  /** Any of these stops the clock. */
  readonly stop: readonly TimeEventType[];
  /** Ends the clock without an outcome: what it was to lead to was settled otherwise. */
  readonly closedBy?: readonly TimeEventType[];
  readonly statutoryWorkdays: number;
  readonly pausable: boolean;
  /** Working days one extension adds unless an office sets fewer or more; 0 where the rule set grants none by itself. */
  readonly extensionWorkdays: number;
  /** The most an office may set for one extension; absent = the law leaves no room for one. */
  readonly extensionCeilingWorkdays?: number;
  /** e.g. `住建部令51号 §22`. */
  readonly citation: string;
}

/** A material of a checklist, numbered as on the paper. */
export interface MaterialRule {
  readonly id: string;
  readonly line: number;
  /** Official Chinese name as printed. */
  readonly name: string;
  /** English name for the en-US screen. */
  readonly nameEn: string;
  readonly form: 'original' | 'copy' | 'original-or-copy';
  readonly copies: number;
  /** Who issues it and how to get it (Chinese, printed on notices and guide slips). */
  readonly issuedBy: string;
  readonly howToGet: string;
  /** When it is needed; `always` or a named condition over the case's facts. */
  readonly condition: MaterialCondition;
  /** Commitment path: may be shown at the on-site verification instead. */
  readonly deferrable: boolean;
  /** 容缺: may be tolerated with a promised date. */
  readonly tolerable: boolean;
  readonly citation: string;
}

export type MaterialCondition =
  | { readonly kind: 'always' }
  | { readonly kind: 'fact'; readonly fact: MaterialFact; readonly reason: string; readonly reasonEn: string };

/** Yes/no facts asked at intake that switch conditional materials on. */
export const MATERIAL_FACTS = [
  'planningPermitRequired',
  'temporaryBuilding',
  'specialFireDesign',
  'entertainmentVenue',
  'otherByLaw',
] as const;
export type MaterialFact = (typeof MATERIAL_FACTS)[number];

/** All rules of one rule set. */
export interface RuleSet {
  readonly id: RuleSetId;
  /** Receipt dates governed, per matter; `through` null = still in force. */
  readonly governs: Readonly<Record<Matter, { readonly from: CivilDate; readonly through: CivilDate | null }>>;
  readonly clocks: Readonly<Record<Matter, readonly ClockRule[]>>;
  readonly materials: Readonly<Record<Matter, Readonly<Partial<Record<Path, readonly MaterialRule[]>>>>>;
}
