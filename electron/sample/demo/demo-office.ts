import type { z } from 'zod';
import type { Role } from '../../../shared/contract/fields.ts';
import type { setup } from '../../../shared/contract/session.ts';
import { SAMPLE_HOURS, SAMPLE_SETUP, type SampleAccount } from '../office.ts';

/** The office of the demo: the sample's authorities, six counters and enough people for ten years of work. */

const LETTERS = Array.from('甲乙丙丁戊己庚辛');

function people(role: Role, count: number, words: { account: string; name: string; password: string }) {
  return LETTERS.slice(0, count).map((letter, index): SampleAccount => ({
    account: `${words.account}${index + 1}`,
    name: `${words.name}${letter}`,
    password: `${words.password}-${2026 + index}`,
    roles: [role],
  }));
}

export const DEMO_STAFF: readonly SampleAccount[] = [
  ...people('counter', 6, { account: 'counter', name: '窗口', password: 'chuangkou' }),
  ...people('reviewer', 8, { account: 'reviewer', name: '审查', password: 'shencha' }),
  ...people('supervisor', 2, { account: 'supervisor', name: '督查', password: 'ducha' }),
];

export const DEMO_SETUP: z.input<NonNullable<(typeof setup.initialise)['~orpc']['inputSchema']>> = {
  ...SAMPLE_SETUP,
  counters: DEMO_STAFF.slice(0, 6).map((_, index) => ({ name: `${index + 1}号窗口`, place: '二楼东厅' })),
};

/** The hours of the letterhead, Saturday mornings among them. */
export const DEMO_HOURS = SAMPLE_HOURS;

/**
 * Promises tightened over the years, each for cases received from its day on; the last first, for a promise must keep
 * within the law on every day until another one takes its place.
 */
export const DEMO_SETTINGS = [
  {
    effectiveFrom: '2023-01-01',
    promised: {
      'design-review': { decision: 10 },
      'completion-acceptance': { decision: 10 },
      'completion-filing': { 'spot-check': 10 },
      'pre-opening': { total: 7 },
    },
    exemptions: { preOpeningFloorArea: { restaurant: 200 } },
  },
  {
    effectiveFrom: '2020-06-01',
    promised: {
      'design-review': { decision: 12 },
      'completion-acceptance': { decision: 12 },
      'completion-filing': { 'spot-check': 12 },
      'pre-opening': { total: 9 },
    },
  },
  {
    effectiveFrom: '2018-07-01',
    promised: {
      'design-review': { decision: 16 },
      'completion-acceptance': { decision: 16 },
      'pre-opening': { total: 11 },
    },
  },
] as const;
