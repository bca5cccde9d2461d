import { describe, expect, it } from 'vitest';
import { parseEventData } from '../../shared/workflow/event-data.ts';
import { correctionInForce, replay, toTimeEvents } from '../../shared/workflow/history.ts';
import type { Act } from '../../shared/workflow/types.ts';
import { COUNTER, Desk, REVIEWER, SECOND_REVIEWER, SUPERVISOR, act } from './workflow-desk.ts';

const decided = () =>
  new Desk()
    .receive('2026-09-18')
    .do(COUNTER, act.accept('2026-09-21'))
    .do(REVIEWER, act.review('2026-09-28'))
    .do(SECOND_REVIEWER, act.approve('2026-10-09'));
const effective = (desk: Desk) => replay(desk.events).map((event) => `${event.date} ${event.type}`);
const change = (date: string, corrects: number, changes: Record<string, unknown>): Act => ({
  type: 'correct',
  date,
  corrects: String(corrects),
  replacement: { kind: 'replace', date: null, changes },
  reason: '录入有误',
});

const correct = (changes: object): Act => ({ ...act.moveTo('2026-10-12', 2, '2026-09-18'), ...changes }) as Act;

describe('a correction', () => {
  it('moves the named event; both stay in the history', () => {
    const desk = decided().do(SUPERVISOR, act.moveTo('2026-10-12', 2, '2026-09-18'));
    expect(effective(desk)).toEqual([
      '2026-09-18 received',
      '2026-09-18 accepted',
      '2026-09-28 technical-reviewed',
      '2026-10-09 decided',
    ]);
    expect(desk.events.map((event) => event.type)).toContain('corrected');
    expect(desk.events[1]?.date).toBe('2026-09-21');
    expect(toTimeEvents(desk.events)[1]).toEqual({ type: 'accepted', date: '2026-09-18' });
  });

  it('strikes out an event: the case is again where it was', () => {
    const desk = decided().do(SUPERVISOR, act.strike('2026-10-12', 4));
    expect(desk.state()).toBe('accepted');
    expect(desk.allowed(SECOND_REVIEWER)).toContain('decide');
  });

  it('changes what an event says, within its shape', () => {
    const desk = decided().do(SUPERVISOR, change('2026-10-12', 4, { result: 'rejected', reasons: '疏散宽度不足' }));
    expect(replay(desk.events)[3]).toMatchObject({ type: 'decided', result: 'rejected', reasons: '疏散宽度不足' });
    expect(desk.refusal(SUPERVISOR, change('2026-10-12', 2, { basis: 'guessed' }))).toMatchObject({
      code: 'correction-malformed',
      field: 'replacement.changes.basis',
    });
    for (const field of ['type', 'seq', 'id', 'staffId', 'recordedAt', 'date', 'unknown']) {
      expect(desk.refusal(SUPERVISOR, change('2026-10-12', 2, { [field]: 'received' }))).toMatchObject({
        code: 'correction-malformed',
        field: `replacement.changes.${field}`,
      });
    }
  });

  it('is refused without reason, for an unknown event, without a change, or into the future', () => {
    const desk = decided();
    expect(desk.refusal(SUPERVISOR, correct({ reason: ' ' }))).toMatchObject({
      code: 'reason-required',
      field: 'reason',
    });
    expect(desk.refusal(SUPERVISOR, correct({ corrects: '99' }))).toMatchObject({
      code: 'unknown-event',
      field: 'corrects',
    });
    expect(desk.refusal(SUPERVISOR, change('2026-10-12', 2, {}))?.code).toBe('correction-empty');
    expect(desk.refusal(SUPERVISOR, act.moveTo('2026-10-12', 2, '2026-02-30'))).toMatchObject({
      code: 'date-invalid',
      field: 'replacement.date',
    });
    expect(desk.refusal(SUPERVISOR, act.moveTo('2026-10-12', 4, '2027-01-01'))).toMatchObject({
      code: 'date-in-future',
      field: 'replacement.date',
    });
  });

  it('that would break the chain is refused, naming the event that no longer fits', () => {
    const desk = decided();
    expect(desk.refusal(SUPERVISOR, act.moveTo('2026-10-12', 2, '2026-10-10'))).toEqual({
      code: 'correction-inconsistent',
      field: 'replacement',
      data: { cause: 'date-before-previous', seq: 3, type: 'technical-reviewed' },
    });
    expect(desk.refusal(SUPERVISOR, act.strike('2026-10-12', 3))?.data).toMatchObject({
      cause: 'technical-review-missing',
      seq: 4,
    });
    expect(desk.refusal(SUPERVISOR, act.strike('2026-10-12', 2))?.data).toMatchObject({ seq: 3 });
    expect(desk.refusal(SUPERVISOR, act.strike('2026-10-12', 1))?.code).toBe('correction-inconsistent');
    const only = new Desk().receive('2026-09-18');
    expect(only.refusal(SUPERVISOR, act.strike('2026-10-12', 1))?.code).toBe('correction-inconsistent');
  });

  it('an event is corrected once; then the correction is corrected, or struck out', () => {
    const desk = decided().do(SUPERVISOR, act.moveTo('2026-10-12', 2, '2026-09-18'));
    expect(desk.refusal(SUPERVISOR, act.moveTo('2026-10-12', 2, '2026-09-22'))).toEqual({
      code: 'already-corrected',
      field: 'corrects',
      data: { by: 5 },
    });
    desk.do(SUPERVISOR, act.moveTo('2026-10-13', 5, '2026-09-22'));
    expect(effective(desk)[1]).toBe('2026-09-22 accepted');
    desk.do(SUPERVISOR, act.strike('2026-10-14', 6));
    expect(effective(desk)[1]).toBe('2026-09-18 accepted');
    desk.do(SUPERVISOR, act.strike('2026-10-14', 5));
    expect(effective(desk)[1]).toBe('2026-09-21 accepted');
    expect(correctionInForce(desk.events, '2')).toBeNull();
    desk.do(SUPERVISOR, act.moveTo('2026-10-15', 2, '2026-09-23'));
    expect(effective(desk)[1]).toBe('2026-09-23 accepted');
    expect(correctionInForce(desk.events, '2')?.by.seq).toBe(9);
  });

  it('a changed day of the last supplement moves the acceptance along', () => {
    const desk = new Desk().receive('2026-09-18').do(COUNTER, act.notice('2026-09-18', [2, 'missing']));
    desk.do(COUNTER, act.supplements('2026-09-28', 2)).do(SUPERVISOR, act.moveTo('2026-10-12', 3, '2026-09-24'));
    expect(effective(desk).slice(2)).toEqual(['2026-09-24 supplemented', '2026-09-24 accepted']);
    expect(desk.refusal(SUPERVISOR, act.moveTo('2026-10-12', 4, '2026-09-23'))?.code).toBe('correction-inconsistent');
  });

  it('a struck-out acceptance after supplements comes back with the day of the supplements', () => {
    const desk = new Desk().receive('2026-09-18').do(COUNTER, act.notice('2026-09-18', [2, 'missing']));
    desk.do(COUNTER, act.supplements('2026-09-28', 2)).do(SUPERVISOR, act.strike('2026-10-12', 4));
    expect(desk.state({ deemedAccepted: true })).toBe('received');
    desk.do(COUNTER, act.accept('2026-10-12'));
    expect(replay(desk.events).at(-1)).toMatchObject({ type: 'accepted', date: '2026-09-28', basis: 'supplemented' });
  });

  it('a changed day of receipt moves the acceptance by law along', () => {
    const desk = new Desk().receive('2026-11-13');
    desk.do(COUNTER, { type: 'confirm-deemed', date: '2026-11-23' }, { deemedAccepted: true });
    desk.do(SUPERVISOR, act.moveTo('2026-11-24', 1, '2026-11-12'));
    expect(effective(desk)).toEqual(['2026-11-12 received', '2026-11-12 accepted']);
  });

  it('opens an archived case again', () => {
    const desk = decided().do(COUNTER, act.deliver('2026-10-12')).do(COUNTER, act.archive('2026-10-12'));
    desk.do(SUPERVISOR, act.strike('2026-10-13', 6));
    expect(desk.state()).toBe('delivered');
  });

  it('four eyes hold in a corrected history too', () => {
    const desk = new Desk().receive('2026-09-18').do(COUNTER, act.accept('2026-09-18'));
    desk.do(REVIEWER, act.review('2026-09-21')).do(SUPERVISOR, act.strike('2026-09-22', 3));
    desk.do(SECOND_REVIEWER, act.review('2026-09-22')).do(REVIEWER, act.approve('2026-09-23'));
    // Bringing the first review back would make the decider a reviewer of the same case.
    expect(desk.refusal(SUPERVISOR, act.strike('2026-09-24', 4))?.data).toMatchObject({ cause: 'four-eyes', seq: 6 });
  });
});

describe('stored event data', () => {
  it('are read only in their own shape', () => {
    expect(parseEventData('accepted', { basis: 'deemed' })).toEqual({ ok: true, data: { basis: 'deemed' } });
    expect(parseEventData('accepted', {})).toEqual({ ok: false, path: 'basis' });
    expect(parseEventData('permitted', { note: 'x' })).toEqual({ ok: false, path: 'note' });
    expect(parseEventData('permitted', null)).toEqual({ ok: false, path: '' });
    expect(parseEventData('rectification-noticed', { findings: 'x', deadline: '2026-02-30' })).toEqual({
      ok: false,
      path: 'deadline',
    });
    expect(parseEventData('supplement-requested', { lines: [{ line: 1.5 }], serial: 1, approval: null })).toMatchObject(
      { ok: false, path: 'lines.0.line' },
    );
  });
});
