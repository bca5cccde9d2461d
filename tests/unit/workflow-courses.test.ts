import { describe, expect, it } from 'vitest';
import { toTimeEvents } from '../../shared/workflow/history.ts';
import { isTerminal } from '../../shared/workflow/state.ts';
import { COUNTER, Desk, REVIEWER, SECOND_REVIEWER, SUPERVISOR, act } from './workflow-desk.ts';

const accepted = () =>
  new Desk({ matter: 'completion-acceptance' }).receive('2026-09-21').do(COUNTER, act.accept('2026-09-21'));
const permitted = () =>
  new Desk({ matter: 'pre-opening', path: 'commitment' }).receive('2026-09-21').do(COUNTER, act.permit('2026-09-21'));
const filed = () =>
  new Desk({ matter: 'completion-filing' }).receive('2026-09-23', '2026-09-11').do(COUNTER, act.file('2026-09-23'));
const paperOf = ({ type }: { readonly type: string }) => (type === 'paused' ? '特别程序告知书 〔2026〕第0003号' : null);

describe('a design review', () => {
  it('goes from the counter over technical review and a second person’s decision to the archive', () => {
    const desk = new Desk().receive('2026-09-18');
    expect(desk.allowed(COUNTER)).toEqual([
      'accept',
      'issue-notice',
      'refuse',
      'not-required',
      'wrong-authority',
      'withdraw',
    ]);
    desk.do(COUNTER, act.accept('2026-09-18'));
    expect(desk.allowed(REVIEWER)).toEqual(['technical-review', 'pause', 'withdraw']);
    desk.do(REVIEWER, act.review('2026-09-28'));
    expect(desk.allowed(REVIEWER)).not.toContain('decide');
    expect(desk.allowed(SECOND_REVIEWER)).toContain('decide');
    desk.do(SECOND_REVIEWER, act.approve('2026-10-09'));
    expect(desk.allowed(COUNTER)).toEqual(['deliver']);
    desk.do(COUNTER, act.deliver('2026-10-12')).do(COUNTER, act.archive('2026-10-13'));
    expect(desk.state()).toBe('archived');
    expect(desk.allowed(COUNTER)).toEqual([]);
    expect(desk.allowed(SUPERVISOR)).toEqual(['correct']);
  });

  it('by special design: paused for expert review, nothing is decided meanwhile', () => {
    const desk = new Desk().receive('2026-09-24').do(COUNTER, act.accept('2026-09-24'));
    desk.do(REVIEWER, act.review('2026-09-25')).do(REVIEWER, act.pause('2026-09-28'));
    expect(desk.refusal(SECOND_REVIEWER, act.approve('2026-10-09'))?.code).toBe('pause-open');
    expect(desk.refusal(REVIEWER, act.pause('2026-09-29'))?.code).toBe('pause-open');
    desk.do(REVIEWER, act.resume('2026-10-22')).do(SECOND_REVIEWER, act.approve('2026-11-11'));
    expect(desk.refusal(REVIEWER, act.resume('2026-11-12'))?.code).toBe('act-not-allowed-in-state');
  });
});

