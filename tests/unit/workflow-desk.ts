import { allowedActs, decideAct, receiveCase } from '../../shared/workflow/decide-act.ts';
import { stateOf } from '../../shared/workflow/state.ts';
import type {
  Act,
  ActContext,
  ActType,
  CaseEvent,
  CaseState,
  NewCaseEvent,
  Role,
  WorkflowError,
} from '../../shared/workflow/types.ts';

export type Person = ActContext['staff'];
const person = (id: string, ...roles: readonly Role[]): Person => ({ id, roles });
/** Invented staff, one per role, and a second reviewer for four eyes. */
export const COUNTER = person('S0001', 'counter');
export const REVIEWER = person('S0002', 'reviewer');
export const SECOND_REVIEWER = person('S0003', 'reviewer');
export const SUPERVISOR = person('S0004', 'supervisor');
export const ADMINISTRATOR = person('S0005', 'administrator');

export type Circumstances = Partial<Omit<ActContext, 'events' | 'staff'>>;

/** A case on a desk: acts are tried on it, and what they write is kept as a service would keep it. */
export class Desk {
  readonly circumstances: Circumstances;
  events: readonly CaseEvent[] = [];

  constructor(circumstances: Circumstances = {}) {
    this.circumstances = circumstances;
  }

  context(staff: Person, now: Circumstances = {}): ActContext {
    return {
      matter: 'design-review',
      path: 'ordinary',
      ruleSet: '2020',
      deemedAccepted: false,
      asOf: '2026-12-31',
      handlerId: null,
      extensionWorkdays: 0,
      decisionDue: null,
      ...this.circumstances,
      ...now,
      events: this.events,
      staff,
    };
  }

  write(events: readonly NewCaseEvent[], staffId: string): void {
    for (const event of events) {
      const seq = this.events.length + 1;
      const kept = { ...event, id: String(seq), seq, recordedAt: '2026-12-31T01:00:00.000Z', staffId };
      this.events = [...this.events, kept];
    }
  }

  receive(date: string, completionPassedOn: string | null = null): this {
    const { matter, asOf } = this.context(COUNTER);
    const answer = receiveCase({ matter, channel: 'counter', date, completionPassedOn, asOf });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    this.write(answer.events, COUNTER.id);
    return this;
  }

  /** Does the act and keeps what it wrote; throws with the refusal. */
  do(staff: Person, act: Act, now: Circumstances = {}): this {
    const answer = decideAct(this.context(staff, now), act);
    if (!answer.ok) throw new Error(`${act.type}: ${JSON.stringify(answer.error)}`);
    this.write(answer.events, staff.id);
    return this;
  }

  /** The refusal of an act; null when it would be allowed. Writes nothing. */
  refusal(staff: Person, act: Act, now: Circumstances = {}): WorkflowError | null {
    const answer = decideAct(this.context(staff, now), act);
    return answer.ok ? null : answer.error;
  }

  allowed(staff: Person, now: Circumstances = {}): readonly ActType[] {
    return allowedActs(this.context(staff, now));
  }

  state(now: Circumstances = {}): CaseState {
    return stateOf(this.context(COUNTER, now));
  }

  /** Types and dates written so far. */
  story(): readonly string[] {
    return this.events.map((event) => `${event.date} ${event.type}`);
  }
}

const visit = { inspectorIds: [REVIEWER.id, SECOND_REVIEWER.id], findings: null };

/** Acts with ordinary data, to be given a date. */
export const act = {
  accept: (date: string): Act => ({ type: 'accept', date, basis: 'complete' }),
  notice: (date: string, ...lines: readonly (readonly [number, 'missing' | 'defective'])[]): Act => ({
    type: 'issue-notice',
    date,
    lines: lines.map(([line, problem]) => ({ line, materialId: `line-${line}`, problem, what: '未盖章或缺少' })),
    reason: null,
  }),
  supplements: (date: string, ...lines: readonly number[]): Act => ({
    type: 'receive-supplements',
    date,
    materialIds: lines.map((line) => `line-${line}`),
    defective: [],
  }),
  review: (date: string, conclusion: 'conforming' | 'not-conforming' = 'conforming'): Act => ({
    type: 'technical-review',
    date,
    conclusion,
    findings: null,
  }),
  inspect: (date: string, conclusion: 'conforming' | 'not-conforming' = 'conforming'): Act => ({
    type: 'inspect',
    date,
    ...visit,
    conclusion,
  }),
  pause: (date: string): Act => ({ type: 'pause', date, reason: 'expert-review', expectedWorkdays: 15, note: null }),
  resume: (date: string): Act => ({ type: 'resume', date, note: null }),
  extend: (date: string, days: number, approverId = SUPERVISOR.id): Act => ({
    type: 'extend',
    date,
    days,
    approverId,
    reason: '资料复杂',
  }),
  approve: (date: string): Act => ({ type: 'decide', date, result: 'approved', findings: null, reasons: null }),
  reject: (date: string, reasons: string | null = '疏散宽度不足'): Act => ({
    type: 'decide',
    date,
    result: 'rejected',
    findings: null,
    reasons,
  }),
  permit: (date: string): Act => ({ type: 'permit', date }),
  verify: (date: string, result: 'conforming' | 'not-conforming'): Act => ({ type: 'verify', date, ...visit, result }),
  order: (date: string, deadline: string): Act => ({
    type: 'notice-rectification',
    date,
    findings: '疏散通道堵塞',
    deadline,
  }),
  askAgain: (date: string): Act => ({ type: 'request-reinspection', date }),
  reinspect: (date: string, result: 'conforming' | 'not-conforming'): Act => ({
    type: 'reinspect',
    date,
    ...visit,
    result,
  }),
  revoke: (date: string): Act => ({ type: 'revoke', date, reasons: '逾期未改正' }),
  file: (date: string): Act => ({ type: 'file', date }),
  draw: (date: string, result: 'drawn' | 'not-drawn'): Act => ({
    type: 'draw',
    date,
    result,
    ratioPercent: 15,
    lot: null,
  }),
  check: (date: string, result: 'conforming' | 'not-conforming'): Act => ({ type: 'check', date, ...visit, result }),
  deliver: (date: string): Act => ({
    type: 'deliver',
    date,
    method: 'direct',
    recipient: '甲某某',
    relation: null,
    witness: null,
    place: '窗口',
  }),
  withdraw: (date: string): Act => ({ type: 'withdraw', date, reason: '建设计划变更' }),
  archive: (date: string): Act => ({ type: 'archive', date, note: null }),
  moveTo: (date: string, eventSeq: number, newDate: string): Act => ({
    type: 'correct',
    date,
    corrects: String(eventSeq),
    replacement: { kind: 'replace', date: newDate, changes: {} },
    reason: '录入有误',
  }),
  strike: (date: string, eventSeq: number): Act => ({
    type: 'correct',
    date,
    corrects: String(eventSeq),
    replacement: { kind: 'void' },
    reason: '录入有误',
  }),
} as const;
