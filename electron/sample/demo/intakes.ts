import { factsAsked, requiredMaterials, type MaterialFacts } from '../../../shared/checklist/required.ts';
import type { MaterialCheck } from '../../../shared/checklist/types.ts';
import { addDays } from '../../../shared/dates/civil.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { ruleSetInForce } from '../../../shared/matters/clock-tables.ts';
import { RULE_SETS } from '../../../shared/matters/rulesets.ts';
import type { Matter, Path } from '../../../shared/matters/types.ts';
import type { KnownRecords } from '../../services/bulk-acts.ts';
import type { Application } from '../../services/intake-effect.ts';
import type { ApplicantRecord } from '../../storage/repositories/applicants.ts';
import type { ProjectRecord } from '../../storage/repositories/projects.ts';
import type { Random } from './random.ts';
import { inventApplicant, inventProject } from './registry.ts';
import {
  DEFECTS,
  ENTERTAINMENT,
  LARGE_BUILDINGS,
  NOT_REQUIRED_REASONS,
  REFUSAL_REASONS,
  RIGHT_AUTHORITIES,
  SMALL_BUILDINGS,
  VENUES,
} from './words.ts';

/** Who has been here before, and what waits for its next procedure; the oldest make room. */
export class Acquaintances {
  private readonly regulars: ApplicantRecord[] = [];
  private next = 0;
  readonly reviewed: { applicant: ApplicantRecord; project: ProjectRecord }[] = [];
  readonly completed: { applicant: ApplicantRecord; project: ProjectRecord }[] = [];

  remember(applicant: ApplicantRecord): void {
    this.regulars[this.next] = applicant;
    this.next = (this.next + 1) % 2000;
  }

  regular(random: Random): ApplicantRecord | null {
    return this.regulars.length === 0 ? null : random.pick(this.regulars);
  }
}

const MATTER_SHARES: Readonly<Record<Matter, number>> = {
  'design-review': 28,
  'completion-acceptance': 24,
  'completion-filing': 26,
  'pre-opening': 22,
};
type OutcomeType = Application['outcome']['type'];

function outcomeShares(matter: Matter, path: Path): Readonly<Record<OutcomeType, number>> {
  const others = { refuse: 1.5, 'not-required': 5, 'wrong-authority': 1.5 };
  if (matter === 'completion-filing')
    return { file: 78, accept: 0, permit: 0, notice: 11, 'put-aside': 3, ...others, refuse: 0 };
  if (path === 'commitment') return { permit: 88, file: 0, accept: 0, notice: 6, 'put-aside': 0, ...others, refuse: 0 };
  return { accept: 73, file: 0, permit: 0, notice: 15, 'put-aside': 4, ...others };
}

function outcomeOf(random: Random, type: OutcomeType): Application['outcome'] {
  switch (type) {
    case 'refuse':
      return {
        type,
        ground: random.pick(['not-conforming', 'incomplete', 'other']),
        reasons: random.pick(REFUSAL_REASONS),
      };
    case 'not-required':
      return { type, clause: random.chance(0.5) ? '14' : null, reason: random.pick(NOT_REQUIRED_REASONS) };
    case 'wrong-authority':
      return { type, rightAuthority: random.pick(RIGHT_AUTHORITIES), reason: null };
    default:
      return { type };
  }
}

/** Ticks for a whole checklist, or for one with something missing. */
export function ticks(
  random: Random,
  what: {
    readonly matter: Matter;
    readonly path: Path;
    readonly date: CivilDate;
    readonly facts: MaterialFacts;
    readonly state: 'whole' | 'incomplete' | 'unchecked';
  },
): Application['materials'] {
  const ruleSet = ruleSetInForce(what.matter, what.date) ?? '2020';
  const checklist = requiredMaterials(RULE_SETS[ruleSet].materials, what.matter, what.path, what.facts) ?? [];
  if (what.state === 'unchecked') return [];
  const lines = checklist.filter(({ applies }) => applies).map(({ material }) => material);
  const open = new Set(what.state === 'whole' ? [] : random.several(lines, random.between(1, 3)).map(({ id }) => id));
  return lines.map((material): MaterialCheck => {
    const materialId = material.id;
    if (open.has(materialId)) {
      return random.chance(0.5)
        ? { materialId, result: 'missing' }
        : { materialId, result: 'defective', defect: random.pick(DEFECTS) };
    }
    if (what.path === 'commitment' && material.deferrable && random.chance(0.6))
      return { materialId, result: 'deferred' };
    if (what.state === 'whole' && material.tolerable && random.chance(0.03))
      return { materialId, result: 'tolerated', promisedDate: addDays(what.date, 10) };
    return random.chance(0.03)
      ? { materialId, result: 'corrected-on-the-spot', defect: random.pick(DEFECTS) }
      : { materialId, result: 'present' };
  }) as Application['materials'];
}

