import { describe, expect, it } from 'vitest';
import { receiveCase } from '../../shared/workflow/decide-act.ts';
import type { Act } from '../../shared/workflow/types.ts';
import { ADMINISTRATOR, COUNTER, Desk, REVIEWER, SECOND_REVIEWER, SUPERVISOR, act } from './workflow-desk.ts';

const accepted = () => new Desk().receive('2026-09-18').do(COUNTER, act.accept('2026-09-18'));
const error = (code: string, field: string | null = null, data: object = {}) => ({ code, field, data });

const noticed = () =>
  new Desk().receive('2026-09-18').do(COUNTER, act.notice('2026-09-18', [2, 'missing'], [3, 'missing']));
const pause = (expectedWorkdays: number): Act => ({ ...act.pause('2026-09-21'), expectedWorkdays }) as Act;
const deliver = (changes: object): Act => ({ ...act.deliver('2026-09-23'), ...changes }) as Act;

describe('dates', () => {
  it('a decision before its acceptance is refused at the date, naming the earliest day', () => {
    const desk = accepted().do(REVIEWER, act.review('2026-09-21'));
    expect(desk.refusal(SECOND_REVIEWER, act.approve('2026-09-17'))).toEqual(
      error('date-before-previous', 'date', { earliest: '2026-09-21' }),
    );
  });

  it('an acceptance before the receipt is refused', () => {
    const desk = new Desk().receive('2026-09-18');
    expect(desk.refusal(COUNTER, act.accept('2026-09-17'))?.code).toBe('date-before-previous');
    expect(desk.refusal(COUNTER, act.accept('2026-09-18'))).toBeNull();
  });

  it('nothing happens tomorrow', () => {
    const desk = new Desk({ asOf: '2026-09-18' }).receive('2026-09-18');
    expect(desk.refusal(COUNTER, act.accept('2026-09-19'))).toEqual(
      error('date-in-future', 'date', { latest: '2026-09-18' }),
    );
  });

  it.each(['2026-02-30', '2026-9-18', '18.09.2026', ''])('%j is no date', (date) => {
    expect(new Desk().receive('2026-01-05').refusal(COUNTER, act.accept(date))).toEqual(error('date-invalid', 'date'));
  });

  it('a visit entered after a pause may lie before it, not before the acceptance', () => {
    const desk = new Desk({ matter: 'completion-acceptance' }).receive('2026-09-18');
    desk.do(COUNTER, act.accept('2026-09-21')).do(REVIEWER, act.pause('2026-09-28'));
    expect(desk.refusal(REVIEWER, act.inspect('2026-09-24'))).toBeNull();
    expect(desk.refusal(REVIEWER, act.inspect('2026-09-18'))?.code).toBe('date-before-previous');
    expect(desk.refusal(REVIEWER, act.resume('2026-09-27'))?.data).toEqual({ earliest: '2026-09-28' });
  });

  it('a delivery entered after the verification may lie before it, not before the permit', () => {
    const desk = new Desk({ matter: 'pre-opening', path: 'commitment' }).receive('2026-09-21');
    desk.do(COUNTER, act.permit('2026-09-21')).do(REVIEWER, act.verify('2026-10-20', 'conforming'));
    expect(desk.refusal(COUNTER, act.deliver('2026-09-22'))).toBeNull();
    expect(desk.refusal(COUNTER, act.deliver('2026-09-20'))?.code).toBe('date-before-previous');
  });
});

describe('the day of receipt', () => {
  const input = { matter: 'completion-filing', channel: 'counter', asOf: '2026-09-23' } as const;

  it.each([
    [
      { date: '2026-09-24', completionPassedOn: '2026-09-11' },
      error('date-in-future', 'date', { latest: '2026-09-23' }),
    ],
    [{ date: '2026-02-30', completionPassedOn: '2026-01-11' }, error('date-invalid', 'date')],
    [{ date: '2026-09-23', completionPassedOn: null }, error('text-required', 'completionPassedOn')],
    [{ date: '2026-09-23', completionPassedOn: '2026-13-01' }, error('date-invalid', 'completionPassedOn')],
    [
      { date: '2026-09-22', completionPassedOn: '2026-09-23' },
      error('date-in-future', 'completionPassedOn', { latest: '2026-09-22' }),
    ],
  ])('%j is refused', (dates, expected) => {
    expect(receiveCase({ ...input, ...dates })).toEqual({ ok: false, error: expected });
  });
});

