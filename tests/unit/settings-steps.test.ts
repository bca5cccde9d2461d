import { describe, expect, test } from 'vitest';
import { extensionRows, limitInput, limitTexts } from '../../renderer/features/settings/limits-form.ts';
import {
  dividableClocks,
  stepFieldOf,
  stepInput,
  stepRows,
  stepTexts,
  textsOfRows,
  totalOfRows,
} from '../../renderer/features/settings/steps-form.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';

const settings = {
  ...DEFAULT_SETTINGS,
  subSteps: {
    'design-review': {
      decision: [
        { name: '受理审查', workdays: 1, endsWith: null },
        { name: '技术审查', workdays: 4, endsWith: 'technical-reviewed' as const },
      ],
      delivery: [{ name: '制证', workdays: 3, endsWith: null }],
    },
  },
};
const stored = stepTexts(settings);
const rowsOf = (texts: Readonly<Record<string, string>>) => stepRows(texts, 'design-review', 'decision');

describe('sub-steps as fields', () => {
  test('stand in their order, each with name, days and the record that ends it', () => {
    expect(rowsOf(stored)).toEqual([
      { name: '受理审查', workdays: '1', endsWith: '' },
      { name: '技术审查', workdays: '4', endsWith: 'technical-reviewed' },
    ]);
    expect(totalOfRows(rowsOf(stored))).toBe(5);
    expect(totalOfRows([{ name: '甲', workdays: '二', endsWith: '' }])).toBe(0);
  });

  test('a changed one sends all clocks of its matter, and nothing is sent while nothing is changed', () => {
    expect(stepInput(stored, stored)).toEqual({});
    const texts = { ...stored, 'subSteps.design-review.decision.1.workdays': '５' };
    expect(stepInput(stored, texts)).toEqual({
      subSteps: {
        'design-review': {
          decision: [
            { name: '受理审查', workdays: 1, endsWith: null },
            { name: '技术审查', workdays: 5, endsWith: 'technical-reviewed' },
          ],
          delivery: [{ name: '制证', workdays: 3, endsWith: null }],
        },
      },
    });
  });

  test('blank lines are left out, and a problem still finds the line it belongs to', () => {
    const texts = {
      ...stored,
      ...textsOfRows('design-review', 'decision', [
        { name: '受理审查', workdays: '1', endsWith: '' },
        { name: '', workdays: '', endsWith: '' },
        { name: '技术审查', workdays: '', endsWith: '' },
      ]),
    };
    expect(stepInput(stored, texts).subSteps?.['design-review']?.decision).toEqual([
      { name: '受理审查', workdays: 1, endsWith: null },
      { name: '技术审查', workdays: Number.NaN, endsWith: null },
    ]);
    expect(stepFieldOf(texts)('subSteps.design-review.decision.1.workdays')).toBe(
      'subSteps.design-review.decision.2.workdays',
    );
    expect(stepFieldOf(texts)('promised.design-review.decision')).toBe('promised.design-review.decision');
  });

  test('emptied lines take the steps of a clock back', () => {
    const texts = { ...stored, ...textsOfRows('design-review', 'delivery', []) };
    expect(stepInput(stored, texts).subSteps?.['design-review']).not.toHaveProperty('delivery');
  });

  test('a clock can be divided where it can be promised: not the same day, not the applicant’s own duty', () => {
    const clocks = dividableClocks('2026-09-18').map(({ matter, clock }) => `${matter} ${clock}`);
    expect(clocks).toContain('pre-opening total');
    expect(clocks).not.toContain('pre-opening permit');
    expect(clocks).not.toContain('completion-filing filing-due');
  });
});

describe('extensions as fields', () => {
  test('under the rules of 2020 a design review and an acceptance may be extended where the office allows it', () =>
    expect(extensionRows('2026-09-18')).toEqual([
      { matter: 'design-review', path: 'extensions.2020.design-review', ceiling: 10, byRule: 0 },
      { matter: 'completion-acceptance', path: 'extensions.2020.completion-acceptance', ceiling: 10, byRule: 0 },
    ]));

  test('under the rules of 2012 ten working days are the rule', () =>
    expect(extensionRows('2015-09-01').map(({ path, byRule }) => [path, byRule])).toEqual([
      ['extensions.2012.design-review', 10],
      ['extensions.2012.completion-acceptance', 10],
    ]));

  test('a changed figure sends its whole rule set, an emptied one goes back to the rule', () => {
    const set = { ...DEFAULT_SETTINGS, extensions: { '2020': { 'design-review': 5, 'completion-acceptance': 0 } } };
    const texts = limitTexts(set);
    expect(texts['extensions.2020.completion-acceptance']).toBe('0');
    expect(limitInput(texts, { ...texts, 'extensions.2020.design-review': '' }, '2026-09-19')).toEqual({
      effectiveFrom: '2026-09-19',
      extensions: { '2020': { 'completion-acceptance': 0 } },
    });
  });
});
