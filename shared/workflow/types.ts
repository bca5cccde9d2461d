import type { CivilDate, Instant } from '../dates/types.ts';
import { TIME_EVENT_TYPES } from '../matters/types.ts';
import type { Channel, Matter, Path, PauseReason, RuleSetId, TimeEventType } from '../matters/types.ts';

/** Roles of staff accounts. One person may have several. */
export const ROLES = ['counter', 'reviewer', 'supervisor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Events that move no clock; together with the time events they are the whole history of a case. */
export const RECORD_EVENT_TYPES = [
  'supplement-partial',
  'technical-reviewed',
  'not-drawn',
  'revoked',
  'archived',
  'handed-over',
  'corrected',
] as const;
export type RecordEventType = (typeof RECORD_EVENT_TYPES)[number];

export const CASE_EVENT_TYPES = [...TIME_EVENT_TYPES, ...RECORD_EVENT_TYPES] as const;
export type CaseEventType = TimeEventType | RecordEventType;

export const ACCEPTANCE_BASES = ['complete', 'supplemented', 'deemed', 'tolerated'] as const;
/** Why a case counts as accepted. `deemed` = by law, 行政许可法 §32(4); `tolerated` = 容缺. */
export type AcceptanceBasis = (typeof ACCEPTANCE_BASES)[number];

export const CONCLUSIONS = ['conforming', 'not-conforming'] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

export const DECISION_RESULTS = ['approved', 'rejected'] as const;
export type DecisionResult = (typeof DECISION_RESULTS)[number];

export const REFUSAL_GROUNDS = ['not-conforming', 'incomplete', 'false-material', 'other'] as const;
/** Grounds of 不予受理; the wrong authority and "not required" are outcomes of their own. */
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

export const DELIVERY_METHODS = ['direct', 'left', 'post', 'public-notice'] as const;
/** 送达方式 in their legal order: direct, left (needs a witness), post, public notice. */
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

/** One line of a one-shot notice. */
export interface NoticeLine {
  /** Line number in the checklist. */
  readonly line: number;
  readonly materialId: string;
  readonly problem: 'missing' | 'defective';
  /** What it must be, or what is wrong with it; printed. */
  readonly what: string;
}

/** A supplement that was handed in and is itself defective. */
export interface DefectiveSupplement {
  readonly materialId: string;
  readonly what: string;
}

/** What an on-site visit of any kind records; two different inspectors (行政许可法 §34). */
export interface VisitRecord {
  readonly inspectorIds: readonly string[];
  readonly findings: string | null;
}

/** A correction takes the place of what the named event says, or strikes it out. */
export type CorrectionReplacement =
  | { readonly kind: 'void' }
  | {
      readonly kind: 'replace';
      /** New effective date; null = unchanged. */
      readonly date: CivilDate | null;
      /** Changed data fields of the corrected event, by field name; fields not named stay. */
      readonly changes: Readonly<Record<string, unknown>>;
    };

/** The data of each event, besides its head. Unknown or inapplicable values are null, never absent. */
export interface CaseEventDataMap {
  'completion-passed': object;
  received: { readonly channel: Channel };
  'supplement-requested': {
    readonly lines: readonly NoticeLine[];
    /** 1 = the one-shot notice; from 2 on counted as "second notice". */
    readonly serial: number;
    /** Present when a supervisor had to allow a further notice. */
    readonly approval: { readonly approverId: string; readonly reason: string } | null;
  };
  'supplement-partial': {
    readonly materialIds: readonly string[];
    readonly defective: readonly DefectiveSupplement[];
  };
  supplemented: { readonly materialIds: readonly string[] };
  accepted: { readonly basis: AcceptanceBasis };
  refused: { readonly ground: RefusalGround; readonly reasons: string };
  'not-required': { readonly clause: string | null; readonly reason: string };
  'wrong-authority': { readonly rightAuthority: string; readonly reason: string | null };
  paused: { readonly reason: PauseReason; readonly expectedWorkdays: number; readonly note: string | null };
  resumed: { readonly note: string | null };
  extended: { readonly days: number; readonly approverId: string; readonly reason: string };
  'technical-reviewed': { readonly conclusion: Conclusion; readonly findings: string | null };
  inspected: VisitRecord & { readonly conclusion: Conclusion };
  /** `reasons` is required when rejected (行政许可法 §38). */
  decided: { readonly result: DecisionResult; readonly findings: string | null; readonly reasons: string | null };
  permitted: object;
  verified: VisitRecord & { readonly result: Conclusion };
  'rectification-noticed': { readonly findings: string; readonly deadline: CivilDate };
  'reinspection-requested': object;
  reinspected: VisitRecord & { readonly result: Conclusion };
  revoked: { readonly reasons: string };
  filed: object;
  /** `lot`: number or words of the public draw. */
  drawn: { readonly ratioPercent: number | null; readonly lot: string | null };
  'not-drawn': { readonly ratioPercent: number | null; readonly lot: string | null };
  checked: VisitRecord & { readonly result: Conclusion };
  delivered: {
    readonly method: DeliveryMethod;
    readonly recipient: string;
    readonly relation: string | null;
    readonly witness: string | null;
    readonly place: string;
  };
  withdrawn: { readonly reason: string };
  archived: { readonly note: string | null };
  /** The case goes from one handler to another (AB岗). Moves no clock and no state. */
  'handed-over': {
    readonly fromStaffId: string | null;
    readonly toStaffId: string;
    readonly reason: string;
    /** Last day the stand-in keeps it; null = for good. Giving it back is a hand-over of its own. */
    readonly until: CivilDate | null;
  };
  corrected: {
    /** `id` of the corrected event; a correction is itself corrected by naming the correction. */
    readonly corrects: string;
    readonly replacement: CorrectionReplacement;
    readonly reason: string;
  };
}

/** Who recorded what, when, and the civil date on which it took effect. */
export interface CaseEventHead {
  /** Unique within the case. */
  readonly id: string;
  /** 1, 2, 3 ... in order of entry. */
  readonly seq: number;
  readonly date: CivilDate;
  readonly recordedAt: Instant;
  /** Null only for historic records whose writer is unknown. */
  readonly staffId: string | null;
}

export type CaseEventOf<Type extends CaseEventType> = {
  readonly [T in Type]: CaseEventHead & { readonly type: T } & CaseEventDataMap[T];
}[Type];
/** One event of a case; never edited, never deleted. */
export type CaseEvent = CaseEventOf<CaseEventType>;

export type NewCaseEventOf<Type extends CaseEventType> = {
  readonly [T in Type]: { readonly type: T; readonly date: CivilDate } & CaseEventDataMap[T];
}[Type];
/** An event an act produces; the service adds id, seq, recordedAt and staffId. */
export type NewCaseEvent = NewCaseEventOf<CaseEventType>;

/** State of a case, derived from its events (semantics 4). A pause is not a state but lies over one. */
export const CASE_STATES = [
  'received',
  'deemed-accepted',
  'supplement-requested',
  'accepted',
  'inspected',
  'decided',
  'permitted',
  'delivered',
  'verified',
  'verification-failed',
  'rectification-noticed',
  'reinspection-requested',
  'reinspected',
  'reinspection-failed',
  'filed',
  'drawn',
  'not-drawn',
  'checked',
  'check-failed',
  'refused',
  'not-required',
  'wrong-authority',
  'withdrawn',
  'revoked',
  'archived',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** States that end a case; only correcting, delivering and archiving remain. */
export const TERMINAL_STATES = [
  'refused',
  'not-required',
  'wrong-authority',
  'withdrawn',
  'revoked',
  'archived',
] as const satisfies readonly CaseState[];

/** The data each act is given. `date` is the effective civil date. */
export interface ActInputMap {
  accept: { readonly basis: 'complete' | 'tolerated' };
  'issue-notice': {
    readonly lines: readonly NoticeLine[];
    /** Needed (from a supervisor) for a further notice that goes beyond defects in new supplements. */
    readonly reason: string | null;
  };
  refuse: { readonly ground: RefusalGround; readonly reasons: string };
  'not-required': { readonly clause: string | null; readonly reason: string };
  'wrong-authority': { readonly rightAuthority: string; readonly reason: string | null };
  'receive-supplements': {
    /** Handed in and in order. */
    readonly materialIds: readonly string[];
    /** Handed in but defective; still outstanding. */
    readonly defective: readonly DefectiveSupplement[];
  };
  'confirm-deemed': object;
  'technical-review': { readonly conclusion: Conclusion; readonly findings: string | null };
  inspect: VisitRecord & { readonly conclusion: Conclusion };
  pause: { readonly reason: PauseReason; readonly expectedWorkdays: number; readonly note: string | null };
  resume: { readonly note: string | null };
  extend: { readonly days: number; readonly approverId: string; readonly reason: string };
  decide: { readonly result: DecisionResult; readonly findings: string | null; readonly reasons: string | null };
  permit: object;
  verify: VisitRecord & { readonly result: Conclusion };
  'notice-rectification': { readonly findings: string; readonly deadline: CivilDate };
  'request-reinspection': object;
  reinspect: VisitRecord & { readonly result: Conclusion };
  revoke: { readonly reasons: string };
  file: object;
  draw: { readonly result: 'drawn' | 'not-drawn'; readonly ratioPercent: number | null; readonly lot: string | null };
  check: VisitRecord & { readonly result: Conclusion };
  deliver: CaseEventDataMap['delivered'];
  withdraw: { readonly reason: string };
  archive: { readonly note: string | null };
  correct: CaseEventDataMap['corrected'];
}
export const ACT_TYPES = [
  'accept',
  'issue-notice',
  'refuse',
  'not-required',
  'wrong-authority',
  'receive-supplements',
  'confirm-deemed',
  'technical-review',
  'inspect',
  'pause',
  'resume',
  'extend',
  'decide',
  'permit',
  'verify',
  'notice-rectification',
  'request-reinspection',
  'reinspect',
  'revoke',
  'file',
  'draw',
  'check',
  'deliver',
  'withdraw',
  'archive',
  'correct',
] as const satisfies readonly (keyof ActInputMap)[];
export type ActType = (typeof ACT_TYPES)[number];

export type ActOf<Type extends ActType> = {
  readonly [T in Type]: { readonly type: T; readonly date: CivilDate } & ActInputMap[T];
}[Type];
/** What somebody wants to do with a case. */
export type Act = ActOf<ActType>;

/** What the state of a case depends on. */
export interface CaseContext {
  readonly matter: Matter;
  readonly path: Path;
  readonly ruleSet: RuleSetId;
  /** The whole history, corrections included, in order of `seq`. */
  readonly events: readonly CaseEvent[];
  /** `TimelimitAnswer.deemedAccepted` of the case as of today. */
  readonly deemedAccepted: boolean;
}

/** Who acts, when, and what the act may depend on besides the events. */
export interface ActContext extends CaseContext {
  readonly staff: { readonly id: string; readonly roles: readonly Role[] };
  /** Today, civil date. */
  readonly asOf: CivilDate;
  /** Staff member in charge of the case; may not approve its extension. */
  readonly handlerId: string | null;
  /** Working days one extension may add under the case's rule set and settings; 0 = none. */
  readonly extensionWorkdays: number;
  /** Current statutory due date of the decision clock; null while paused or where no such clock runs. */
  readonly decisionDue: CivilDate | null;
}

export const WORKFLOW_ERROR_CODES = [
  'act-not-allowed-in-state',
  'role-missing',
  'four-eyes',
  'two-inspectors',
  'date-invalid',
  'date-before-previous',
  'date-in-future',
  'reason-required',
  'text-required',
  'extension-not-allowed',
  'extension-too-long',
  'limit-passed',
  'approver-is-handler',
  'pause-open',
  'no-open-pause',
  'notice-empty',
  'line-repeated',
  'second-notice-needs-supervisor',
  'supplements-empty',
  'supplements-unasked',
  'supplements-incomplete',
  'technical-review-missing',
  'inspection-missing',
  'decision-contradicts-findings',
  'deadline-not-after-notice',
  'witness-required',
  'number-out-of-range',
  'unknown-event',
  'already-corrected',
  'correction-empty',
  'correction-malformed',
  'correction-inconsistent',
] as const;
export type WorkflowErrorCode = (typeof WORKFLOW_ERROR_CODES)[number];

/** Why an act is refused. Screens turn code and data into a sentence at the field. */
export interface WorkflowError {
  readonly code: WorkflowErrorCode;
  /** Field of the act the error belongs to, e.g. `date`, `inspectorIds`, `replacement.date`; null = the act as a whole. */
  readonly field: string | null;
  /** Values the sentence needs, e.g. `{ earliest: '2026-09-18' }`. */
  readonly data: Readonly<Record<string, string | number>>;
}

export type ActAnswer =
  | { readonly ok: true; readonly events: readonly NewCaseEvent[] }
  | { readonly ok: false; readonly error: WorkflowError };