describe('who may act', () => {
  it('the counter does not decide, the reviewer does not accept, an administrator does nothing', () => {
    const desk = new Desk().receive('2026-09-18');
    expect(desk.refusal(REVIEWER, act.accept('2026-09-18'))).toEqual(error('role-missing', null, { needs: 'counter' }));
    desk.do(COUNTER, act.accept('2026-09-18')).do(REVIEWER, act.review('2026-09-21'));
    expect(desk.refusal(COUNTER, act.approve('2026-09-22'))?.code).toBe('role-missing');
    expect(desk.allowed(ADMINISTRATOR)).toEqual([]);
    expect(desk.refusal(REVIEWER, act.moveTo('2026-09-22', 2, '2026-09-18'))?.code).toBe('role-missing');
  });

  it('whoever reviewed does not decide, with whatever roles', () => {
    const desk = accepted();
    const both = { id: 'S0009', roles: ['counter', 'reviewer', 'supervisor'] } as const;
    desk.do(both, act.review('2026-09-21')).do(REVIEWER, act.review('2026-09-22'));
    expect(desk.refusal(both, act.approve('2026-09-23'))?.code).toBe('four-eyes');
    expect(desk.refusal(REVIEWER, act.approve('2026-09-23'))?.code).toBe('four-eyes');
    expect(desk.refusal(SECOND_REVIEWER, act.approve('2026-09-23'))).toBeNull();
  });

  it.each([[[]], [['S0002']], [['S0002', 'S0002']], [['S0002', ' S0002 ']], [['S0002', '']]])(
    'a visit by %j is not a visit by two',
    (inspectorIds) => {
      const desk = new Desk({ matter: 'pre-opening' }).receive('2026-09-22').do(COUNTER, act.accept('2026-09-22'));
      const visit: Act = {
        type: 'inspect',
        date: '2026-09-30',
        inspectorIds,
        findings: null,
        conclusion: 'conforming',
      };
      expect(desk.refusal(REVIEWER, visit)).toEqual(error('two-inspectors', 'inspectorIds'));
    },
  );
});

describe('an extension', () => {
  const under2012 = { ruleSet: '2012', extensionWorkdays: 10, asOf: '2026-09-25', decisionDue: '2026-10-23' } as const;
  const desk = accepted();

  it('does not exist under the 2020 rule set', () => {
    expect(desk.refusal(SUPERVISOR, act.extend('2026-09-25', 10))).toEqual(
      error('extension-not-allowed', null, { used: 0 }),
    );
    expect(desk.allowed(SUPERVISOR)).not.toContain('extend');
  });

  it('is given once, before the due date, by somebody else than the handler', () => {
    expect(desk.refusal(SUPERVISOR, act.extend('2026-09-25', 10), under2012)).toBeNull();
    expect(desk.refusal(SUPERVISOR, act.extend('2026-09-25', 11), under2012)).toEqual(
      error('extension-too-long', 'days', { most: 10 }),
    );
    const onTheDay = { ...under2012, asOf: '2026-10-23' };
    expect(desk.refusal(SUPERVISOR, act.extend('2026-09-25', 10), onTheDay)).toEqual(
      error('limit-passed', null, { due: '2026-10-23' }),
    );
    const byHandler = { ...under2012, handlerId: SUPERVISOR.id };
    expect(desk.refusal(SUPERVISOR, act.extend('2026-09-25', 10), byHandler)?.code).toBe('approver-is-handler');
    const extended = accepted().do(SUPERVISOR, act.extend('2026-09-25', 10), under2012);
    expect(extended.refusal(SUPERVISOR, act.extend('2026-09-28', 5), { ...under2012, asOf: '2026-09-28' })).toEqual(
      error('extension-not-allowed', null, { used: 1 }),
    );
  });

  it('needs a reason and a positive number of days', () => {
    const silent: Act = { type: 'extend', date: '2026-09-25', days: 5, approverId: SUPERVISOR.id, reason: ' ' };
    expect(desk.refusal(SUPERVISOR, silent, under2012)).toEqual(error('reason-required', 'reason'));
    expect(desk.refusal(SUPERVISOR, act.extend('2026-09-25', 0), under2012)?.code).toBe('number-out-of-range');
    expect(desk.refusal(SUPERVISOR, act.extend('2026-09-25', 1.5), under2012)?.field).toBe('days');
    expect(desk.refusal(SUPERVISOR, act.extend('2026-09-25', 5, ''), under2012)?.field).toBe('approverId');
  });
});

