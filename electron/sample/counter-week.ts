import type { z } from 'zod';
import type { intakeInput } from '../../shared/contract/cases.ts';
import type { ActInput } from '../../shared/contract/acts.ts';
import type { ApplicantInput, ProjectInput } from '../../shared/contract/registry.ts';
import type { ClockTime, OpeningChange, Service } from '../../shared/appointments/types.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import type { MaterialResult } from '../../shared/checklist/types.ts';

/** A week at the counter, step by step on its literal dates. All names, codes and numbers are invented. */
type Intake = Omit<z.input<typeof intakeInput>, 'key' | 'draftId'>;

export type WeekStep = {
  /** Number of the walk-in. */
  readonly item: number;
  /** Civil date and local time of entry, `2026-09-18` and `09:10`. */
  readonly date: CivilDate;
  readonly time: string;
  /** Account of whoever does it. */
  readonly by: string;
} & (
  | { readonly kind: 'intake'; readonly intake: Intake }
  /** Staff are named by account and become ids when the step is replayed. */
  | { readonly kind: 'act'; readonly act: ActInput }
  /** For the item's case, or for a caller. */
  | {
      readonly kind: 'book';
      readonly service: Service;
      readonly slot: { readonly date: CivilDate; readonly from: ClockTime };
      readonly caller: { readonly name: string; readonly phone: string } | null;
      readonly inspectorIds: readonly string[] | null;
    }
  /** A change of the opening calendar; whoever it concerns is moved as proposed. */
  | { readonly kind: 'opening'; readonly change: OpeningChange }
);

/** Steps of a later day than the week itself move by themselves when the week is moved. */
export const LATER_ITEMS: ReadonlySet<number> = new Set([10, 11]);

function unit(item: number, name: string, code: string, address: string): ApplicantInput {
  return {
    id: null,
    version: null,
    kind: 'organisation',
    name,
    code,
    legalRepresentative: '某甲',
    contactName: '某乙',
    phone: `199000010${String(item).padStart(2, '0')}`,
    address,
  };
}

type ProjectFacts = Pick<ProjectInput, 'name' | 'address' | 'use' | 'floorArea'> & Partial<ProjectInput>;

function project(facts: ProjectFacts): z.input<typeof intakeInput>['project'] {
  return {
    id: null,
    version: null,
    district: '江北区',
    buildingArea: facts.floorArea,
    height: null,
    storeysAbove: null,
    storeysBelow: null,
    ...facts,
    facts: {
      ruleSet: '2020',
      use: facts.use,
      ...(facts.floorArea === null ? {} : { floorArea: facts.floorArea }),
      ...facts.facts,
    },
  };
}

function ticked(result: MaterialResult, ...ids: readonly string[]) {
  return ids.map((materialId) => ({ materialId, result }));
}

const COMMON: Pick<
  Intake,
  'path' | 'channel' | 'materialFacts' | 'materials' | 'completionPassedOn' | 'firstAskedStaffId' | 'remark'
> = {
  path: 'ordinary',
  channel: 'counter',
  materialFacts: {},
  materials: [],
  completionPassedOn: null,
  firstAskedStaffId: null,
  remark: null,
};

