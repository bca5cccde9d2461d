import { describe, expect, test } from 'vitest';
import { actGroups } from '../../renderer/features/cases/acts/act-groups.ts';
import { fieldProblems } from '../../renderer/features/cases/acts/act-problems.ts';
import { resultsOf, startLines, tally, toChecks } from '../../renderer/features/cases/acts/material-checks.ts';
import type { MaterialView } from '../../renderer/features/cases/acts/material-checks.ts';
import {
  dateProblems,
  EMPTY_FILTER,
  isNarrowed,
  readFilter,
  toCaseFilter,
} from '../../renderer/features/cases/case-filter.ts';
import { moveSelection } from '../../renderer/features/cases/selection.ts';
import { eventDetails, timelineEntries } from '../../renderer/features/cases/timeline.ts';
import { emptyMine, panelsFor } from '../../renderer/features/today/panels.ts';
import type { EventView, PaperSummary } from '../../shared/contract/cases.ts';

function event(seq: number, type: string, changes: Partial<EventView> = {}): EventView {
  return {
    seq,
    type,
    date: '2026-09-18',
    recordedAt: `2026-09-18T02:0${seq}:00.000Z`,
    staffId: 'S0001',
    staffName: '窗口甲',
    data: {},
    correctedBy: null,
    backdatedDays: 0,
    ...changes,
  };
}

function paper(id: number, kind: PaperSummary['kind'], issuedAt: string): PaperSummary {
  return {
    id,
    kind,
    number: `第000${id}号`,
    format: 'A4',
    copies: ['applicant', 'file'],
    issuedOn: '2026-09-18',
    issuedAt,
    staffName: null,
    prints: 0,
    voided: null,
  };
}

describe('the history of a case', () => {
  test('a paper stands beside the event of the act that issued it', () => {
    const entries = timelineEntries(
      [event(1, 'received'), event(2, 'accepted')],
      [paper(1, 'receipt', '2026-09-18T02:02:00.000Z')],
    );
    expect(entries.map((entry) => entry.papers.map(({ id }) => id))).toEqual([[], [1]]);
  });

  test('the second notice stands beside the second request, not the first', () => {
    const events = [
      event(1, 'received'),
      event(2, 'supplement-requested'),
      event(3, 'supplement-partial'),
      event(4, 'supplement-requested'),
    ];
    const entries = timelineEntries(events, [
      paper(1, 'supplement-notice', '2026-09-18T02:02:00.000Z'),
      paper(2, 'supplement-notice', '2026-09-18T02:04:00.000Z'),
    ]);
    expect(entries.map((entry) => entry.papers.map(({ id }) => id))).toEqual([[], [1], [], [2]]);
  });

  test('a paper made on request belongs to no event', () => {
    const entries = timelineEntries([event(1, 'received')], [paper(1, 'date-explanation', '2026-09-18T03:00:00.000Z')]);
    expect(entries[0]?.papers).toEqual([]);
  });

  test('a struck-out event and its correction name each other', () => {
    const correction = event(3, 'corrected', { data: { replacement: { kind: 'void' }, reason: '录错案件' } });
    const entries = timelineEntries([event(1, 'received'), event(2, 'inspected', { correctedBy: 3 }), correction], []);
    expect(
      entries.map(({ struck, correctedBy, corrects }) => [struck, correctedBy?.seq ?? null, corrects?.seq ?? null]),
    ).toEqual([
      ['standing', null, null],
      ['void', 3, null],
      ['standing', null, 2],
    ]);
  });

  test('an event with another date in its place counts as replaced', () => {
    const correction = event(2, 'corrected', {
      data: { replacement: { kind: 'replace', date: '2026-09-17', changes: {} } },
    });
    expect(timelineEntries([event(1, 'received', { correctedBy: 2 }), correction], [])[0]?.struck).toBe('replaced');
  });

  test('names are shown instead of ids, and the reason of a pause is a legal one', () => {
    const visit = event(1, 'inspected', {
      data: {
        inspectorIds: ['S0002', 'S0003'],
        inspectorNames: ['检查甲', '检查乙'],
        conclusion: 'conforming',
        findings: null,
      },
    });
    const pause = event(2, 'paused', { data: { reason: 'expert-review', expectedWorkdays: 15, note: '' } });
    expect([...eventDetails(visit), ...eventDetails(pause)].map(({ key, kind, value }) => [key, kind, value])).toEqual([
      ['conclusion', 'conclusion', 'conforming'],
      ['inspectorNames', 'names', '检查甲、检查乙'],
      ['pauseReason', 'reason', 'expert-review'],
      ['expectedWorkdays', 'workdays', '15'],
    ]);
  });
});

