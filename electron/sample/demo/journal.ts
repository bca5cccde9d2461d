import type { ServiceInput } from '../../../shared/contract/journal.ts';
import { fromDayNumber } from '../../../shared/dates/civil.ts';
import { RATINGS, SERVICE_FORMS, type ServiceCount, type ServiceKind } from '../../../shared/statistics/services.ts';
import type { BulkDesk } from '../../services/bulk-acts.ts';
import type { WholeCase } from '../../services/case-load.ts';
import type { StoredService } from '../../storage/repositories/service-records.ts';
import { randomOf, type Random } from './random.ts';
import type { DemoPeople } from './steps.ts';
import { instantOf, secondOfWork, type Timetable } from './timetable.ts';
import { CORRECTION_REASONS, DISTRICTS, SERVICE_OUTCOMES, SERVICE_SUBJECTS } from './words.ts';

/** How often each kind of service is recorded. */
const SHARES: Readonly<Record<ServiceKind, number>> = {
  'return-visit': 24,
  inquiry: 18,
  'early-involvement': 10,
  'enterprise-visit': 10,
  'green-channel': 8,
  handout: 8,
  'hazard-check': 7,
  rating: 6,
  opinion: 4,
  training: 3,
  symposium: 2,
};

/** The usual sizes of what is counted. */
const SIZES: Readonly<Record<ServiceCount, readonly [number, number]>> = {
  opinionsCollected: [1, 6],
  opinionsAnswered: [0, 5],
  hazardsFound: [0, 6],
  hazardsRemoved: [0, 4],
  copies: [20, 300],
  people: [12, 120],
};

const GRADES = { 0: 58, 1: 27, 2: 10, 3: 4, 4: 1 } as const;

/** One in a week in a small office; of a large one a fiftieth of the applications, at most a dozen a week. */
const PER_APPLICATION = 0.02;
const LEAST_A_DAY = 0.25;
const MOST_A_DAY = 2.4;
/** Cases remembered for a call or a visit afterwards. */
const REMEMBERED = 40;

/** The desk's service journal: what is done for people besides their cases. */
export class ServiceDesk {
  private readonly office: {
    readonly desk: BulkDesk;
    readonly people: DemoPeople;
    readonly timetable: Timetable;
    readonly seed: number;
    /** Applications a working day, on average. */
    readonly applications: number;
  };
  private readonly received: WholeCase[] = [];
  private readonly ended: WholeCase[] = [];
  services = 0;

  constructor(office: ServiceDesk['office']) {
    this.office = office;
  }

  /** Somebody who has just been here, or whose case has just ended. */
  remember(whole: WholeCase, what: 'received' | 'ended'): void {
    const list = this[what];
    list.push(whole);
    if (list.length > REMEMBERED) list.shift();
  }

  /** Puts the lines of a day on its timetable. */
  open(day: number, before: number | undefined): void {
    const { timetable, seed, applications } = this.office;
    const random = randomOf(String(seed), 'services', String(day));
    const mean = Math.min(MOST_A_DAY, Math.max(LEAST_A_DAY, applications * PER_APPLICATION));
    for (let left = Math.floor(mean + random.next()); left > 0; left -= 1) {
      const second = secondOfWork(random);
      timetable.add(day, second, async () => this.record(random, day, before, second));
    }
  }

  private record(random: Random, day: number, before: number | undefined, second: number): void {
    const { desk, people, timetable } = this.office;
    const kind = random.weighted(SHARES);
    const file = this.caseFor(random, kind);
    if (SERVICE_FORMS[kind].case === 'required' && file === null) return;
    const by = random.pick([...people.counters, ...people.reviewers]);
    const date = fromDayNumber(before !== undefined && random.chance(0.1) ? before : day);
    const sent = inventService(random, kind, date, file);
    const line = desk.journal.add(by, instantOf(day, second), sent);
    this.services += 1;
    const soon = timetable.workday(day, random.between(1, 4));
    if (soon === undefined || !random.chance(0.02)) return;
    const later = secondOfWork(random);
    timetable.add(soon, later, async () => this.correct(random, line, sent, instantOf(soon, later)));
  }

  private caseFor(random: Random, kind: ServiceKind): WholeCase | null {
    const list = kind === 'return-visit' || kind === 'rating' ? this.ended : this.received;
    const named = kind === 'green-channel' || kind === 'return-visit' || kind === 'rating' || random.chance(0.2);
    return named && list.length > 0 ? random.pick(list) : null;
  }

  /** A line put right, or struck out. */
  private correct(random: Random, line: StoredService, sent: ServiceInput, at: string): void {
    const { desk, people } = this.office;
    const by = random.pick(people.counters);
    const again = inventService(random, sent.kind, sent.date, null);
    const service = random.chance(0.3) ? null : { ...sent, counts: again.counts };
    desk.journal.correct(by, at, line, { reason: random.pick(CORRECTION_REASONS), service });
    this.services += 1;
  }
}

function countsOf(random: Random, kind: ServiceKind): ServiceInput['counts'] {
  const counts: Partial<Record<ServiceCount, number>> = {};
  const asked = Object.entries(SERVICE_FORMS[kind].counts) as [ServiceCount, 'required' | 'optional'][];
  for (const [count, need] of asked) {
    if (need === 'optional' && random.chance(0.2)) continue;
    counts[count] = random.between(...SIZES[count]);
  }
  // No more is answered or removed than was raised or found.
  const within = (part: ServiceCount, whole: ServiceCount) => {
    const most = counts[whole] ?? 0;
    if (counts[part] !== undefined) counts[part] = Math.min(counts[part], most);
  };
  within('opinionsAnswered', 'opinionsCollected');
  within('hazardsRemoved', 'hazardsFound');
  return counts;
}

function inventService(random: Random, kind: ServiceKind, date: string, whole: WholeCase | null): ServiceInput {
  const { rating } = SERVICE_FORMS[kind];
  const graded = rating === 'required' || (rating === 'optional' && random.chance(0.8));
  const about = whole?.project?.name ?? random.pick(DISTRICTS);
  return {
    kind,
    date,
    subject: `${about}：${random.pick(SERVICE_SUBJECTS[kind])}`,
    person: whole?.applicant?.name ?? null,
    caseId: whole?.file.id ?? null,
    counts: countsOf(random, kind),
    outcome: random.chance(0.6) ? random.pick(SERVICE_OUTCOMES) : null,
    rating: graded ? (RATINGS[Number(random.weighted(GRADES))] ?? null) : null,
  };
}
