import { describe, expect, it } from 'vitest';
import { evaluate } from '../../shared/checklist/evaluate.ts';
import { compareSupplements, noticeGround, noticeLines } from '../../shared/checklist/notice.ts';
import { factsAsked, requiredMaterials } from '../../shared/checklist/required.ts';
import type { MaterialFacts, RequiredMaterial } from '../../shared/checklist/required.ts';
import type { MaterialCheck, MaterialResult } from '../../shared/checklist/types.ts';
import { MATERIALS_2020 } from '../../shared/matters/materials-2020.ts';
import type { Matter, Path } from '../../shared/matters/types.ts';
import type { NoticeLine } from '../../shared/workflow/types.ts';

const ON = { path: 'ordinary', asOf: '2026-09-21' } as const;
const BY_COMMITMENT = { path: 'commitment', asOf: '2026-09-21' } as const;

function list(matter: Matter, path: Path = 'ordinary', facts: MaterialFacts = {}): readonly RequiredMaterial[] {
  const required = requiredMaterials(MATERIALS_2020, matter, path, facts);
  if (required === null) throw new Error('not offered');
  return required;
}

function tick(required: readonly RequiredMaterial[], ...results: readonly (MaterialResult | MaterialCheck)[]) {
  return results.map((result, at): MaterialCheck => {
    const materialId = required[at]?.material.id ?? 'beyond-the-list';
    return typeof result === 'string' ? { materialId, result } : { ...result, materialId };
  });
}
const defective = (defect: string): MaterialCheck => ({ materialId: '', result: 'defective', defect });
const tolerated = (promisedDate?: string): MaterialCheck => ({
  materialId: '',
  result: 'tolerated',
  ...(promisedDate === undefined ? {} : { promisedDate }),
});

describe('which materials a case needs', () => {
  it('a new building by the planning law shows line 3 with its reason; the others say why not', () => {
    const required = list('design-review', 'ordinary', { planningPermitRequired: true, temporaryBuilding: false });
    expect(required.map((one) => [one.material.line, one.applies, one.reason])).toEqual([
      [1, true, null],
      [2, true, null],
      [3, true, '依法需要办理建设工程规划许可'],
      [4, false, '依法需要批准的临时性建筑'],
      [5, false, '采用特殊消防设计，须经专家评审'],
    ]);
    expect(required[2]?.reasonEn).toBe('The project needs a planning permit by law');
  });

  it('a question nobody answered counts as no', () => {
    expect(list('design-review').map((one) => one.applies)).toEqual([true, true, false, false, false]);
  });

  it('asks only what changes the list', () => {
    expect(factsAsked(MATERIALS_2020, 'design-review', 'ordinary')).toEqual([
      'planningPermitRequired',
      'temporaryBuilding',
      'specialFireDesign',
    ]);
    expect(factsAsked(MATERIALS_2020, 'completion-acceptance', 'ordinary')).toEqual([]);
    expect(factsAsked(MATERIALS_2020, 'design-review', 'commitment')).toEqual([]);
  });

  it('a path the matter does not offer has no list, rather than an empty one', () => {
    expect(requiredMaterials(MATERIALS_2020, 'design-review', 'commitment', {})).toBeNull();
  });
});