function materialFactsOf(random: Random, matter: Matter, path: Path, date: CivilDate, use: string): MaterialFacts {
  const ruleSet = ruleSetInForce(matter, date) ?? '2020';
  const shares = {
    planningPermitRequired: 0.7,
    temporaryBuilding: 0.02,
    specialFireDesign: 0.05,
    entertainmentVenue: ENTERTAINMENT.has(use) ? 1 : 0,
    otherByLaw: 0.02,
  };
  const asked = factsAsked(RULE_SETS[ruleSet].materials, matter, path);
  return Object.fromEntries(asked.map((fact) => [fact, random.chance(shares[fact])]));
}

/** An application as somebody brings it to the counter on a day. */
export interface InventedApplication {
  readonly sent: Application;
  readonly known: KnownRecords;
}

/** Invents the application that comes in as the n-th. */
export function inventApplication(
  random: Random,
  date: CivilDate,
  ordinal: number,
  people: Acquaintances,
): InventedApplication {
  const matter = random.weighted(MATTER_SHARES);
  const ruleSet = ruleSetInForce(matter, date) ?? '2020';
  const path: Path = matter === 'pre-opening' && ruleSet === '2020' && random.chance(0.45) ? 'commitment' : 'ordinary';
  const waiting =
    matter === 'completion-acceptance' && random.chance(0.7)
      ? people.reviewed.shift()
      : matter === 'pre-opening' && random.chance(0.25)
        ? people.completed.shift()
        : undefined;
  const kind = matter === 'pre-opening' && random.chance(0.35) ? 'person' : 'organisation';
  const regular = kind === 'organisation' && random.chance(0.4) ? people.regular(random) : null;
  const applicant = waiting?.applicant ?? regular;
  const buildings =
    matter === 'pre-opening' ? VENUES : matter === 'completion-filing' ? SMALL_BUILDINGS : LARGE_BUILDINGS;
  const building = random.pick(buildings);
  const use = waiting?.project.use ?? building.use;
  const materialFacts = materialFactsOf(random, matter, path, date, use);
  const special = materialFacts.specialFireDesign === true;
  const outcome = outcomeOf(random, random.weighted(outcomeShares(matter, path)));
  const told = outcome.type === 'not-required' || outcome.type === 'wrong-authority';
  const state =
    outcome.type === 'notice'
      ? 'incomplete'
      : told || outcome.type === 'put-aside' || outcome.type === 'refuse'
        ? 'unchecked'
        : 'whole';
  const sent = {
    date,
    matter,
    path,
    channel: random.chance(0.3) ? 'online' : 'counter',
    applicant:
      applicant === null
        ? told && random.chance(0.5)
          ? null
          : inventApplicant(random, ordinal, kind)
        : { ...applicant, code: applicant.code ?? '', phone: applicant.phone ?? '' },
    project:
      waiting === undefined
        ? inventProject(random, building, ruleSet, special)
        : { ...waiting.project, use: building.use },
    materialFacts,
    materials: ticks(random, { matter, path, date, facts: materialFacts, state }),
    completionPassedOn: matter === 'completion-filing' ? addDays(date, -random.between(1, 9)) : null,
    firstAskedStaffId: null,
    remark: random.chance(0.03) ? '申请人要求电话通知领取。' : null,
    outcome,
  } satisfies Omit<Application, 'project'> & { project: object };
  return {
    sent: sent as Application,
    known: { applicant, project: waiting?.project ?? null },
  };
}
