import { describe, expect, test } from 'vitest';
import type { ApplicantView, ProjectView } from '../../shared/contract/registry.ts';
import {
  applicantFormOf,
  emptyIntake,
  formOfDraft,
  isUntouched,
  projectFormOf,
  withApplicantName,
  withKnownApplicant,
  withKnownProject,
  withProjectName,
} from '../../renderer/features/intake/intake-form.ts';
import type { IntakeForm } from '../../renderer/features/intake/intake-form.ts';
import {
  codeError,
  dateOfForm,
  determinationFactsOf,
  intakeInputOf,
  intakeIssues,
  phoneError,
} from '../../renderer/features/intake/intake-input.ts';
import { allPresent, checklistOf, pressRow } from '../../renderer/features/intake/material-rows.ts';

const TODAY = '2026-09-18';
const ACT = { key: '0123456789abcdef', draftId: 'draft-0001', outcome: { type: 'accept' } } as const;

const PERSON: ApplicantView = {
  id: 7,
  version: 3,
  kind: 'person',
  name: '甲某某',
  code: '110*************2X',
  legalRepresentative: null,
  contactName: null,
  phone: '138****1234',
  address: null,
  masked: true,
};
const HOTEL: ProjectView = {
  id: 4,
  version: 2,
  name: '滨河大酒店',
  address: '滨河路8号',
  district: null,
  use: 'hotel',
  floorArea: 12_400,
  buildingArea: null,
  height: 36.5,
  storeysAbove: 9,
  storeysBelow: null,
  facts: { ruleSet: '2020', temporary: true, crowded: true },
};

/** Case 1 of the counter week, as typed. */
function hotel(): IntakeForm {
  const empty = emptyIntake(TODAY);
  return {
    ...empty,
    matter: 'design-review',
    project: { ...empty.project, name: '滨河大酒店', address: '滨河路8号', use: 'hotel', floorArea: '１２，４００' },
    applicant: { ...empty.applicant, name: '滨河大酒店有限公司', code: '91350100M000100Y43', phone: '13800001234' },
  };
}

function inputOf(form: IntakeForm) {
  const rows = checklistOf(form, dateOfForm(form, TODAY));
  return intakeInputOf(form, ACT, rows, TODAY);
}

describe('the intake form becomes the input of the contract', () => {
  test('a complete design review is sent with every applying line and figures as numbers', () => {
    const form = allPresent(hotel(), checklistOf(hotel(), TODAY));
    const input = inputOf(form);
    expect(input).toMatchObject({
      key: '0123456789abcdef',
      draftId: 'draft-0001',
      date: '2026-09-18',
      matter: 'design-review',
      path: 'ordinary',
      channel: 'counter',
      completionPassedOn: null,
      project: {
        id: null,
        floorArea: 12_400,
        height: null,
        facts: { ruleSet: '2020', use: 'hotel', floorArea: 12_400 },
      },
      applicant: { id: null, code: '91350100M000100Y43', legalRepresentative: null },
      materials: [
        { materialId: 'review-application', result: 'present' },
        { materialId: 'review-design-documents', result: 'present' },
      ],
    });
    expect(input.applicant).not.toHaveProperty('carried');
    expect(intakeIssues(form, input, TODAY)).toEqual([]);
  });

  test('an empty form names every required field by its path', () => {
    const form = emptyIntake(TODAY);
    const paths = intakeIssues(form, inputOf(form), TODAY).map((issue) => `${issue.path} ${issue.problem}`);
    expect(paths.toSorted()).toEqual([
      'applicant.code required',
      'applicant.name required',
      'applicant.phone required',
      'matter required',
      'project.address required',
      'project.name required',
      'project.use required',
    ]);
  });

  test('a figure that is none is named at its field', () => {
    const form = { ...hotel(), project: { ...hotel().project, floorArea: '一万', storeysAbove: '9.5' } };
    expect(intakeIssues(form, inputOf(form), TODAY)).toEqual([
      { path: 'project.floorArea', problem: 'not-a-number' },
      { path: 'project.storeysAbove', problem: 'not-a-number' },
    ]);
  });

  test('30 February is no receipt date', () => {
    const form = { ...hotel(), date: '2026-02-30' };
    expect(intakeIssues(form, inputOf(form), TODAY)).toEqual([{ path: 'date', problem: 'not-a-date' }]);
  });

  test('a wrong check digit and a short phone are named before anything is sent', () => {
    const base = hotel();
    const form = { ...base, applicant: { ...base.applicant, code: '91350100M000100Y44', phone: '1380000' } };
    expect(intakeIssues(form, inputOf(form), TODAY)).toEqual([
      { path: 'applicant.code', problem: 'not-a-credit-code' },
      { path: 'applicant.phone', problem: 'not-a-phone' },
    ]);
    expect(codeError(form.applicant, TODAY)).toEqual({ code: 'wrong-check-character', at: 17 });
    expect(phoneError(form.applicant)?.code).toBe('wrong-length');
  });

  test('a filing needs the day the completion check was passed', () => {
    const form: IntakeForm = { ...hotel(), matter: 'completion-filing' };
    expect(intakeIssues(form, inputOf(form), TODAY)).toEqual([{ path: 'completionPassedOn', problem: 'required' }]);
    expect(inputOf({ ...form, completionPassedOn: '0911' }).completionPassedOn).toBe('2026-09-11');
  });

  test('somebody who only asked may stay unnamed; an applicant may not', () => {
    const base = hotel();
    const form = { ...base, applicant: emptyIntake(TODAY).applicant };
    const outcome = { type: 'not-required', clause: '14(3)', reason: '无需办理' } as const;
    expect(intakeInputOf(form, { ...ACT, outcome }, [], TODAY).applicant).toBeNull();
    expect(intakeInputOf(form, ACT, [], TODAY).applicant).toMatchObject({ name: '' });
  });

  test('a defect is sent with its words, a promised date as a date', () => {
    const base: IntakeForm = { ...hotel(), materialFacts: { planningPermitRequired: true } };
    const rows = checklistOf(base, TODAY);
    const defective = pressRow(base, rows, 0, 'defective').form;
    const tolerated = pressRow(defective, rows, 2, 'tolerated').form;
    const form: IntakeForm = {
      ...tolerated,
      ticks: {
        ...tolerated.ticks,
        'review-application': { result: 'defective', defect: '未盖章', promisedDate: '' },
        'review-planning-permit': { result: 'tolerated', defect: '', promisedDate: '+10' },
      },
    };
    expect(inputOf(form).materials).toEqual([
      { materialId: 'review-application', result: 'defective', defect: '未盖章' },
      { materialId: 'review-design-documents', result: 'unchecked' },
      { materialId: 'review-planning-permit', result: 'tolerated', promisedDate: '2026-09-28' },
    ]);
  });

  test('facts that were not typed are left out of the determination', () => {
    expect(determinationFactsOf(emptyIntake(TODAY), TODAY)).toEqual({ ruleSet: '2020' });
    const base = emptyIntake(TODAY);
    const temporary: IntakeForm = { ...base, facts: { ...base.facts, works: 'temporary', crowded: 'no' } };
    expect(determinationFactsOf(temporary, TODAY)).toEqual({ ruleSet: '2020', temporary: true, crowded: false });
  });

  test('a venue inside counts once both its use and its area are known', () => {
    const base = emptyIntake(TODAY);
    const contains = [
      { use: 'screening-room', floorArea: '620' },
      { use: null, floorArea: '50' },
    ] as const;
    const form: IntakeForm = { ...base, facts: { ...base.facts, contains: [...contains] } };
    expect(determinationFactsOf(form, TODAY).contains).toEqual([{ use: 'screening-room', floorArea: 620 }]);
  });
});