describe('evaluating a checklist', () => {
  const acceptance = list('completion-acceptance');

  it('everything there: complete', () => {
    const checks = tick(acceptance, 'present', 'present', 'present');
    expect(evaluate(acceptance, checks, ON)).toEqual({ kind: 'complete', basis: 'complete' });
  });

  it('corrected on the spot counts as there, with what was wrong', () => {
    const corrected: MaterialCheck = { materialId: '', result: 'corrected-on-the-spot', defect: '未填日期' };
    expect(evaluate(acceptance, tick(acceptance, 'present', 'present', corrected), ON).kind).toBe('complete');
    const silent = evaluate(acceptance, tick(acceptance, 'present', 'present', 'corrected-on-the-spot'), ON);
    expect(silent).toMatchObject({
      kind: 'invalid',
      problems: [{ code: 'defect-required', line: 3, field: 'defect' }],
    });
  });

  it('names every missing and defective line at once, by its number', () => {
    const evaluation = evaluate(acceptance, tick(acceptance, 'missing', defective('未盖章'), 'missing'), ON);
    expect(evaluation.kind === 'incomplete' && noticeLines(evaluation.lines)).toEqual([
      { line: 1, materialId: 'acceptance-application', problem: 'missing', what: '特殊建设工程消防验收申请表' },
      { line: 2, materialId: 'acceptance-completion-report', problem: 'defective', what: '未盖章' },
      { line: 3, materialId: 'acceptance-as-built-drawings', problem: 'missing', what: '涉及消防的建设工程竣工图纸' },
    ]);
  });

  it('a line nobody looked at stops everything, also the notice', () => {
    const evaluation = evaluate(acceptance, tick(acceptance, 'missing', 'unchecked'), ON);
    expect(evaluation).toEqual({
      kind: 'invalid',
      problems: [
        { code: 'unchecked', materialId: 'acceptance-completion-report', line: 2, field: 'result' },
        { code: 'unchecked', materialId: 'acceptance-as-built-drawings', line: 3, field: 'result' },
      ],
    });
  });

  const reviewed = list('design-review', 'ordinary', { planningPermitRequired: true });

  it('a tolerated planning permit with its promised date: complete by tolerance', () => {
    const checks = tick(reviewed, 'present', 'present', tolerated('2026-09-21'));
    expect(evaluate(reviewed, checks, ON)).toEqual({ kind: 'complete', basis: 'tolerated' });
  });

  it.each([
    [
      'a tolerated line without a promised date',
      tick(reviewed, 'present', 'present', tolerated()),
      'promised-date-required',
    ],
    [
      'a promised date that does not exist',
      tick(reviewed, 'present', 'present', tolerated('2026-02-30')),
      'promised-date-invalid',
    ],
    [
      'a promised date of yesterday',
      tick(reviewed, 'present', 'present', tolerated('2026-09-20')),
      'promised-date-past',
    ],
    ['a main paper tolerated', tick(reviewed, 'present', tolerated('2026-09-30'), 'present'), 'not-tolerable'],
    ['a paper put off without commitment', tick(reviewed, 'present', 'present', 'deferred'), 'not-deferrable'],
    ['an always needed line crossed out', tick(reviewed, 'present', 'not-applicable', 'present'), 'still-applies'],
    ['a blank defect', tick(reviewed, 'present', defective('  '), 'present'), 'defect-required'],
    [
      'no copy at all of what is ticked',
      tick(reviewed, 'present', { materialId: '', result: 'present', copies: 0 }, 'present'),
      'copies-too-few',
    ],
  ])('%s is refused', (_, checks, code) => {
    expect(evaluate(reviewed, checks, ON)).toMatchObject({ kind: 'invalid', problems: [{ code }] });
  });

  it('a tick for a material of another list, or the same line twice, is refused', () => {
    const checks = [...tick(acceptance, 'present', 'present', 'present'), ...tick(acceptance, 'missing')];
    expect(evaluate(acceptance, checks, ON)).toMatchObject({ problems: [{ code: 'repeated-material', line: 1 }] });
    const stray = [
      ...tick(acceptance, 'present', 'present', 'present'),
      { materialId: 'filing-form', result: 'present' },
    ];
    expect(evaluate(acceptance, stray as MaterialCheck[], ON)).toMatchObject({
      problems: [{ code: 'unknown-material', materialId: 'filing-form', line: null }],
    });
  });

  it('a line that does not apply is never asked for, whatever was ticked', () => {
    const required = list('design-review');
    const checks = tick(required, 'present', 'present', 'missing', 'unchecked', 'not-applicable');
    expect(evaluate(required, checks, ON)).toEqual({ kind: 'complete', basis: 'complete' });
  });

  it('by commitment, rules and plan may wait for the verification; the licence may not', () => {
    const required = list('pre-opening', 'commitment');
    const waiting = tick(required, 'present', 'present', 'deferred', 'deferred', 'not-applicable');
    expect(evaluate(required, waiting, BY_COMMITMENT)).toEqual({ kind: 'complete', basis: 'complete' });
    const licence = tick(required, 'present', 'deferred', 'deferred', 'deferred');
    expect(evaluate(required, licence, BY_COMMITMENT)).toMatchObject({
      problems: [{ code: 'not-deferrable', line: 2 }],
    });
  });
});