describe('the one-shot notice', () => {
  it('names at least one line, each once, each with what is wrong', () => {
    const desk = new Desk().receive('2026-09-18');
    expect(desk.refusal(COUNTER, act.notice('2026-09-18'))).toEqual(error('notice-empty', 'lines'));
    expect(desk.refusal(COUNTER, act.notice('2026-09-18', [2, 'missing'], [2, 'defective']))).toEqual(
      error('line-repeated', 'lines', { line: 2 }),
    );
    const silent: Act = {
      type: 'issue-notice',
      date: '2026-09-18',
      lines: [{ line: 2, materialId: 'line-2', problem: 'missing', what: ' ' }],
      reason: null,
    };
    expect(desk.refusal(COUNTER, silent)).toEqual(error('text-required', 'lines.0.what'));
  });

  it('is sealed: a second one is not the counter’s to issue', () => {
    const desk = noticed();
    expect(desk.allowed(COUNTER)).not.toContain('issue-notice');
    expect(desk.refusal(COUNTER, act.notice('2026-09-21', [1, 'missing']))?.code).toBe(
      'second-notice-needs-supervisor',
    );
    expect(desk.refusal(SUPERVISOR, act.notice('2026-09-21', [1, 'missing']))).toEqual(
      error('reason-required', 'reason'),
    );
    const reasoned: Act = { ...act.notice('2026-09-21', [1, 'missing']), reason: '首次告知遗漏' } as Act;
    desk.do(SUPERVISOR, reasoned);
    expect(desk.events.at(-1)).toMatchObject({
      serial: 2,
      approval: { approverId: SUPERVISOR.id, reason: '首次告知遗漏' },
    });
    desk.do(COUNTER, act.supplements('2026-09-22', 1, 2, 3));
    expect(desk.state()).toBe('accepted');
  });

  it('a defect in what was handed in since may be named by the counter, and nothing beyond it', () => {
    const desk = noticed();
    desk.do(COUNTER, {
      type: 'receive-supplements',
      date: '2026-09-21',
      materialIds: ['line-2'],
      defective: [{ materialId: 'line-3', what: '未盖章' }],
    });
    expect(desk.allowed(COUNTER)).toContain('issue-notice');
    expect(desk.refusal(COUNTER, act.notice('2026-09-21', [3, 'defective'], [1, 'missing']))?.code).toBe(
      'second-notice-needs-supervisor',
    );
    desk.do(COUNTER, act.notice('2026-09-21', [3, 'defective']));
    expect(desk.events.at(-1)).toMatchObject({ serial: 2, approval: null });
    expect(desk.allowed(COUNTER)).not.toContain('issue-notice');
    desk.do(COUNTER, act.supplements('2026-09-22', 3));
    expect(desk.state()).toBe('accepted');
  });

  it('supplements are what was asked: nothing else, nothing twice, not nothing', () => {
    const desk = noticed();
    expect(desk.refusal(COUNTER, act.supplements('2026-09-21'))).toEqual(error('supplements-empty', 'materialIds'));
    expect(desk.refusal(COUNTER, act.supplements('2026-09-21', 2, 4))).toEqual(
      error('supplements-unasked', 'materialIds', { materialId: 'line-4' }),
    );
    expect(desk.refusal(COUNTER, act.supplements('2026-09-21', 2, 2))).toEqual(
      error('line-repeated', 'materialIds', { materialId: 'line-2' }),
    );
    const silent: Act = {
      type: 'receive-supplements',
      date: '2026-09-21',
      materialIds: [],
      defective: [{ materialId: 'line-3', what: '' }],
    };
    expect(desk.refusal(COUNTER, silent)).toEqual(error('text-required', 'defective.0.what'));
  });
});

