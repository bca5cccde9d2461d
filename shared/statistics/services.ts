import type { CivilDate } from '../dates/types.ts';
import type { Entry, ServiceEntryKind } from './entries.ts';

/** 服务记录: services of the office that are no step of a case. */
export const SERVICE_KINDS = [
  'early-involvement',
  'green-channel',
  'enterprise-visit',
  'symposium',
  'opinion',
  'hazard-check',
  'return-visit',
  'rating',
  'inquiry',
  'handout',
  'training',
] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** 好差评: the five grades. */
export const RATINGS = [
  'very-satisfied',
  'satisfied',
  'fairly-satisfied',
  'dissatisfied',
  'very-dissatisfied',
] as const;
export type Rating = (typeof RATINGS)[number];

export const SERVICE_COUNTS = [
  'opinionsCollected',
  'opinionsAnswered',
  'hazardsFound',
  'hazardsRemoved',
  'copies',
  'people',
] as const;
export type ServiceCount = (typeof SERVICE_COUNTS)[number];

/** What a kind of service is recorded with. */
export interface ServiceForm {
  /** Numbers that belong to it; `required` ones must be given. */
  readonly counts: Readonly<Partial<Record<ServiceCount, 'required' | 'optional'>>>;
  readonly rating: 'required' | 'optional' | 'none';
  /** Whether it belongs to a case. */
  readonly case: 'required' | 'optional';
}

/** The form of each kind; what it does not name is refused. */
export const SERVICE_FORMS: Readonly<Record<ServiceKind, ServiceForm>> = {
  'early-involvement': { counts: {}, rating: 'none', case: 'optional' },
  'green-channel': { counts: {}, rating: 'none', case: 'required' },
  'enterprise-visit': {
    counts: {
      opinionsCollected: 'optional',
      opinionsAnswered: 'optional',
      hazardsFound: 'optional',
      hazardsRemoved: 'optional',
    },
    rating: 'optional',
    case: 'optional',
  },
  symposium: {
    counts: { people: 'optional', opinionsCollected: 'optional', opinionsAnswered: 'optional' },
    rating: 'none',
    case: 'optional',
  },
  opinion: {
    counts: { opinionsCollected: 'optional', opinionsAnswered: 'optional' },
    rating: 'none',
    case: 'optional',
  },
  'hazard-check': {
    counts: { hazardsFound: 'optional', hazardsRemoved: 'optional' },
    rating: 'none',
    case: 'optional',
  },
  'return-visit': { counts: {}, rating: 'optional', case: 'optional' },
  rating: { counts: {}, rating: 'required', case: 'optional' },
  inquiry: { counts: {}, rating: 'none', case: 'optional' },
  handout: { counts: { copies: 'required' }, rating: 'none', case: 'optional' },
  training: { counts: { people: 'required' }, rating: 'optional', case: 'optional' },
};

/** A service as recorded. */
export interface ServiceRecord {
  readonly kind: ServiceKind;
  readonly date: CivilDate;
  readonly counts: Readonly<Partial<Record<ServiceCount, number>>>;
  readonly rating: Rating | null;
  readonly staffId: string | null;
}

/** The kinds of service that are themselves counted, one a record. */
const COUNTED: Readonly<Partial<Record<ServiceKind, ServiceEntryKind>>> = {
  'early-involvement': 'early-involvement',
  'green-channel': 'green-channel',
  'enterprise-visit': 'enterprise-visit',
  symposium: 'symposium',
  'return-visit': 'return-visit',
  inquiry: 'inquiry',
  training: 'training',
};

const SUMMED: Readonly<Record<ServiceCount, ServiceEntryKind>> = {
  opinionsCollected: 'opinions-collected',
  opinionsAnswered: 'opinions-answered',
  hazardsFound: 'hazards-found',
  hazardsRemoved: 'hazards-removed',
  copies: 'handouts',
  people: 'people-trained',
};

/** Everything there is to count in one record of the service journal. */
export function entriesOfService(record: ServiceRecord): readonly Entry<ServiceEntryKind>[] {
  const { kind, date, counts, rating, staffId } = record;
  const one = { date, seq: 0, staffId, base: 0 };
  const counted = COUNTED[kind];
  return [
    ...(counted === undefined ? [] : [{ ...one, kind: counted, value: 1 }]),
    ...SERVICE_COUNTS.flatMap((count) => {
      const value = counts[count] ?? 0;
      // People at a symposium were heard, not trained.
      const isCounted = value > 0 && (count !== 'people' || kind === 'training');
      return isCounted ? [{ ...one, kind: SUMMED[count], value }] : [];
    }),
    ...(rating === null ? [] : [{ ...one, kind: rating, value: 1 }]),
  ];
}