describe('a completion acceptance', () => {
  it('needs the visit and the technical review before the decision, in either order', () => {
    const desk = accepted();
    expect(desk.refusal(SECOND_REVIEWER, act.approve('2026-10-09'))?.code).toBe('inspection-missing');
    desk.do(REVIEWER, act.inspect('2026-09-29'));
    expect(desk.refusal(SECOND_REVIEWER, act.approve('2026-10-09'))?.code).toBe('technical-review-missing');
    desk.do(REVIEWER, act.review('2026-09-28')).do(SECOND_REVIEWER, act.approve('2026-10-09'));
    expect(desk.state()).toBe('decided');
    const other = accepted().do(REVIEWER, act.review('2026-09-28')).do(REVIEWER, act.inspect('2026-09-29'));
    expect(other.allowed(SECOND_REVIEWER)).toContain('decide');
  });

  it('that failed its visit may be rejected with reasons, not approved; after another visit it may', () => {
    const desk = accepted().do(REVIEWER, act.review('2026-09-28'));
    desk.do(REVIEWER, act.inspect('2026-09-29', 'not-conforming'));
    expect(desk.refusal(SECOND_REVIEWER, act.approve('2026-10-09'))).toMatchObject({
      code: 'decision-contradicts-findings',
      field: 'result',
    });
    expect(desk.refusal(SECOND_REVIEWER, act.reject('2026-10-09'))).toBeNull();
    expect(desk.refusal(SECOND_REVIEWER, act.reject('2026-10-09', null))?.code).toBe('reason-required');
    desk.do(REVIEWER, act.inspect('2026-10-08')).do(SECOND_REVIEWER, act.approve('2026-10-09'));
  });

  it('the ward block: report defective, drawings missing, back in two portions, accepted on the second day', () => {
    const desk = new Desk({ matter: 'completion-acceptance' }).receive('2026-09-21');
    desk.do(COUNTER, act.notice('2026-09-21', [2, 'defective'], [3, 'missing']));
    desk.do(COUNTER, act.supplements('2026-09-22', 2));
    expect(desk.state()).toBe('supplement-requested');
    expect(desk.refusal(COUNTER, act.accept('2026-09-22'))).toEqual({
      code: 'supplements-incomplete',
      field: null,
      data: { outstanding: 1 },
    });
    desk.do(COUNTER, act.supplements('2026-09-28', 3));
    expect(desk.story()).toEqual([
      '2026-09-21 received',
      '2026-09-21 supplement-requested',
      '2026-09-22 supplement-partial',
      '2026-09-28 supplemented',
      '2026-09-28 accepted',
    ]);
    expect(desk.events.at(-1)).toMatchObject({ basis: 'supplemented' });
  });
});

