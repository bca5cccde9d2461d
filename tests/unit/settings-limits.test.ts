import { describe, expect, test } from 'vitest';
import { limitInput, limitRows, limitTexts } from '../../renderer/features/settings/limits-form.ts';
import { settingsIssues } from '../../shared/settings/check.ts';
import { DEFAULT_SETTINGS, withChange } from '../../shared/settings/settings.ts';

const rows = limitRows('2026-09-18');
const row = (matter: string, clock: string) => rows.find((one) => one.matter === matter && one.clock === clock);

describe('the table of limits', () => {
  test('a design review is decided within 15 working days, and so much may be promised', () =>
    expect(row('design-review', 'decision')).toEqual({
      matter: 'design-review',
      clock: 'decision',
      path: 'promised.design-review.decision',
      statutory: [15],
      citation: '住建部令51号 §22',
      promise: 'promisable',
      ceiling: 15,
    }));
  test('the permit on commitment shows both channels and needs no promise', () => {
    expect(row('pre-opening', 'permit')?.statutory).toEqual([0, 1]);
    expect(row('pre-opening', 'permit')?.promise).toBe('same-day');
  });
  test("reporting within five days is the applicant's duty, not the office's promise", () =>
    expect(row('completion-filing', 'filing-due')?.promise).toBe('applicant'));
  test('the whole pre-opening inspection may be promised up to 13 working days', () =>
    expect(row('pre-opening', 'total')?.ceiling).toBe(13));
  test('a clock of several paths stands in the table once', () =>
    expect(rows.filter((one) => one.matter === 'pre-opening' && one.clock === 'delivery')).toHaveLength(1));
});

describe('what is sent', () => {
  const settings = { ...DEFAULT_SETTINGS, promised: { 'design-review': { decision: 10, delivery: 5 } } };
  const stored = limitTexts(settings);
  test('a changed figure sends its whole matter, others are left alone', () =>
    expect(limitInput(stored, { ...stored, 'promised.design-review.decision': '8' }, '2026-09-19')).toEqual({
      effectiveFrom: '2026-09-19',
      promised: { 'design-review': { decision: 8, delivery: 5 } },
    }));
  test('emptied fields take the promises of a matter back', () =>
    expect(
      limitInput(
        stored,
        { ...stored, 'promised.design-review.decision': '', 'promised.design-review.delivery': ' ' },
        '2026-09-19',
      ),
    ).toEqual({ effectiveFrom: '2026-09-19', promised: { 'design-review': {} } }));
  test('the days of warning go by themselves', () =>
    expect(limitInput(stored, { ...stored, warnWorkdays: '２' }, '2026-09-19')).toEqual({
      effectiveFrom: '2026-09-19',
      warnWorkdays: 2,
    }));
  test('one day more than the law allows is named with the limit', () => {
    const { effectiveFrom, ...change } = limitInput(
      stored,
      { ...stored, 'promised.design-review.decision': '16' },
      '2026-09-19',
    );
    expect(settingsIssues(withChange(settings, change), effectiveFrom)).toEqual([
      { path: 'promised.design-review.decision', problem: 'promised-exceeds-statutory', limit: 15 },
    ]);
  });
});