describe('the list of cases', () => {
  test('a damaged saved filter counts as no filter', () => {
    for (const saved of [null, '', '{', '[]', '7', '{"matter":"parking","scope":"x","from":"2026-02-30"}']) {
      expect(readFilter(saved)).toEqual(EMPTY_FILTER);
    }
  });

  test('a saved filter comes back as it was', () => {
    const filter = { ...EMPTY_FILTER, lamp: 'red', scope: 'all', from: '2026-09-18' } as const;
    expect(readFilter(JSON.stringify(filter))).toEqual(filter);
  });

  test('dates that are wrong or in the wrong order are named and not asked for', () => {
    expect(dateProblems({ from: '2026-02-30', through: '' })).toEqual({ from: 'badDate', through: null });
    expect(dateProblems({ from: '2026-09-18', through: '2026-09-17' })).toEqual({ from: null, through: 'dateOrder' });
    expect(toCaseFilter({ ...EMPTY_FILTER, from: '2026-9', through: '2026-09-30' })).toEqual({
      open: true,
      receivedThrough: '2026-09-30',
    });
  });

  test('old ledgers are their own range', () => {
    expect(toCaseFilter({ ...EMPTY_FILTER, scope: 'historic' })).toEqual({ origin: 'historic' });
    expect(isNarrowed({ ...EMPTY_FILTER, scope: 'historic' })).toBe(false);
    expect(isNarrowed({ ...EMPTY_FILTER, matter: 'pre-opening' })).toBe(true);
  });

  test('keys move through the rows and stop at both ends', () => {
    const keys = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'x'];
    expect(keys.map((key) => moveSelection(key, 0, 30, 12))).toEqual([1, 0, 12, 0, 0, 29, null]);
    expect(keys.map((key) => moveSelection(key, 29, 30, 12))).toEqual([29, 28, 29, 17, 0, 29, null]);
    expect(moveSelection('ArrowDown', 0, 0, 12)).toBeNull();
  });
});

const material = (id: string, changes: Partial<MaterialView> = {}): MaterialView => ({
  id,
  line: 1,
  name: '消防设计文件',
  nameEn: 'Fire design documents',
  form: 'original',
  copies: 1,
  issuedBy: '设计单位',
  howToGet: '',
  deferrable: false,
  tolerable: false,
  citation: '',
  applies: true,
  fact: null,
  reason: null,
  reasonEn: null,
  result: 'unchecked',
  defect: null,
  promisedDate: null,
  handedIn: null,
  ...changes,
});

describe('the acts of a case', () => {
  test('side exits and repairs stand apart, unknown names are left out', () => {
    expect(actGroups(['correct', 'withdraw', 'accept', 'issue-notice', 'teleport'])).toEqual({
      next: 'accept',
      usual: ['accept', 'issue-notice'],
      other: ['withdraw', 'correct'],
    });
  });

  test('what leads on stands before what changes the clock or was done already', () => {
    const allowed = ['technical-review', 'pause', 'decide', 'withdraw'];
    expect(actGroups(allowed)).toMatchObject({
      next: 'technical-review',
      usual: ['technical-review', 'decide', 'pause'],
    });
    expect(actGroups(allowed, ['received', 'accepted', 'technical-reviewed'])).toMatchObject({
      next: 'decide',
      usual: ['decide', 'technical-review', 'pause'],
    });
    expect(actGroups(['pause', 'withdraw'])).toMatchObject({ next: null, usual: ['pause'] });
  });

  test('problems lose the envelope of the call', () => {
    expect(
      fieldProblems({ 'act.reasons': '请填写', 'act.inspectorIds.1': '请从列表中选择', 'act.lot': '太长' }),
    ).toEqual({
      reasons: '请填写',
      inspectorIds: '请从列表中选择',
      note: '太长',
    });
  });

  test('lines that do not apply are not asked for', () => {
    expect(startLines([material('a'), material('b', { applies: false, result: 'not-applicable' })])).toHaveLength(1);
  });

  test('a promised date and deferral are offered only where the material knows them', () => {
    expect(resultsOf(material('a', { tolerable: true, deferrable: true }), 'ordinary')).toContain('tolerated');
    expect(resultsOf(material('a', { tolerable: true, deferrable: true }), 'ordinary')).not.toContain('deferred');
    expect(resultsOf(material('a', { deferrable: true }), 'commitment')).toContain('deferred');
    expect(resultsOf(material('a'), 'commitment')).not.toContain('tolerated');
  });

  test('missing and defective lines are what a notice would list, with what is wrong', () => {
    const lines = startLines([
      material('form', { result: 'present' }),
      material('report', { result: 'defective', defect: '未盖章' }),
      material('drawings', { result: 'missing' }),
    ]);
    expect(tally(lines).open.map(({ material: { id } }) => id)).toEqual(['report', 'drawings']);
    expect(toChecks(lines)).toEqual([
      { materialId: 'form', result: 'present' },
      { materialId: 'report', result: 'defective', defect: '未盖章' },
      { materialId: 'drawings', result: 'missing' },
    ]);
  });

  test('a defect written before the line turned out fine is not sent', () => {
    const [line] = startLines([material('report', { result: 'present', defect: '未盖章' })]);
    expect(toChecks(line === undefined ? [] : [line])).toEqual([{ materialId: 'report', result: 'present' }]);
  });
});

describe('the start page', () => {
  test('a counter waits for people coming back, a reviewer does not', () => {
    expect(panelsFor(['counter'])).toEqual(['mine', 'supplements']);
    expect(panelsFor(['reviewer'])).toEqual(['mine']);
    expect(panelsFor(['reviewer', 'supervisor'])).toEqual(['mine', 'supplements']);
  });
  test('an empty list says what this role does next', () => {
    expect([emptyMine(['counter', 'reviewer']), emptyMine(['reviewer']), emptyMine(['supervisor'])]).toEqual([
      'emptyCounter',
      'emptyReviewer',
      'empty',
    ]);
  });
});
