import { describe, expect, test } from 'vitest';
import { emptyIntake } from '../../renderer/features/intake/intake-form.ts';
import type { IntakeForm } from '../../renderer/features/intake/intake-form.ts';
import {
  allPresent,
  checklistOf,
  pressRow,
  questionsOf,
  rowActOf,
  tickOf,
} from '../../renderer/features/intake/material-rows.ts';
import type { RowAct } from '../../renderer/features/intake/material-rows.ts';

const DAY = '2026-09-21';

function form(matter: IntakeForm['matter'], path: IntakeForm['path'] = 'ordinary'): IntakeForm {
  return { ...emptyIntake(DAY), matter, path };
}
function resultsOf(now: IntakeForm): readonly string[] {
  return checklistOf(now, DAY).map((row) => (row.applies ? tickOf(now, row).result : 'does not apply'));
}
/** Presses one key per entry, each on its row. */
function pressed(start: IntakeForm, keys: readonly (readonly [number, RowAct])[]): IntakeForm {
  return keys.reduce((now, [at, act]) => pressRow(now, checklistOf(now, DAY), at, act).form, start);
}

describe('keys of the material list', () => {
  test('letters in either case, the space bar and the minus sign', () => {
    expect([' ', 'm', 'M', '-', 'd', 'C', 'r', 'v', 'n', 'A', 'Enter', 'Delete'].map(rowActOf)).toEqual([
      'toggle',
      'missing',
      'missing',
      'missing',
      'defective',
      'corrected',
      'tolerated',
      'deferred',
      'not-applicable',
      'all-present',
      'edit',
      'clear',
    ]);
    expect(['x', '1', 'Tab', 'F8', 'constructor'].map(rowActOf)).toEqual([null, null, null, null, null]);
  });
});

describe('ticking the materials of a completion acceptance', () => {
  test('form present, report defective, drawings missing', () => {
    const now = pressed(form('completion-acceptance'), [
      [0, 'toggle'],
      [1, 'defective'],
      [2, 'missing'],
    ]);
    expect(resultsOf(now)).toEqual(['present', 'defective', 'missing']);
  });

  test('the space bar takes its own tick back', () => {
    expect(
      resultsOf(
        pressed(form('completion-acceptance'), [
          [0, 'toggle'],
          [0, 'toggle'],
        ]),
      )[0],
    ).toBe('unchecked');
  });

  test('a defect asks for its words, a plain tick goes on to the next line', () => {
    const start = form('completion-acceptance');
    const rows = checklistOf(start, DAY);
    expect(pressRow(start, rows, 0, 'toggle').next).toBe('down');
    expect(pressRow(start, rows, 0, 'defective').next).toBe('edit-defect');
    expect(pressRow(start, rows, 0, 'corrected').next).toBe('edit-defect');
  });

  test('Enter opens the words of a defect again, and goes on elsewhere', () => {
    const now = pressed(form('completion-acceptance'), [[1, 'defective']]);
    const rows = checklistOf(now, DAY);
    expect(pressRow(now, rows, 1, 'edit').next).toBe('edit-defect');
    expect(pressRow(now, rows, 0, 'edit').next).toBe('down');
  });

  test('"all present" fills only what nobody has looked at', () => {
    const now = pressed(form('completion-acceptance'), [
      [2, 'missing'],
      [0, 'all-present'],
    ]);
    expect(resultsOf(now)).toEqual(['present', 'present', 'missing']);
  });

  test('a line that is always needed cannot be "not applicable", nor tolerated', () => {
    const start = form('completion-acceptance');
    const rows = checklistOf(start, DAY);
    expect(pressRow(start, rows, 0, 'not-applicable')).toEqual({ form: start, next: 'stay', refusal: 'always-needed' });
    expect(pressRow(start, rows, 0, 'tolerated').refusal).toBe('not-tolerable');
    expect(pressRow(start, rows, 0, 'deferred').refusal).toBe('not-deferrable');
  });

  test('a key beyond the list does nothing', () => {
    const start = form('completion-acceptance');
    expect(pressRow(start, checklistOf(start, DAY), 9, 'missing')).toEqual({
      form: start,
      next: 'stay',
      refusal: null,
    });
  });
});

describe('conditional materials of a design review', () => {
  test('they do not apply until their fact is said', () => {
    expect(resultsOf(form('design-review'))).toEqual([
      'unchecked',
      'unchecked',
      'does not apply',
      'does not apply',
      'does not apply',
    ]);
    expect(questionsOf(form('design-review'), DAY)).toEqual([
      'planningPermitRequired',
      'temporaryBuilding',
      'specialFireDesign',
    ]);
  });

  test('ticking one says its fact, and only its', () => {
    const now = pressed(form('design-review'), [[2, 'toggle']]);
    expect(now.materialFacts).toEqual({ planningPermitRequired: true });
    expect(resultsOf(now)).toEqual(['unchecked', 'unchecked', 'present', 'does not apply', 'does not apply']);
  });

  test('"not applicable" takes the fact back', () => {
    const now = pressed(form('design-review'), [
      [2, 'missing'],
      [2, 'not-applicable'],
    ]);
    expect(now.materialFacts).toEqual({ planningPermitRequired: false });
    expect(resultsOf(now)[2]).toBe('does not apply');
  });

  test('a planning permit may be tolerated, and then asks for its date', () => {
    const start = form('design-review');
    expect(pressRow(start, checklistOf(start, DAY), 2, 'tolerated').next).toBe('edit-date');
  });
});

describe('pre-opening by commitment', () => {
  test('rules and plans wait for the verification unless they are there', () => {
    const start = form('pre-opening', 'commitment');
    const now = allPresent(start, checklistOf(start, DAY));
    expect(resultsOf(now)).toEqual(['present', 'present', 'deferred', 'deferred', 'does not apply']);
    expect(resultsOf(pressed(now, [[2, 'toggle']]))[2]).toBe('present');
    expect(
      resultsOf(
        pressed(now, [
          [2, 'toggle'],
          [2, 'deferred'],
        ]),
      )[2],
    ).toBe('deferred');
  });

  test('without commitment nothing waits', () => {
    const start = form('pre-opening');
    const now = allPresent(start, checklistOf(start, DAY));
    expect(resultsOf(now)).toEqual(['present', 'present', 'present', 'present', 'does not apply']);
  });
});

describe('no checklist', () => {
  test('without a matter, and for a path the matter does not offer', () => {
    expect(checklistOf(form(null), DAY)).toEqual([]);
    expect(checklistOf(form('design-review', 'commitment'), DAY)).toEqual([]);
    expect(checklistOf(form('design-review'), '1990-01-01')).toEqual([]);
  });
});
