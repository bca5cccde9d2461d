import type { z } from 'zod';
import type { OpeningSpan } from '../../shared/appointments/types.ts';
import type { Role } from '../../shared/contract/fields.ts';
import type { setup } from '../../shared/contract/session.ts';

/**
 * The office of the sample: invented, with the promised limits of the counter week (design review 10, completion
 * acceptance 10, pre-opening total 7, spot check 10) and its local exemption of small restaurants.
 */
type SetupInput = z.input<NonNullable<(typeof setup.initialise)['~orpc']['inputSchema']>>;

/** A sample account; the passwords are shown on the sign-in page, so they protect nothing. */
export interface SampleAccount {
  readonly account: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

export const SAMPLE_ADMINISTRATOR: SampleAccount = {
  account: 'admin',
  name: '管理员甲',
  password: 'guanli-2026',
  roles: ['administrator'],
};

/** In the order in which they are entered: the first is S0002. */
export const SAMPLE_STAFF: readonly SampleAccount[] = [
  { account: 'counter1', name: '窗口甲', password: 'chuangkou-2026', roles: ['counter'] },
  { account: 'counter2', name: '窗口乙', password: 'chuangkou-2027', roles: ['counter'] },
  { account: 'reviewer1', name: '审查甲', password: 'shencha-2026', roles: ['reviewer'] },
  { account: 'reviewer2', name: '审查乙', password: 'shencha-2027', roles: ['reviewer'] },
  { account: 'supervisor1', name: '督查甲', password: 'ducha-2026', roles: ['supervisor'] },
];

export const SAMPLE_ACCOUNTS: readonly SampleAccount[] = [...SAMPLE_STAFF, SAMPLE_ADMINISTRATOR];

export const SAMPLE_SETUP: SetupInput = {
  officeName: '滨城市消防审批服务窗口',
  constructionAuthority: {
    name: '滨城市住房和城乡建设局',
    short: '滨建',
    address: '滨城市江北区政务路1号政务服务中心二楼',
    phone: '0999-2100001',
    supervisionPhone: '0999-2100009',
    hours: '周一至周五 08:30-12:00、13:30-17:00，周六 09:00-11:30',
  },
  rescueAuthority: {
    name: '滨城市消防救援支队',
    short: '滨',
    address: '滨城市江北区政务路1号政务服务中心二楼',
    phone: '0999-2100002',
    supervisionPhone: '0999-2100009',
    hours: '周一至周五 08:30-12:00、13:30-17:00，周六 09:00-11:30',
  },
  counters: [
    { name: '1号窗口', place: '二楼东厅' },
    { name: '2号窗口', place: '二楼东厅' },
  ],
  administrator: {
    account: SAMPLE_ADMINISTRATOR.account,
    name: SAMPLE_ADMINISTRATOR.name,
    password: SAMPLE_ADMINISTRATOR.password,
    roles: [...SAMPLE_ADMINISTRATOR.roles],
  },
};

/** What the week's office has set beyond a new one's defaults. */
export const SAMPLE_SETTINGS = {
  effectiveFrom: '2000-01-02',
  promised: {
    'design-review': { decision: 10 },
    'completion-acceptance': { decision: 10 },
    'completion-filing': { 'spot-check': 10 },
    'pre-opening': { total: 7 },
  },
  exemptions: { preOpeningFloorArea: { restaurant: 200 } },
};

const ORDINARY_DAY: OpeningSpan[] = [
  { from: '08:30', to: '12:00', kind: 'ordinary' },
  { from: '13:30', to: '17:00', kind: 'ordinary' },
];

/** The hours printed above, as the office enters them: Saturday mornings are extended hours (延时服务). */
export const SAMPLE_HOURS = {
  kind: 'weekly' as const,
  counterId: null,
  hours: {
    monday: ORDINARY_DAY,
    tuesday: ORDINARY_DAY,
    wednesday: ORDINARY_DAY,
    thursday: ORDINARY_DAY,
    friday: ORDINARY_DAY,
    saturday: [{ from: '09:00', to: '11:30', kind: 'extended' as const }],
    sunday: [],
    'make-up': ORDINARY_DAY,
  },
};
