import { addTallies, NO_TALLY, type EntryKind, type Tally } from './entries.ts';

/**
 * Every figure of the statistics as data: what it counts, in which unit, and for what it is kept. The sentence that says
 * how it is counted stands in the texts under the figure's id.
 */
export const MATTER_FIGURES = [
  'received',
  'correctedOnTheSpot',
  'oneShotNotices',
  'secondNotices',
  'refused',
  'wrongAuthority',
  'notRequired',
  'deemedAccepted',
  'accepted',
  'concluded',
  'decided',
  'approved',
  'rejected',
  'filed',
  'delivered',
  'early',
  'onTime',
  'latePromised',
  'lateStatutory',
  'withinPromise',
  'withinStatute',
  'averageWorkdays',
  'speedUp',
  'pausedCases',
  'pauseDays',
  'extended',
  'drawn',
  'checked',
  'checkFailed',
  'reinspections',
  'permitted',
  'verified',
  'verifiedInTime',
  'revoked',
  'withdrawn',
] as const;
export type MatterFigure = (typeof MATTER_FIGURES)[number];

export const OFFICE_FIGURES = [
  'appointmentsMade',
  'appointmentsKept',
  'appointmentsMissed',
  'appointmentsCancelled',
  'tickets',
  'averageWait',
  'earlyInvolvement',
  'parallelCases',
  'greenChannel',
  'shortenedLimits',
  'enterpriseVisits',
  'symposia',
  'opinionsCollected',
  'opinionsAnswered',
  'hazardsFound',
  'hazardsRemoved',
  'returnVisits',
  'verySatisfied',
  'satisfied',
  'fairlySatisfied',
  'dissatisfied',
  'veryDissatisfied',
  'inquiries',
  'handouts',
  'trainings',
  'peopleTrained',
] as const;
export type OfficeFigure = (typeof OFFICE_FIGURES)[number];

export const FIGURE_IDS = [...MATTER_FIGURES, ...OFFICE_FIGURES] as const;
export type FigureId = (typeof FIGURE_IDS)[number];

export const FIGURE_UNITS = ['cases', 'times', 'workdays', 'percent', 'minutes', 'people', 'items', 'copies'] as const;
export type FigureUnit = (typeof FIGURE_UNITS)[number];

/** How a figure follows from tallies of entries. */
export type Measure =
  /** How many entries. */
  | { readonly kind: 'rows'; readonly of: readonly EntryKind[] }
  /** How many different cases. */
  | { readonly kind: 'records'; readonly of: readonly EntryKind[] }
  /** Sum of their values. */
  | { readonly kind: 'sum'; readonly of: readonly EntryKind[] }
  /** Sum of their values by their number, in units of so many; none without entries. */
  | { readonly kind: 'mean'; readonly of: readonly EntryKind[]; readonly per: number }
  /** What was saved of the base, in percent: (base - value) / base. */
  | { readonly kind: 'saved'; readonly of: readonly EntryKind[] }
  /** Their number among that of others, in percent. */
  | { readonly kind: 'share'; readonly of: readonly EntryKind[]; readonly among: readonly EntryKind[] };

export interface FigureDefinition {
  readonly unit: FigureUnit;
  readonly measure: Measure;
}

const rows = (unit: FigureUnit, ...of: readonly EntryKind[]): FigureDefinition => ({
  unit,
  measure: { kind: 'rows', of },
});
const sum = (unit: FigureUnit, ...of: readonly EntryKind[]): FigureDefinition => ({
  unit,
  measure: { kind: 'sum', of },
});

/** Waits are kept in whole seconds, so that sums of them are exact. */
export const SECONDS_PER_MINUTE = 60;

const ANSWERED = ['early', 'on-time', 'late-promised', 'late-statutory'] as const;