describe('known records are carried over', () => {
  test('a project brings its measures, its facts and its last applicant', () => {
    const form = withKnownProject(emptyIntake(TODAY), HOTEL, PERSON);
    expect(form.project).toMatchObject({
      id: 4,
      version: 2,
      use: 'hotel',
      floorArea: '12400',
      height: '36.5',
      storeysAbove: '9',
    });
    expect(form.facts).toMatchObject({ works: 'temporary', crowded: 'yes' });
    expect(form.applicant).toMatchObject({ id: 7, version: 3, phone: '138****1234' });
  });

  test('an applicant typed before is not replaced by the project chosen after', () => {
    const typed = { ...emptyIntake(TODAY), applicant: { ...emptyIntake(TODAY).applicant, name: '乙公司' } };
    expect(withKnownProject(typed, HOTEL, PERSON).applicant.name).toBe('乙公司');
  });

  test('an applicant brings the last project only where none is typed', () => {
    expect(withKnownApplicant(emptyIntake(TODAY), PERSON, HOTEL).project.id).toBe(4);
    const typed = { ...emptyIntake(TODAY), project: { ...emptyIntake(TODAY).project, name: '新项目' } };
    expect(withKnownApplicant(typed, PERSON, HOTEL).project).toMatchObject({ id: null, name: '新项目' });
  });

  test('masked numbers of a known applicant are not checked, changed ones are', () => {
    const applicant = applicantFormOf(PERSON);
    expect(codeError(applicant, TODAY)).toBeNull();
    expect(phoneError(applicant)).toBeNull();
    expect(codeError({ ...applicant, code: '110*************2Y' }, TODAY)).not.toBeNull();
    expect(phoneError({ ...applicant, phone: '139****1234' })).not.toBeNull();
  });

  test('an emptied name lets the record go, and the masked numbers with it', () => {
    expect(withApplicantName(applicantFormOf(PERSON), '')).toMatchObject({
      id: null,
      version: null,
      code: '',
      phone: '',
    });
    expect(withApplicantName(applicantFormOf(PERSON), '甲某')).toMatchObject({ id: 7, name: '甲某' });
    expect(withProjectName(projectFormOf(HOTEL), '')).toMatchObject({ id: null, version: null, address: '滨河路8号' });
  });

  test('the free words of an old ledger are no use and are asked again', () => {
    expect(projectFormOf({ ...HOTEL, use: '酒店及附属用房' }).use).toBeNull();
  });
});

describe('a draft gives back what was typed', () => {
  test('through JSON and back nothing is lost', () => {
    const form = withKnownProject(hotel(), HOTEL, PERSON);
    expect(formOfDraft(JSON.parse(JSON.stringify(form)))).toEqual(form);
  });

  test('what an older program wrote and nobody can read any more is left empty, the rest is kept', () => {
    const form = formOfDraft({ ...hotel(), matter: 'tea-house', ticks: 'none', facts: 5 });
    expect(form).toMatchObject({ matter: null, ticks: {}, project: { name: '滨河大酒店' } });
    expect(formOfDraft('a draft')).toBeNull();
    expect(formOfDraft(null)).toBeNull();
  });

  test('a form nobody typed into is no draft, whatever day it was opened', () => {
    expect(isUntouched(emptyIntake('2026-09-17'), TODAY)).toBe(true);
    expect(isUntouched(hotel(), TODAY)).toBe(false);
  });
});