describe('a pre-opening inspection', () => {
  it('ordinary: visit, decision, delivery', () => {
    const desk = new Desk({ matter: 'pre-opening' }).receive('2026-09-22').do(COUNTER, act.accept('2026-09-22'));
    expect(desk.allowed(REVIEWER)).toEqual(['inspect', 'pause', 'withdraw']);
    desk.do(REVIEWER, act.inspect('2026-09-30')).do(REVIEWER, act.approve('2026-10-10'));
    expect(desk.do(COUNTER, act.deliver('2026-10-12')).state()).toBe('delivered');
  });

  it('ordinary: after a failed visit an order, a request and another visit before the decision', () => {
    const desk = new Desk({ matter: 'pre-opening' }).receive('2026-09-22').do(COUNTER, act.accept('2026-09-22'));
    desk.do(REVIEWER, act.inspect('2026-09-29', 'not-conforming'));
    desk.do(REVIEWER, act.order('2026-09-29', '2026-09-30')).do(COUNTER, act.askAgain('2026-09-30'));
    desk.do(REVIEWER, act.reinspect('2026-10-08', 'conforming')).do(REVIEWER, act.approve('2026-10-08'));
    expect(desk.state()).toBe('decided');
  });

  it('an order needs a failed visit', () => {
    const desk = new Desk({ matter: 'pre-opening' }).receive('2026-09-22').do(COUNTER, act.accept('2026-09-22'));
    desk.do(REVIEWER, act.inspect('2026-09-29'));
    expect(desk.refusal(REVIEWER, act.order('2026-09-29', '2026-09-30'))?.code).toBe('act-not-allowed-in-state');
  });

  it('by commitment: accepted and permitted in one act, verified after delivery, archived', () => {
    const desk = permitted();
    expect(desk.story()).toEqual(['2026-09-21 received', '2026-09-21 accepted', '2026-09-21 permitted']);
    expect(desk.do(COUNTER, act.deliver('2026-09-22')).state()).toBe('delivered');
    expect(desk.allowed(REVIEWER)).toEqual(['verify']);
    desk.do(REVIEWER, act.verify('2026-10-20', 'conforming'));
    expect(desk.do(REVIEWER, act.archive('2026-10-21')).state()).toBe('archived');
  });

  it('by commitment: accepted first, permitted later by another act', () => {
    const desk = new Desk({ matter: 'pre-opening', path: 'commitment' }).receive('2026-09-21');
    desk.do(COUNTER, act.accept('2026-09-21')).do(COUNTER, act.permit('2026-09-22'));
    expect(desk.state()).toBe('permitted');
    expect(desk.allowed(REVIEWER)).not.toContain('decide');
  });

  it('by commitment: a permit not yet delivered keeps the file open after a good verification', () => {
    const desk = permitted().do(REVIEWER, act.verify('2026-10-20', 'conforming'));
    expect(desk.state()).toBe('verified');
    expect(desk.allowed(COUNTER)).toEqual(['deliver']);
    expect(desk.do(COUNTER, act.deliver('2026-10-20')).allowed(COUNTER)).toEqual(['archive']);
  });

  it('by commitment: failed, ordered, failed again, revoked, served, archived', () => {
    const desk = permitted().do(COUNTER, act.deliver('2026-09-22'));
    desk.do(REVIEWER, act.verify('2026-10-20', 'not-conforming'));
    expect(desk.refusal(REVIEWER, act.revoke('2026-10-20'))?.code).toBe('act-not-allowed-in-state');
    desk.do(REVIEWER, act.order('2026-10-21', '2026-11-04'));
    desk.do(REVIEWER, act.reinspect('2026-11-05', 'not-conforming')).do(REVIEWER, act.revoke('2026-11-06'));
    expect(desk.state()).toBe('revoked');
    expect(desk.allowed(COUNTER)).toEqual(['deliver']);
    desk.do(COUNTER, act.deliver('2026-11-07')).do(COUNTER, act.archive('2026-11-07'));
    expect(isTerminal(desk.state())).toBe(true);
  });
});

describe('a completion filing', () => {
  it('is filed, not accepted or decided', () => {
    const desk = new Desk({ matter: 'completion-filing' }).receive('2026-09-23', '2026-09-11');
    expect(desk.story()[0]).toBe('2026-09-11 completion-passed');
    expect(desk.allowed(COUNTER)).toEqual([
      'issue-notice',
      'refuse',
      'not-required',
      'wrong-authority',
      'file',
      'withdraw',
    ]);
  });

  it('not drawn: archived', () => {
    const desk = filed().do(SUPERVISOR, act.draw('2026-09-23', 'not-drawn'));
    expect(desk.state()).toBe('not-drawn');
    expect(desk.do(COUNTER, act.archive('2026-09-24')).state()).toBe('archived');
  });

  it('drawn, failed, re-inspected on request until it conforms', () => {
    const desk = filed().do(COUNTER, act.draw('2026-09-23', 'drawn'));
    desk.do(REVIEWER, act.check('2026-10-09', 'not-conforming'));
    expect(desk.refusal(REVIEWER, act.reinspect('2026-10-10', 'conforming'))?.code).toBe('act-not-allowed-in-state');
    desk.do(COUNTER, act.askAgain('2026-10-20')).do(REVIEWER, act.reinspect('2026-10-26', 'not-conforming'));
    desk.do(COUNTER, act.askAgain('2026-11-02')).do(REVIEWER, act.reinspect('2026-11-09', 'conforming'));
    expect(desk.state()).toBe('reinspected');
    expect(desk.allowed(COUNTER)).toEqual(['deliver', 'archive']);
  });

  it('supplements in full file it that day', () => {
    const desk = new Desk({ matter: 'completion-filing' }).receive('2026-09-23', '2026-09-18');
    desk.do(COUNTER, act.notice('2026-09-23', [3, 'missing'])).do(COUNTER, act.supplements('2026-09-25', 3));
    expect(desk.story().slice(-2)).toEqual(['2026-09-25 supplemented', '2026-09-25 filed']);
  });

  it('is no licence: nobody accepts it by law', () => {
    const desk = new Desk({ matter: 'completion-filing' }).receive('2026-09-23', '2026-09-18');
    expect(desk.state({ deemedAccepted: true })).toBe('received');
    expect(desk.allowed(COUNTER, { deemedAccepted: true })).toContain('file');
  });
});