/** Semantics 8, figure by figure. */
export const FIGURES: Readonly<Record<FigureId, FigureDefinition>> = {
  received: rows('cases', 'received'),
  correctedOnTheSpot: rows('cases', 'corrected-on-the-spot'),
  oneShotNotices: rows('cases', 'one-shot-notice'),
  secondNotices: rows('times', 'second-notice'),
  refused: rows('cases', 'refused'),
  wrongAuthority: rows('cases', 'wrong-authority'),
  notRequired: rows('cases', 'not-required'),
  deemedAccepted: rows('cases', 'deemed-accepted'),
  accepted: rows('cases', 'accepted'),
  concluded: rows('cases', 'decided', 'permitted', 'filed'),
  decided: rows('cases', 'decided'),
  approved: rows('cases', 'approved'),
  rejected: rows('cases', 'rejected'),
  filed: rows('cases', 'filed'),
  delivered: rows('times', 'delivered'),
  early: rows('cases', 'early'),
  onTime: rows('cases', 'on-time'),
  latePromised: rows('cases', 'late-promised'),
  lateStatutory: rows('cases', 'late-statutory'),
  withinPromise: { unit: 'percent', measure: { kind: 'share', of: ['early', 'on-time'], among: ANSWERED } },
  withinStatute: {
    unit: 'percent',
    measure: { kind: 'share', of: ['early', 'on-time', 'late-promised'], among: ANSWERED },
  },
  averageWorkdays: { unit: 'workdays', measure: { kind: 'mean', of: ANSWERED, per: 1 } },
  speedUp: { unit: 'percent', measure: { kind: 'saved', of: ANSWERED } },
  pausedCases: { unit: 'cases', measure: { kind: 'records', of: ['paused'] } },
  pauseDays: sum('workdays', 'pause-ended'),
  extended: rows('cases', 'extended'),
  drawn: rows('cases', 'drawn'),
  checked: rows('cases', 'checked'),
  checkFailed: rows('cases', 'check-failed'),
  reinspections: rows('times', 'reinspected'),
  permitted: rows('cases', 'permitted'),
  verified: rows('cases', 'verified'),
  verifiedInTime: rows('cases', 'verified-in-time'),
  revoked: rows('cases', 'revoked'),
  withdrawn: rows('cases', 'withdrawn'),
  appointmentsMade: rows('times', 'appointment-made'),
  appointmentsKept: rows('times', 'appointment-kept'),
  appointmentsMissed: rows('times', 'appointment-missed'),
  appointmentsCancelled: rows('times', 'appointment-cancelled'),
  tickets: rows('items', 'ticket'),
  averageWait: { unit: 'minutes', measure: { kind: 'mean', of: ['ticket-called'], per: SECONDS_PER_MINUTE } },
  earlyInvolvement: rows('times', 'early-involvement'),
  parallelCases: rows('cases', 'parallel'),
  greenChannel: rows('times', 'green-channel'),
  shortenedLimits: rows('cases', 'shortened-limit'),
  enterpriseVisits: rows('times', 'enterprise-visit'),
  symposia: rows('times', 'symposium'),
  opinionsCollected: sum('items', 'opinions-collected'),
  opinionsAnswered: sum('items', 'opinions-answered'),
  hazardsFound: sum('items', 'hazards-found'),
  hazardsRemoved: sum('items', 'hazards-removed'),
  returnVisits: rows('times', 'return-visit'),
  verySatisfied: rows('times', 'very-satisfied'),
  satisfied: rows('times', 'satisfied'),
  fairlySatisfied: rows('times', 'fairly-satisfied'),
  dissatisfied: rows('times', 'dissatisfied'),
  veryDissatisfied: rows('times', 'very-dissatisfied'),
  inquiries: rows('times', 'inquiry'),
  handouts: sum('copies', 'handouts'),
  trainings: rows('times', 'training'),
  peopleTrained: sum('people', 'people-trained'),
};

/** Whether a figure is kept per matter; the others are kept for the office as a whole. */
export function isMatterFigure(id: FigureId): id is MatterFigure {
  return (MATTER_FIGURES as readonly FigureId[]).includes(id);
}

/** The entries a figure rests on: the records behind it. */
export function entryKindsOf(id: FigureId): readonly EntryKind[] {
  const { measure } = FIGURES[id];
  return measure.kind === 'share' ? measure.among : measure.of;
}

/** Rounded half up to two decimals: what is printed is what is stored. */
export function rounded(value: number): number {
  return Math.round((value + Number.EPSILON) * 100) / 100;
}

/**
 * A figure from the tallies of its entries; null where there is nothing to divide by.
 *
 * @example figureOf('speedUp', tallies) // 46.67: 8 of 15 working days used
 */
export function figureOf(id: FigureId, tallyOf: (kind: EntryKind) => Tally): number | null {
  const { measure } = FIGURES[id];
  const whole = (kinds: readonly EntryKind[]) => kinds.map(tallyOf).reduce(addTallies, NO_TALLY);
  const of = whole(measure.of);
  switch (measure.kind) {
    case 'rows':
      return of.rows;
    case 'records':
      return of.records;
    case 'sum':
      return of.value;
    case 'mean':
      return of.rows === 0 ? null : rounded(of.value / (of.rows * measure.per));
    case 'saved':
      return of.base === 0 ? null : rounded(((of.base - of.value) / of.base) * 100);
    case 'share': {
      const among = whole(measure.among);
      return among.rows === 0 ? null : rounded((of.rows / among.rows) * 100);
    }
  }
}
