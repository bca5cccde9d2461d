import { describe, expect, it } from 'vitest';
import { dueAnswerer } from '../../electron/cli/due.ts';

type Dated = readonly [type: string, date: string, more?: Readonly<Record<string, unknown>>];

function ask(request: Readonly<Record<string, unknown>>, ...events: readonly Dated[]) {
  const line = { ruleSet: '2020', asOf: '2026-03-20', calendar: { publishedThrough: '2026-12-31' }, ...request };
  return dueAnswerer('2026-11-21').answer(
    JSON.stringify({ ...line, events: events.map(([type, date, more]) => ({ type, date, ...more })) }),
  );
}

/** One clock as `state due remaining outcome`. */
function clock(answer: ReturnType<typeof ask>, id: string): string {
  if ('error' in answer) return `${answer.error.code} ${answer.error.path}`;
  const found = answer.clocks.find((one) => one.id === id);
  return found === undefined
    ? 'none'
    : `${found.state} ${found.statutory.due} ${found.statutory.remaining} ${found.outcome}`;
}

const RECEIVED: Dated = ['received', '2026-03-02'];
const ACCEPTED: Dated = ['accepted', '2026-03-02'];
const COMMITMENT = { matter: 'pre-opening', path: 'commitment' };

describe('due, in a calendar without holidays', () => {
  it('takes a re-inspection that nobody asked for after a rectification order', () => {
    const answer = ask(
      COMMITMENT,
      RECEIVED,
      ACCEPTED,
      ['permitted', '2026-03-02'],
      ['verified', '2026-03-10', { positive: false }],
      ['rectification-noticed', '2026-03-13'],
      ['reinspected', '2026-03-20'],
    );
    expect(clock(answer, 'rectification-notice')).toBe('stopped 2026-03-13 0 on-time');
    expect(clock(answer, 'reinspection')).toBe('none');
  });

  it('refuses a re-inspection that neither a request nor an order comes before', () => {
    const answer = ask(COMMITMENT, RECEIVED, ACCEPTED, ['permitted', '2026-03-02'], ['reinspected', '2026-03-20']);
    expect(clock(answer, 'reinspection')).toBe('event-order events.3');
  });

  it.each([
    ['2026-03-09', 'running 2026-03-09 0 null', 'none'],
    ['2026-03-10', 'running 2026-03-09 -1 null', 'running 2026-03-23 9 null'],
  ])('accepts by law only from the day after the fifth working day: on %s', (asOf, oneShot, decision) => {
    const answer = ask({ matter: 'design-review', asOf }, RECEIVED);
    expect(clock(answer, 'one-shot')).toBe(oneShot);
    expect(clock(answer, 'decision')).toBe(decision);
  });

  it.each<readonly [string, string, readonly Dated[]]>([
    [
      'begun on the day of acceptance',
      'running 2026-03-26 4 null',
      [
        ['paused', '2026-03-02', { reason: 'hearing' }],
        ['resumed', '2026-03-05'],
      ],
    ],
    [
      'overlapping',
      'running 2026-03-27 5 null',
      [
        ['paused', '2026-03-03', { reason: 'hearing' }],
        ['paused', '2026-03-04', { reason: 'testing' }],
        ['resumed', '2026-03-05'],
        ['resumed', '2026-03-09'],
      ],
    ],
    [
      'adjacent',
      'running 2026-03-27 5 null',
      [
        ['paused', '2026-03-03', { reason: 'hearing' }],
        ['resumed', '2026-03-05'],
        ['paused', '2026-03-05', { reason: 'testing' }],
        ['resumed', '2026-03-09'],
      ],
    ],
    [
      'begun and ended on one day',
      'running 2026-03-23 1 null',
      [
        ['paused', '2026-03-09', { reason: 'hearing' }],
        ['resumed', '2026-03-09'],
      ],
    ],
    ['open', 'paused null 10 null', [['paused', '2026-03-09', { reason: 'hearing' }]]],
  ])('counts no day of pauses that are %s', (_how, expected, pauses) => {
    expect(clock(ask({ matter: 'design-review' }, RECEIVED, ACCEPTED, ...pauses), 'decision')).toBe(expected);
  });

  it('knows a weekend of Friday and Saturday', () => {
    const calendar = { weekend: [5, 6], publishedThrough: '2026-12-31' };
    const answer = ask({ matter: 'design-review', calendar }, RECEIVED, ['accepted', '2026-03-05']);
    expect(clock(answer, 'decision')).toBe('running 2026-03-26 5 null');
  });

  it('delivers positive decisions only', () => {
    const decided = (positive: boolean) =>
      clock(ask({ matter: 'design-review' }, RECEIVED, ACCEPTED, ['decided', '2026-03-20', { positive }]), 'delivery');
    expect(decided(true)).toBe('running 2026-04-03 10 null');
    expect(decided(false)).toBe('none');
  });

  it.each(['2020', '2012'] as const)('counts every clock of a filing under rule set %s', (ruleSet) => {
    const days: readonly Dated[] =
      ruleSet === '2020'
        ? [
            ['received', '2026-03-06'],
            ['filed', '2026-03-13'],
            ['drawn', '2026-03-13'],
            ['checked', '2026-04-03', { positive: false }],
            ['reinspection-requested', '2026-04-07'],
            ['reinspected', '2026-04-16'],
          ]
        : [
            ['received', '2026-03-10'],
            ['filed', '2026-03-17'],
            ['drawn', '2026-03-17'],
            ['checked', '2026-04-14', { positive: false }],
            ['reinspection-requested', '2026-04-14'],
            ['reinspected', '2026-05-12'],
          ];
    const answer = ask({ ruleSet, matter: 'completion-filing' }, ['completion-passed', '2026-02-27'], ...days);
    for (const id of ['filing-due', 'one-shot', 'voucher', 'spot-check', 'filing-reinspection']) {
      expect(clock(answer, id), id).toMatch(/^stopped \S+ 0 on-time$/);
    }
  });
});