describe('a case that ends at the counter', () => {
  it.each([
    ['refused', { type: 'refuse', date: '2026-09-18', ground: 'false-material', reasons: '材料虚假' }],
    ['not-required', { type: 'not-required', date: '2026-09-18', clause: '14(4)', reason: '未超过2500平方米' }],
    ['wrong-authority', { type: 'wrong-authority', date: '2026-09-18', rightAuthority: '消防救援机构', reason: null }],
    ['withdrawn', act.withdraw('2026-09-18')],
  ] as const)('%s: nothing but delivering, archiving and correcting remains', (state, ending) => {
    const desk = new Desk().receive('2026-09-18').do(COUNTER, ending);
    expect(desk.state()).toBe(state);
    const left = [COUNTER, REVIEWER, SUPERVISOR].flatMap((staff) => desk.allowed(staff));
    expect(left.filter((type) => !['deliver', 'archive', 'correct'].includes(type))).toEqual([]);
  });
});

describe('acceptance by law', () => {
  const late = { deemedAccepted: true, asOf: '2026-11-23' } as const;

  it('a review put aside for five working days is confirmed as accepted on the day of receipt', () => {
    const desk = new Desk({ asOf: '2026-11-23' }).receive('2026-11-13');
    expect(desk.state(late)).toBe('deemed-accepted');
    expect(desk.allowed(COUNTER, late)).toEqual(['confirm-deemed', 'withdraw']);
    expect(desk.refusal(COUNTER, act.notice('2026-11-20', [1, 'missing']), late)?.code).toBe(
      'act-not-allowed-in-state',
    );
    desk.do(COUNTER, { type: 'confirm-deemed', date: '2026-11-23' }, late);
    expect(desk.events.at(-1)).toMatchObject({ type: 'accepted', date: '2026-11-13', basis: 'deemed' });
    expect(desk.state(late)).toBe('accepted');
  });

  it('cannot be confirmed while the five days still run', () => {
    const desk = new Desk().receive('2026-11-13');
    expect(desk.refusal(COUNTER, { type: 'confirm-deemed', date: '2026-11-16' })?.code).toBe(
      'act-not-allowed-in-state',
    );
  });
});

describe('what the time-limit engine is told', () => {
  it('outcomes, pauses and extensions with their paper; records that move no clock are left out', () => {
    const desk = new Desk({ ruleSet: '2012', extensionWorkdays: 10, asOf: '2026-10-09' }).receive('2026-09-18');
    desk.do(COUNTER, act.accept('2026-09-18')).do(REVIEWER, act.pause('2026-09-22'));
    desk.do(REVIEWER, act.resume('2026-09-28')).do(SUPERVISOR, act.extend('2026-09-29', 10));
    desk.do(REVIEWER, act.review('2026-10-08', 'not-conforming')).do(SECOND_REVIEWER, act.reject('2026-10-09'));
    expect(toTimeEvents(desk.events, paperOf)).toEqual([
      { type: 'received', date: '2026-09-18' },
      { type: 'accepted', date: '2026-09-18' },
      { type: 'paused', date: '2026-09-22', reason: 'expert-review', paper: '特别程序告知书 〔2026〕第0003号' },
      { type: 'resumed', date: '2026-09-28' },
      { type: 'extended', date: '2026-09-29', days: 10 },
      { type: 'decided', date: '2026-10-09', positive: false },
    ]);
  });
});
