import { describe, expect, test } from 'vitest';
import { determine, determinePreOpening } from '../../shared/determination/determine.ts';
import type { DeterminationFacts } from '../../shared/determination/types.ts';
import { emptyIntake } from '../../renderer/features/intake/intake-form.ts';
import type { IntakeForm } from '../../renderer/features/intake/intake-form.ts';
import { choiceKey, choiceOf, MATTER_CHOICES } from '../../renderer/features/intake/matter-choice.ts';
import { allPresent, checklistOf, pressRow, withDefect } from '../../renderer/features/intake/material-rows.ts';
import { adviceFor, noticePlan, submitPlan, summarise } from '../../renderer/features/intake/outcome-plan.ts';
import { intake as words } from '../../renderer/locales/zh-CN/intake.ts';
import { terms } from '../../renderer/locales/zh-CN/terms.ts';
import { rankOptions } from '../../renderer/ui/type-ahead.ts';

const DAY = '2026-09-21';

function form(matter: IntakeForm['matter'], path: IntakeForm['path'] = 'ordinary'): IntakeForm {
  return { ...emptyIntake(DAY), matter, path };
}
function plans(now: IntakeForm) {
  const summary = summarise(now, checklistOf(now, DAY), DAY);
  return { summary, f8: submitPlan(now, summary), f9: noticePlan(now, summary) };
}

describe('what F8 and F9 would do', () => {
  test('nothing before a matter is chosen', () => {
    expect(plans(form(null))).toMatchObject({
      f8: { kind: 'blocked', why: 'no-matter' },
      f9: { kind: 'blocked', why: 'no-matter' },
    });
  });

  test('nothing while a line is unchecked', () => {
    const { summary, f8, f9 } = plans(form('completion-acceptance'));
    expect(summary).toMatchObject({ unchecked: 3, missing: 0, defective: 0 });
    expect([f8, f9]).toEqual([
      { kind: 'blocked', why: 'unchecked' },
      { kind: 'blocked', why: 'unchecked' },
    ]);
  });

  test.each([
    ['design-review', 'ordinary', 'accept'],
    ['completion-acceptance', 'ordinary', 'accept'],
    ['completion-filing', 'ordinary', 'file'],
    ['completion-filing', 'commitment', 'file'],
    ['pre-opening', 'ordinary', 'accept'],
    ['pre-opening', 'commitment', 'permit'],
  ] as const)('a complete %s (%s) ends with %s', (matter, path, type) => {
    const start = form(matter, path);
    const { f8, f9 } = plans(allPresent(start, checklistOf(start, DAY)));
    expect(f8).toEqual({ kind: 'ready', outcome: { type } });
    expect(f9).toEqual({ kind: 'blocked', why: 'nothing' });
  });

  test('one missing and one defective line make a notice of exactly these two', () => {
    const start = form('completion-acceptance');
    const rows = checklistOf(start, DAY);
    let now = pressRow(start, rows, 0, 'toggle').form;
    now = pressRow(now, rows, 1, 'defective').form;
    const [, report] = rows;
    if (report === undefined) throw new Error('no second line');
    now = withDefect(now, report, '未盖章');
    now = pressRow(now, rows, 2, 'missing').form;
    const { summary, f8, f9 } = plans(now);
    expect(summary.open.map(({ required, problem, defect }) => [required.material.line, problem, defect])).toEqual([
      [2, 'defective', '未盖章'],
      [3, 'missing', null],
    ]);
    expect(f8).toEqual({ kind: 'blocked', why: 'incomplete' });
    expect(f9).toEqual({ kind: 'ready' });
  });

  test('a defect without words stops both', () => {
    const start = form('completion-acceptance');
    const rows = checklistOf(start, DAY);
    const now = pressRow(allPresent(start, rows), rows, 1, 'defective').form;
    const { summary, f8, f9 } = plans(now);
    expect(summary.unfinished).toBe(1);
    expect([f8, f9]).toEqual([
      { kind: 'blocked', why: 'unfinished' },
      { kind: 'blocked', why: 'unfinished' },
    ]);
  });
});

describe('what the determination means for the counter', () => {
  const advise = (matter: IntakeForm['matter'], facts: Omit<DeterminationFacts, 'ruleSet'>) => {
    const known: DeterminationFacts = { ruleSet: '2020', ...facts };
    const advice = adviceFor(matter, determine(known, {}), determinePreOpening(known, {}));
    return { ...advice, works: advice.works.map(choiceKey), opening: advice.opening.map(choiceKey) };
  };

  test('a theatre of 2,480 m² that came for design review is told that only a filing is needed', () => {
    expect(advise('design-review', { use: 'theatre', floorArea: 2480 })).toEqual({
      works: ['completion-filing/ordinary', 'completion-filing/commitment'],
      opening: ['pre-opening/ordinary', 'pre-opening/commitment'],
      conflict: 'not-required',
    });
  });

  test('a hotel of 12,400 m² is right at the design review', () => {
    expect(advise('design-review', { use: 'hotel', floorArea: 12_400 }).conflict).toBe('none');
    expect(advise('completion-filing', { use: 'hotel', floorArea: 12_400 }).conflict).toBe('not-required');
  });

  test('while a fact is missing nothing is judged', () => {
    expect(advise('design-review', { use: 'hotel' })).toMatchObject({ works: [], conflict: 'none' });
    expect(advise('pre-opening', {})).toMatchObject({ opening: [], conflict: 'none' });
  });

  test('an office needs no inspection before opening', () => {
    expect(advise('pre-opening', { use: 'office', floorArea: 800 }).conflict).toBe('not-required');
  });
});

describe('a matter is found by what a clerk types', () => {
  const options = MATTER_CHOICES.map((choice) => ({
    key: choiceKey(choice),
    label: terms.matter[choice.matter] + (choice.path === 'ordinary' ? '' : terms.path[choice.path]),
    keys: words.matterKeys[choiceKey(choice)],
  }));
  test.each([
    ['sjsc', 'design-review/ordinary'],
    ['SJ', 'design-review/ordinary'],
    ['ys', 'completion-acceptance/ordinary'],
    ['ba', 'completion-filing/ordinary'],
    ['备案', 'completion-filing/ordinary'],
    ['kyq', 'pre-opening/ordinary'],
    ['cn', 'pre-opening/commitment'],
    ['1', 'design-review/ordinary'],
    ['２', 'completion-acceptance/ordinary'],
    ['3', 'completion-filing/ordinary'],
    ['4', 'completion-filing/commitment'],
    ['5', 'pre-opening/ordinary'],
    ['6', 'pre-opening/commitment'],
  ])('%s', (typed, key) => {
    expect(rankOptions(options, typed)[0]?.key).toBe(key);
  });

  test('each digit belongs to the choice of that place in the list', () => {
    MATTER_CHOICES.forEach((choice, index) => {
      expect(words.matterKeys[choiceKey(choice)].split(' ')[0]).toBe(String(index + 1));
    });
    expect(MATTER_CHOICES).toHaveLength(6);
    expect(choiceOf('design-review/commitment')).toBeNull();
    expect(choiceOf(null)).toBeNull();
  });
});
