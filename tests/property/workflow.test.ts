import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/dates/civil.ts';
import { MATTERS, PATHS } from '../../shared/matters/types.ts';
import { allowedActs, decideAct, receiveCase } from '../../shared/workflow/decide-act.ts';
import { checkHistory, lastVisit } from '../../shared/workflow/event-rules.ts';
import { lastOf, replay, toTimeEvents } from '../../shared/workflow/history.ts';
import { isTerminal, noticeProgress, stateOf } from '../../shared/workflow/state.ts';
import { ACT_TYPES, CASE_STATES } from '../../shared/workflow/types.ts';
import type { Act, ActContext, ActType, CaseEvent, NewCaseEvent } from '../../shared/workflow/types.ts';

const FIRST_DAY = '2026-09-01';
const STAFF: readonly ActContext['staff'][] = [
  { id: 'S0001', roles: ['counter'] },
  { id: 'S0002', roles: ['reviewer'] },
  { id: 'S0003', roles: ['reviewer', 'counter'] },
  { id: 'S0004', roles: ['supervisor'] },
  { id: 'S0005', roles: ['administrator'] },
  { id: 'S0006', roles: ['counter', 'reviewer', 'supervisor'] },
];

/** One step of a random walk: who sits down, how many days later, and dice for whatever the act needs. */
const step = fc.record({
  staff: fc.constantFrom(...STAFF),
  later: fc.integer({ min: 0, max: 9 }),
  pick: fc.nat(999),
  dice: fc.nat(999),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const walk = fc.record({
  matter: fc.constantFrom(...MATTERS),
  path: fc.constantFrom(...PATHS),
  ruleSet: fc.constantFrom('2012' as const, '2020' as const),
  steps: fc.array(step, { minLength: 10, maxLength: 30 }),
});
type Walk = typeof walk extends fc.Arbitrary<infer Value> ? Value : never;

function enter(history: readonly CaseEvent[], events: readonly NewCaseEvent[], staffId: string): readonly CaseEvent[] {
  return events.reduce<readonly CaseEvent[]>((all, event) => {
    const seq = all.length + 1;
    return [...all, { ...event, id: `e${seq}`, seq, recordedAt: '2026-12-31T00:00:00.000Z', staffId }];
  }, history);
}

/** An act with data that are right for the case. */
function properAct(type: ActType, context: ActContext, dice: number): Act {
  const date = context.asOf;
  const replayed = replay(context.events);
  const conclusion = dice % 3 === 0 ? 'not-conforming' : 'conforming';
  const visit = { inspectorIds: ['S0002', 'S0003'], findings: null };
  switch (type) {
    case 'accept':
      return { type, date, basis: dice % 2 === 0 ? 'complete' : 'tolerated' };
    case 'issue-notice': {
      const { issued, newlyDefective } = noticeProgress(replayed);
      const free = issued === 0 || context.staff.roles.includes('supervisor');
      const ids = free ? ['m1', 'm2', 'm3'].slice(dice % 3) : newlyDefective;
      const lines = ids.map((materialId) => ({
        line: Number(materialId.slice(1)),
        materialId,
        problem: 'defective' as const,
        what: '未盖章',
      }));
      return { type, date, lines, reason: '说明' };
    }
    case 'refuse':
      return { type, date, ground: 'other', reasons: '说明' };
    case 'not-required':
      return { type, date, clause: null, reason: '说明' };
    case 'wrong-authority':
      return { type, date, rightAuthority: '某机关', reason: null };
    case 'receive-supplements': {
      const owed = noticeProgress(replayed).outstanding.map((line) => line.materialId);
      const materialIds = owed.slice(0, dice % (owed.length + 1));
      const broken = owed.slice(materialIds.length).slice(0, materialIds.length === 0 ? 1 : dice % 2);
      return { type, date, materialIds, defective: broken.map((materialId) => ({ materialId, what: '未盖章' })) };
    }
    case 'technical-review':
      return { type, date, conclusion, findings: null };
    case 'inspect':
      return { type, date, ...visit, conclusion };
    case 'pause':
      return { type, date, reason: 'testing', expectedWorkdays: 5, note: null };
    case 'resume':
      return { type, date, note: null };
    case 'extend':
      return { type, date, days: 1 + (dice % 10), approverId: 'S0004', reason: '说明' };
    case 'decide': {
      const review = lastOf(replayed, 'technical-reviewed')?.conclusion;
      const sound = review !== 'not-conforming' && lastVisit(replayed) !== 'not-conforming';
      return { type, date, result: sound && dice % 4 > 0 ? 'approved' : 'rejected', findings: null, reasons: '说明' };
    }
    case 'verify':
    case 'reinspect':
    case 'check':
      return { type, date, ...visit, result: conclusion };
    case 'notice-rectification':
      return { type, date, findings: '说明', deadline: addDays(date, 10) };
    case 'revoke':
      return { type, date, reasons: '说明' };
    case 'draw':
      return { type, date, result: dice % 2 === 0 ? 'drawn' : 'not-drawn', ratioPercent: dice % 101, lot: null };
    case 'deliver':
      return { type, date, method: 'post', recipient: '甲某某', relation: null, witness: null, place: '某地' };
    case 'withdraw':
      return { type, date, reason: '说明' };
    case 'archive':
      return { type, date, note: null };
    case 'correct': {
      const target = context.events[dice % context.events.length];
      const corrects = target?.id ?? 'none';
      if (dice % 2 === 0) return { type, date, corrects, replacement: { kind: 'void' }, reason: '说明' };
      const moved = addDays(target?.date ?? date, (dice % 7) - 3);
      return { type, date, corrects, replacement: { kind: 'replace', date: moved, changes: {} }, reason: '说明' };
    }
    case 'confirm-deemed':
    case 'permit':
    case 'request-reinspection':
    case 'file':
      return { type, date };
  }
}

/** Acts whose own data may still be refused although the act is allowed: corrections can break the chain. */
const MAY_FAIL: readonly ActType[] = ['correct'];

const ENDINGS: readonly ActType[] = ['refuse', 'not-required', 'wrong-authority', 'withdraw', 'correct'];

interface Visit {
  readonly context: ActContext;
  readonly allowed: readonly ActType[];
}

/** Walks a case from receipt and shows every desk it passes to `look`; returns the history. */
function take(given: Walk, look: (visit: Visit, taken: Step) => void): ActContext {
  const { matter, path, ruleSet } = given;
  let asOf = FIRST_DAY;
  const received = receiveCase({ matter, channel: 'counter', date: asOf, completionPassedOn: FIRST_DAY, asOf });
  if (!received.ok) throw new Error(received.error.code);
  let events = enter([], received.events, 'S0001');
  const contextFor = (staff: ActContext['staff']): ActContext => ({
    matter,
    path,
    ruleSet,
    events,
    deemedAccepted: asOf > addDays(FIRST_DAY, 7),
    staff,
    asOf,
    handlerId: 'S0002',
    extensionWorkdays: ruleSet === '2012' ? 10 : 0,
    decisionDue: addDays(FIRST_DAY, 60),
  });
  for (const taken of given.steps) {
    asOf = addDays(asOf, taken.later);
    const context = contextFor(taken.staff);
    const allowed = allowedActs(context);
    look({ context, allowed }, taken);
    // Most cases run their course; one step in eight may end or correct them.
    const onward = allowed.filter((one) => !ENDINGS.includes(one));
    const choice = taken.dice % 8 > 0 && onward.length > 0 ? onward : allowed;
    const type = choice[taken.pick % Math.max(choice.length, 1)];
    if (type === undefined) continue;
    const answer = decideAct(context, properAct(type, context, taken.dice));
    if (answer.ok) events = enter(events, answer.events, taken.staff.id);
    else if (!MAY_FAIL.includes(type)) throw new Error(`${type} was allowed, but: ${JSON.stringify(answer.error)}`);
  }
  return contextFor({ id: 'S0005', roles: ['administrator'] });
}

const unseen = (): void => undefined;
const MANY = { numRuns: 400 };

describe('any walk of a case through the office', () => {
  it('every act that is offered succeeds with proper data, and every other is refused', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(walk, (given) => {
        take(given, ({ context, allowed }, { dice }) => {
          seen.add(stateOf(context));
          const refused = ACT_TYPES.filter((type) => !allowed.includes(type));
          expect(refused.filter((type) => decideAct(context, properAct(type, context, dice)).ok)).toEqual([]);
        });
      }),
      // A fixed seed, because the states reached are counted below.
      { numRuns: 350, seed: 20_261_121 },
    );
    // The walks reach every state, or the test above would say little.
    expect(CASE_STATES.filter((state) => !seen.has(state))).toEqual([]);
  });

  it('leaves a history that still holds when judged from its beginning', () => {
    fc.assert(
      fc.property(walk, (given) => {
        const context = take(given, unseen);
        expect(checkHistory(context, replay(context.events))).toBeNull();
      }),
      MANY,
    );
  });

  it('decides nothing before acceptance, visit and review, nor by the reviewer, nor during a pause', () => {
    fc.assert(
      fc.property(walk, (given) => {
        const context = take(given, unseen);
        const events = replay(context.events);
        for (const [at, event] of events.entries()) {
          if (event.type !== 'decided') continue;
          const before = events.slice(0, at);
          const types = before.map((one) => one.type);
          expect(types).toContain('accepted');
          if (context.matter !== 'design-review') expect(types).toContain('inspected');
          if (context.matter !== 'pre-opening') expect(types).toContain('technical-reviewed');
          const reviewers = before.filter((one) => one.type === 'technical-reviewed').map((one) => one.staffId);
          expect(reviewers).not.toContain(event.staffId);
          const pauses = types.filter((type) => type === 'paused').length;
          expect(types.filter((type) => type === 'resumed').length).toBe(pauses);
          expect(before.filter((one) => one.date > event.date)).toEqual([]);
        }
      }),
      MANY,
    );
  });

  it('accepts, files, decides, permits and draws at most once, and never accepts a filing', () => {
    fc.assert(
      fc.property(walk, (given) => {
        const context = take(given, unseen);
        const types = replay(context.events).map((event) => event.type);
        const times = (...names: readonly string[]) => types.filter((type) => names.includes(type)).length;
        expect(times('accepted') + times('filed')).toBeLessThanOrEqual(1);
        expect(times('decided') + times('permitted')).toBeLessThanOrEqual(1);
        expect(times('drawn', 'not-drawn')).toBeLessThanOrEqual(1);
        expect(times('extended')).toBeLessThanOrEqual(1);
        if (context.matter === 'completion-filing') expect(times('accepted', 'decided', 'permitted')).toBe(0);
        else expect(times('filed', 'drawn', 'checked')).toBe(0);
      }),
      MANY,
    );
  });

  it('once ended, only delivering, archiving and correcting remain', () => {
    fc.assert(
      fc.property(walk, (given) => {
        take(given, ({ context, allowed }) => {
          if (!isTerminal(stateOf(context))) return;
          expect(allowed.filter((type) => type !== 'deliver' && type !== 'archive' && type !== 'correct')).toEqual([]);
        });
      }),
      MANY,
    );
  });

  it('offers an administrator nothing, and a supervisor alone the corrections', () => {
    fc.assert(
      fc.property(walk, (given) => {
        take(given, ({ context, allowed }) => {
          if (context.staff.roles.includes('administrator')) expect(allowed).toEqual([]);
          expect(allowed.includes('correct')).toBe(context.staff.roles.includes('supervisor'));
        });
      }),
      MANY,
    );
  });

  it('tells the engine only events of its own kinds, one for each that moves a clock', () => {
    fc.assert(
      fc.property(walk, (given) => {
        const { events } = take(given, unseen);
        const records = ['supplement-partial', 'technical-reviewed', 'not-drawn', 'archived', 'corrected'];
        const told = toTimeEvents(events).map((event) => event.type);
        expect(told).toEqual(
          replay(events)
            .map((event) => event.type)
            .filter((type) => !records.includes(type)),
        );
      }),
      MANY,
    );
  });
});