export const COUNTER_WEEK: readonly WeekStep[] = [
  {
    item: 1,
    date: '2026-09-18',
    time: '09:10',
    by: 'counter1',
    kind: 'intake',
    intake: {
      ...COMMON,
      date: '2026-09-18',
      matter: 'design-review',
      applicant: unit(1, '滨河大酒店有限公司', '91219900MA0FWT01XC', '滨城市江北区滨河路88号'),
      project: project({
        name: '滨河大酒店室内装修工程',
        address: '滨城市江北区滨河路88号',
        use: 'hotel',
        floorArea: 12_400,
        storeysAbove: 9,
      }),
      materialFacts: { planningPermitRequired: true },
      materials: ticked('present', 'review-application', 'review-design-documents', 'review-planning-permit'),
      outcome: { type: 'accept' },
    },
  },
  {
    item: 2,
    date: '2026-09-18',
    time: '10:05',
    by: 'counter1',
    kind: 'intake',
    intake: {
      ...COMMON,
      date: '2026-09-18',
      matter: 'design-review',
      applicant: unit(2, '东城影院管理有限公司', '91219900MA0FWT02XD', '滨城市东城区影院街2号'),
      project: project({
        name: '东城影院',
        address: '滨城市东城区影院街2号',
        district: '东城区',
        use: 'theatre',
        floorArea: 2_480,
      }),
      outcome: {
        type: 'not-required',
        clause: '14(4)',
        reason:
          '建筑面积2480平方米，未超过2500平方米，不属于特殊建设工程，无需消防设计审查；竣工验收合格后办理消防验收备案。',
      },
    },
  },
  {
    item: 9,
    date: '2026-09-21',
    time: '08:40',
    by: 'supervisor1',
    kind: 'opening',
    change: {
      kind: 'special',
      counterId: null,
      date: '2026-09-26',
      hours: [{ from: '09:00', to: '11:30', kind: 'extended' }],
      reason: '周六值班',
    },
  },
  {
    item: 3,
    date: '2026-09-21',
    time: '08:50',
    by: 'counter1',
    kind: 'intake',
    intake: {
      ...COMMON,
      date: '2026-09-21',
      matter: 'completion-acceptance',
      applicant: unit(3, '康宁医院', '91219900MA0FWT03XE', '滨城市江北区康宁路3号'),
      project: project({
        name: '康宁医院住院楼',
        address: '滨城市江北区康宁路3号',
        use: 'hospital-ward',
        floorArea: 3_100,
      }),
      materials: [
        ...ticked('present', 'acceptance-application'),
        { materialId: 'acceptance-completion-report', result: 'defective', defect: '未加盖施工单位、监理单位印章' },
        ...ticked('missing', 'acceptance-as-built-drawings'),
      ],
      outcome: { type: 'notice' },
    },
  },
  {
    item: 4,
    date: '2026-09-21',
    time: '14:20',
    by: 'counter2',
    kind: 'intake',
    intake: {
      ...COMMON,
      date: '2026-09-21',
      matter: 'pre-opening',
      path: 'commitment',
      applicant: unit(4, '星光娱乐有限公司', '91219900MA0FWT04XF', '滨城市东城区星光路4号'),
      project: project({
        name: '星光KTV',
        address: '滨城市东城区星光路4号',
        district: '东城区',
        use: 'karaoke',
        floorArea: 460,
      }),
      materials: [
        ...ticked('present', 'pre-opening-commitment-letter', 'pre-opening-licence'),
        ...ticked('deferred', 'pre-opening-rules', 'pre-opening-floor-plan'),
      ],
      outcome: { type: 'permit' },
    },
  },
  {
    item: 9,
    date: '2026-09-21',
    time: '15:00',
    by: 'counter1',
    kind: 'book',
    service: 'consultation',
    slot: { date: '2026-09-26', from: '09:00' },
    caller: { name: '某丙', phone: '19900001009' },
    inspectorIds: null,
  },
  {
    item: 3,
    date: '2026-09-22',
    time: '09:00',
    by: 'counter1',
    kind: 'act',
    act: {
      type: 'receive-supplements',
      date: '2026-09-22',
      materials: ticked('present', 'acceptance-completion-report'),
    },
  },
  {
    item: 5,
    date: '2026-09-22',
    time: '10:30',
    by: 'counter2',
    kind: 'intake',
    intake: {
      ...COMMON,
      date: '2026-09-22',
      matter: 'pre-opening',
      applicant: unit(5, '新华书城有限公司', '91219900MA0FWT05XG', '滨城市江北区书城路5号'),
      project: project({
        name: '新华书城',
        address: '滨城市江北区书城路5号',
        use: 'shopping-mall',
        floorArea: 9_000,
      }),
      materials: ticked(
        'present',
        'pre-opening-application',
        'pre-opening-licence',
        'pre-opening-rules',
        'pre-opening-floor-plan',
      ),
      outcome: { type: 'accept' },
    },
  },
  {
    item: 6,
    date: '2026-09-23',
    time: '09:40',
    by: 'counter1',
    kind: 'intake',
    intake: {
      ...COMMON,
      date: '2026-09-23',
      matter: 'completion-filing',
      applicant: unit(6, '老城改造建设有限公司', '91219900MA0FWT06XH', '滨城市老城区改造办公室6号'),
      project: project({
        name: '老城改造3号楼',
        address: '滨城市老城区南大街3号',
        district: '老城区',
        use: 'office',
        floorArea: 6_800,
      }),
      materials: ticked('present', 'filing-form', 'filing-completion-report', 'filing-as-built-drawings'),
      completionPassedOn: '2026-09-11',
      outcome: { type: 'file' },
    },
  },
  {
    item: 6,
    date: '2026-09-23',
    time: '09:55',
    by: 'counter1',
    kind: 'act',
    act: { type: 'draw', date: '2026-09-23', drawn: 'drawn', note: null },
  },
  {
    item: 7,
    date: '2026-09-24',
    time: '09:15',
    by: 'counter1',
    kind: 'intake',
    intake: {
      ...COMMON,
      date: '2026-09-24',
      matter: 'design-review',
      applicant: unit(7, '云端置业有限公司', '91219900MA0FWT07XJ', '滨城市江北区云端路7号'),
      project: project({
        name: '云端超高层综合楼',
        address: '滨城市江北区云端路7号',
        use: 'other-public',
        floorArea: 86_000,
        height: 262,
        storeysAbove: 58,
        storeysBelow: 4,
        facts: { ruleSet: '2020', height: 262, buildingArea: 86_000, specialDesign: true },
      }),
      materialFacts: { planningPermitRequired: true, specialFireDesign: true },
      materials: ticked(
        'present',
        'review-application',
        'review-design-documents',
        'review-planning-permit',
        'review-special-design',
      ),
      outcome: { type: 'accept' },
    },
  },
  {
    item: 8,
    date: '2026-09-24',
    time: '11:20',
    by: 'counter2',
    kind: 'intake',
    intake: {
      ...COMMON,
      date: '2026-09-24',
      matter: 'pre-opening',
      applicant: null,
      project: project({
        name: '巷口小餐馆',
        address: '滨城市老城区北巷8号',
        district: '老城区',
        use: 'restaurant',
        floorArea: 180,
      }),
      firstAskedStaffId: 'counter2',
      outcome: {
        type: 'not-required',
        clause: null,
        reason: '建筑面积180平方米，按本地规定200平方米及以下的小型餐饮场所无需办理营业前消防安全检查。',
      },
    },
  },
  {
    item: 5,
    date: '2026-09-24',
    time: '14:00',
    by: 'counter1',
    kind: 'book',
    service: 'site-visit',
    slot: { date: '2026-09-30', from: '09:00' },
    caller: null,
    inspectorIds: ['reviewer1', 'reviewer2'],
  },
  {
    item: 9,
    date: '2026-09-24',
    time: '16:00',
    by: 'supervisor1',
    kind: 'opening',
    change: {
      kind: 'closure',
      counterId: null,
      from: '2026-09-26',
      through: '2026-09-26',
      span: null,
      reason: '中秋节放假',
    },
  },
  {
    item: 7,
    date: '2026-09-28',
    time: '08:40',
    by: 'reviewer1',
    kind: 'act',
    act: { type: 'pause', date: '2026-09-28', reason: 'expert-review', expectedWorkdays: 15, note: null },
  },
  {
    item: 3,
    date: '2026-09-28',
    time: '15:10',
    by: 'counter1',
    kind: 'act',
    act: {
      type: 'receive-supplements',
      date: '2026-09-28',
      materials: ticked('present', 'acceptance-as-built-drawings'),
    },
  },
  {
    item: 5,
    date: '2026-09-30',
    time: '11:30',
    by: 'reviewer1',
    kind: 'act',
    act: {
      type: 'inspect',
      date: '2026-09-30',
      inspectorIds: ['reviewer1', 'reviewer2'],
      conclusion: 'conforming',
      findings: '疏散通道、安全出口畅通，消防设施完好有效。',
    },
  },
  {
    item: 7,
    date: '2026-10-22',
    time: '10:00',
    by: 'reviewer1',
    kind: 'act',
    act: { type: 'resume', date: '2026-10-22', note: null },
  },
  {
    item: 10,
    date: '2026-11-13',
    time: '16:30',
    by: 'counter1',
    kind: 'intake',
    intake: {
      ...COMMON,
      date: '2026-11-13',
      matter: 'design-review',
      applicant: unit(10, '城南仓储有限公司', '91219900MA0FWT10X1', '滨城市城南区仓储路10号'),
      project: project({
        name: '城南仓储危险品库房',
        address: '滨城市城南区仓储路10号',
        district: '城南区',
        use: 'hazardous-storage',
        floorArea: 1_600,
      }),
      outcome: { type: 'put-aside' },
    },
  },
  {
    item: 11,
    date: '2026-12-18',
    time: '09:20',
    by: 'counter1',
    kind: 'intake',
    intake: {
      ...COMMON,
      date: '2026-12-18',
      matter: 'completion-acceptance',
      applicant: unit(11, '北站枢纽建设有限公司', '91219900MA0FWT11X2', '滨城市江北区北站路11号'),
      project: project({
        name: '北站候车厅',
        address: '滨城市江北区北站路11号',
        use: 'rail-waiting-hall',
        floorArea: 16_000,
      }),
      materials: ticked(
        'present',
        'acceptance-application',
        'acceptance-completion-report',
        'acceptance-as-built-drawings',
      ),
      outcome: { type: 'accept' },
    },
  },
];