describe('the ward block of 21 September', () => {
  const acceptance = list('completion-acceptance');
  const evaluation = evaluate(acceptance, tick(acceptance, 'present', defective('竣工验收报告未盖章'), 'missing'), ON);
  const asked: readonly NoticeLine[] = evaluation.kind === 'incomplete' ? noticeLines(evaluation.lines) : [];
  const report: MaterialCheck = { materialId: 'acceptance-completion-report', result: 'present' };
  const drawings: MaterialCheck = { materialId: 'acceptance-as-built-drawings', result: 'present' };

  it('gets one notice with exactly two lines: 2 defective, 3 missing', () => {
    expect(asked.map((one) => [one.line, one.problem])).toEqual([
      [2, 'defective'],
      [3, 'missing'],
    ]);
  });

  it('comes back with the report only: the drawings are still owed', () => {
    const back = compareSupplements(asked, [report, { ...drawings, result: 'missing' }]);
    expect([back.handedIn.map((one) => one.line), back.outstanding.map((one) => one.line)]).toEqual([[2], [3]]);
    expect(back.complete).toBe(false);
  });

  it('comes back with both: complete', () => {
    expect(compareSupplements(asked, [report, drawings])).toMatchObject({
      outstanding: [],
      unasked: [],
      complete: true,
    });
  });

  it('a drawing without its seal stays owed and is a new defect', () => {
    const back = compareSupplements(asked, [report, { ...drawings, result: 'defective', defect: '未加盖竣工图章' }]);
    expect(back.newlyDefective).toEqual([{ materialId: 'acceptance-as-built-drawings', what: '未加盖竣工图章' }]);
    expect([back.outstanding.length, back.complete]).toEqual([1, false]);
  });

  it('what nobody asked for is named and nothing is complete', () => {
    const form: MaterialCheck = { materialId: 'acceptance-application', result: 'present' };
    const back = compareSupplements(asked, [report, drawings, form]);
    expect([back.unasked, back.complete]).toEqual([['acceptance-application'], false]);
  });
});

describe('the sealed notice', () => {
  const lines: readonly NoticeLine[] = [{ line: 3, materialId: 'drawings', problem: 'defective', what: '未盖章' }];

  it('the first is free', () => {
    expect(noticeGround({ issued: 0, newlyDefective: [] }, lines, null)).toBe('first');
  });

  it('a further one is free only for defects in what was handed in since', () => {
    expect(noticeGround({ issued: 1, newlyDefective: ['drawings'] }, lines, null)).toBe('new-defects');
    expect(noticeGround({ issued: 1, newlyDefective: ['report'] }, lines, null)).toBe('refused');
    const missing: readonly NoticeLine[] = [{ line: 3, materialId: 'drawings', problem: 'missing', what: '缺' }];
    expect(noticeGround({ issued: 1, newlyDefective: ['drawings'] }, missing, null)).toBe('refused');
  });

  it('else a supervisor must give a reason', () => {
    expect(noticeGround({ issued: 1, newlyDefective: [] }, lines, '  ')).toBe('refused');
    expect(noticeGround({ issued: 2, newlyDefective: [] }, lines, '首次告知遗漏')).toBe('supervisor');
  });
});