describe('words that must be there', () => {
  const blank: readonly (readonly [Act, string, string])[] = [
    [{ type: 'refuse', date: '2026-09-18', ground: 'other', reasons: ' ' }, 'reason-required', 'reasons'],
    [{ type: 'not-required', date: '2026-09-18', clause: null, reason: '' }, 'reason-required', 'reason'],
    [
      { type: 'wrong-authority', date: '2026-09-18', rightAuthority: '', reason: null },
      'text-required',
      'rightAuthority',
    ],
    [{ type: 'withdraw', date: '2026-09-18', reason: '' }, 'reason-required', 'reason'],
  ];
  it.each(blank)('%j is refused at its field', (given, code, field) => {
    expect(new Desk().receive('2026-09-18').refusal(COUNTER, given)).toEqual(error(code, field));
  });

  it('a pause is expected to last between one and 250 working days', () => {
    for (const days of [0, -1, 2.5, 251, Number.NaN]) {
      expect(accepted().refusal(REVIEWER, pause(days))).toEqual(
        error('number-out-of-range', 'expectedWorkdays', { lowest: 1, highest: 250 }),
      );
    }
    expect(accepted().refusal(REVIEWER, pause(250))).toBeNull();
  });

  it('leaving a paper behind needs a witness; every delivery a recipient and a place', () => {
    const desk = accepted().do(REVIEWER, act.review('2026-09-21')).do(SECOND_REVIEWER, act.approve('2026-09-22'));
    expect(desk.refusal(COUNTER, deliver({ method: 'left' }))).toEqual(error('witness-required', 'witness'));
    expect(desk.refusal(COUNTER, deliver({ method: 'left', witness: '乙某某' }))).toBeNull();
    expect(desk.refusal(COUNTER, deliver({ recipient: '' }))?.field).toBe('recipient');
    expect(desk.refusal(COUNTER, deliver({ place: ' ' }))?.field).toBe('place');
  });

  it('an order ends later than it begins, and a draw has a ratio between 0 and 100', () => {
    const failed = new Desk({ matter: 'pre-opening', path: 'commitment' }).receive('2026-09-21');
    failed.do(COUNTER, act.permit('2026-09-21')).do(REVIEWER, act.verify('2026-10-20', 'not-conforming'));
    expect(failed.refusal(REVIEWER, act.order('2026-10-21', '2026-10-21'))).toEqual(
      error('deadline-not-after-notice', 'deadline'),
    );
    const filed = new Desk({ matter: 'completion-filing' }).receive('2026-09-23', '2026-09-18');
    filed.do(COUNTER, act.file('2026-09-23'));
    const draw: Act = { type: 'draw', date: '2026-09-23', result: 'drawn', ratioPercent: 101, lot: null };
    expect(filed.refusal(COUNTER, draw)?.field).toBe('ratioPercent');
  });
});

describe('acts out of turn', () => {
  it.each([
    ['a second acceptance', act.accept('2026-09-21')],
    ['a refusal after acceptance', { type: 'refuse', date: '2026-09-21', ground: 'other', reasons: 'x' } as Act],
    ['filing a design review', act.file('2026-09-21')],
    ['permitting without commitment', act.permit('2026-09-21')],
    ['drawing a design review', act.draw('2026-09-21', 'drawn')],
    ['delivering before the decision', act.deliver('2026-09-21')],
    ['archiving before the delivery', act.archive('2026-09-21')],
  ])('%s is not allowed in this state', (_, given) => {
    expect(accepted().refusal(COUNTER, given)).toEqual(error('act-not-allowed-in-state', null, { state: 'accepted' }));
  });

  it('nothing is withdrawn after the decision', () => {
    const desk = accepted().do(REVIEWER, act.review('2026-09-21')).do(SECOND_REVIEWER, act.approve('2026-09-22'));
    expect(desk.refusal(COUNTER, act.withdraw('2026-09-22'))?.code).toBe('act-not-allowed-in-state');
  });

  it('a decision without a technical review is refused', () => {
    expect(accepted().refusal(SECOND_REVIEWER, act.approve('2026-09-22'))?.code).toBe('technical-review-missing');
  });

  it('a case without events allows nothing', () => {
    expect([COUNTER, REVIEWER, SUPERVISOR].flatMap((staff) => new Desk().allowed(staff))).toEqual([]);
  });
});
