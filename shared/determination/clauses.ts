import type { RuleSetId } from '../matters/types.ts';
import type { Use } from './types.ts';

/** Uses with a floor-area step: 住建部令51号 §14(1)-(6), before it 公安部令119号 §13(1)-(6). */
export interface AreaStep {
  /** Item number, 1-6; the same under both rule sets. */
  readonly item: number;
  /** Special when the floor area is strictly larger, m². */
  readonly largerThan: number;
  readonly uses: readonly Use[];
}

export const AREA_STEPS: readonly AreaStep[] = [
  { item: 1, largerThan: 20_000, uses: ['stadium', 'auditorium', 'exhibition-hall'] },
  {
    item: 2,
    largerThan: 15_000,
    uses: ['air-terminal', 'coach-waiting-hall', 'rail-waiting-hall', 'dock-waiting-hall'],
  },
  { item: 3, largerThan: 10_000, uses: ['hotel', 'restaurant', 'shopping-mall', 'market'] },
  {
    item: 4,
    largerThan: 2_500,
    uses: [
      'theatre',
      'library-reading-room',
      'indoor-fitness',
      'hospital-outpatient',
      'university-building',
      'labour-intensive-workshop',
      'temple-church',
    ],
  },
  {
    item: 5,
    largerThan: 1_000,
    uses: [
      'nursery',
      'indoor-children-play',
      'elderly-home',
      'welfare-home',
      'hospital-ward',
      'school-building',
      'school-dormitory',
      'labour-intensive-dormitory',
    ],
  },
  {
    item: 6,
    largerThan: 500,
    uses: [
      'song-dance-hall',
      'video-hall',
      'screening-room',
      'karaoke',
      'nightclub',
      'arcade',
      'sauna',
      'internet-cafe',
      'bar',
      'entertainment-restaurant',
      'entertainment-teahouse',
    ],
  },
];

/** Special by kind, whatever the size. */
export const INFRASTRUCTURE: readonly Use[] = ['urban-rail', 'tunnel', 'large-power'];
export const HAZARDOUS: readonly Use[] = [
  'hazardous-production',
  'hazardous-storage',
  'hazardous-station',
  'gas-supply-station',
  'fuel-supply-station',
];
export const AUTHORITY_BUILDINGS: readonly Use[] = [
  'state-office',
  'power-dispatch',
  'telecom',
  'postal',
  'disaster-command',
  'broadcasting',
  'archive',
];

/** Other public buildings are special above this area of one building, m², or above this height, m. */
export const PUBLIC_BUILDING_AREA = 40_000;
export const PUBLIC_BUILDING_HEIGHT = 50;

/** Public gathering places of 消防法 §73(3), which need the pre-opening inspection. */
export const PUBLIC_GATHERING_USES: readonly Use[] = [
  'stadium',
  'auditorium',
  'air-terminal',
  'coach-waiting-hall',
  'rail-waiting-hall',
  'dock-waiting-hall',
  'hotel',
  'restaurant',
  'shopping-mall',
  'market',
  'theatre',
  'indoor-fitness',
  'indoor-children-play',
  ...(AREA_STEPS.find((step) => step.item === 6)?.uses ?? []),
];

export type ClauseSubject =
  'infrastructure' | 'hazardous' | 'authority' | 'class-1-residential' | 'contains' | 'other-public';

// Order 51 puts all into §14; order 119 has the area steps in §13 and the rest, in another order, in §14.
const NUMBERS: Readonly<Record<RuleSetId, Readonly<Record<ClauseSubject, number>>>> = {
  '2012': {
    contains: 1,
    authority: 2,
    'other-public': 3,
    'class-1-residential': 4,
    infrastructure: 5,
    hazardous: 6,
  },
  '2020': {
    'class-1-residential': 7,
    infrastructure: 8,
    hazardous: 9,
    authority: 10,
    contains: 11,
    'other-public': 12,
  },
};

/** Clause of a floor-area step, e.g. `14(6)`, under the 2012 rule set `13(6)`. */
export function stepClause(ruleSet: RuleSetId, step: AreaStep): string {
  return `${ruleSet === '2012' ? 13 : 14}(${step.item})`;
}

/** Clause of the other subjects, e.g. `14(11)` for a building that contains a crowded use. */
export function subjectClause(ruleSet: RuleSetId, subject: ClauseSubject): string {
  return `14(${NUMBERS[ruleSet][subject]})`;
}

function rank(clause: string): number {
  const [section, item] = clause.replace(')', '').split('(').map(Number);
  return (section ?? 0) * 100 + (item ?? 0);
}

/** Clauses in the order of the order: `13(6)` before `14(1)`, `14(3)` before `14(11)`. */
export function inClauseOrder(clauses: readonly string[]): readonly string[] {
  return clauses.toSorted((left, right) => rank(left) - rank(right));
}

/** The floor-area step of a use; null for uses without one. */
export function stepOf(use: Use): AreaStep | null {
  return AREA_STEPS.find((step) => step.uses.includes(use)) ?? null;
}