describe('any act whatever', () => {
  const text = fc.constantFrom('', ' ', '说明', '\u0000', 'S0002');
  const date = fc.constantFrom('2026-02-30', '', '2020-01-01', '2026-09-01', '2026-09-09', '2099-12-31');
  const number = fc.constantFrom(-1, 0, 1, 1.5, Number.NaN, 1e9);
  const list = fc.array(text, { maxLength: 3 });
  const wild = fc.record({
    type: fc.constantFrom(...ACT_TYPES),
    date,
    basis: fc.constantFrom('complete', 'tolerated'),
    lines: fc.array(fc.record({ line: number, materialId: text, problem: fc.constant('missing'), what: text })),
    materialIds: list,
    defective: fc.array(fc.record({ materialId: text, what: text }), { maxLength: 2 }),
    inspectorIds: list,
    days: number,
    expectedWorkdays: number,
    ratioPercent: number,
    approverId: text,
    reason: text,
    reasons: text,
    rightAuthority: text,
    findings: text,
    conclusion: fc.constantFrom('conforming', 'not-conforming'),
    result: fc.constantFrom('conforming', 'not-conforming', 'approved', 'rejected', 'drawn', 'not-drawn'),
    deadline: date,
    method: fc.constantFrom('direct', 'left'),
    recipient: text,
    witness: text,
    place: text,
    note: text,
    corrects: fc.constantFrom('e1', 'e2', 'e9', ''),
    replacement: fc.oneof(
      fc.constant({ kind: 'void' }),
      fc.record({ kind: fc.constant('replace'), date: fc.option(date), changes: fc.dictionary(text, text) }),
    ),
  });

  it('is answered, never thrown at, and what it writes keeps the history whole', () => {
    fc.assert(
      fc.property(walk, wild, fc.constantFrom(...STAFF), (given, act, staff) => {
        const context = { ...take(given, unseen), staff };
        const answer = decideAct(context, act as never as Act);
        if (!answer.ok) return;
        const events = enter(context.events, answer.events, staff.id);
        expect(checkHistory(context, replay(events))).toBeNull();
      }),
      MANY,
    );
  });
});
