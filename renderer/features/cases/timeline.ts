import type { EventView, PaperSummary } from '../../../shared/contract/cases.ts';
import type { PaperKind } from '../../../shared/papers/types.ts';
import type { CaseEventType } from '../../../shared/workflow/types.ts';

/** Which events a kind of paper belongs to; papers made on request belong to none. */
const EVENTS_OF_PAPER: Readonly<Record<PaperKind, readonly CaseEventType[]>> = {
  receipt: ['accepted'],
  refusal: ['refused', 'wrong-authority'],
  'supplement-notice': ['supplement-requested'],
  'supplement-receipt': ['supplemented', 'supplement-partial'],
  'not-required-notice': ['not-required'],
  'special-procedure-notice': ['paused'],
  'extension-notice': ['extended'],
  'design-review-opinion': ['decided'],
  'acceptance-opinion': ['decided'],
  'filing-voucher': ['filed', 'drawn'],
  'spot-check-result': ['checked', 'reinspected'],
  'pre-opening-opinion': ['decided', 'permitted'],
  'pre-opening-refusal': ['decided'],
  'commitment-letter': [],
  'rectification-notice': ['rectification-noticed'],
  'revocation-decision': ['revoked'],
  'service-return': ['delivered'],
  'date-explanation': [],
  'guide-slip': [],
  'date-change-list': [],
  'date-change-slip': [],
  'appointment-reminder': [],
  'appointment-change-slip': [],
  'appointment-cancellation-slip': [],
  'appointment-daily-list': [],
  'appointment-call-list': [],
  'urging-slip': [],
  'supervision-slip': [],
  ticket: [],
  'monthly-report': [],
};

export interface TimelineEntry {
  readonly event: EventView;
  /** Papers issued by the act that wrote the event. */
  readonly papers: readonly PaperSummary[];
  /** The event that corrected this one. */
  readonly correctedBy: EventView | null;
  /** What this one corrects. */
  readonly corrects: EventView | null;
  /** Struck through: voided, or another date stands in its place. */
  readonly struck: 'void' | 'replaced' | 'standing';
}

function eventOf(paper: PaperSummary, events: readonly EventView[]): EventView | null {
  const kinds: readonly string[] = EVENTS_OF_PAPER[paper.kind];
  const issuedAt = Date.parse(paper.issuedAt);
  let best: EventView | null = null;
  for (const event of events) {
    if (!kinds.includes(event.type)) continue;
    if (Date.parse(event.recordedAt) > issuedAt + 1000) continue;
    if (best === null || event.seq > best.seq) best = event;
  }
  return best;
}

/** The day a correction puts in the place of the old one; null when it strikes the event out. */
export function replacementDate(correction: EventView): string | null {
  const { replacement } = correction.data;
  if (typeof replacement !== 'object' || replacement === null || !('date' in replacement)) return null;
  return typeof replacement.date === 'string' ? replacement.date : null;
}

/**
 * The history of a case as shown: newest entry last, each event with the papers of its act, corrections tied to what
 * they correct. A paper goes to the last event of its kind that was recorded before it was issued.
 */
export function timelineEntries(
  events: readonly EventView[],
  papers: readonly PaperSummary[],
): readonly TimelineEntry[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const papersOf = new Map<number, PaperSummary[]>();
  for (const paper of papers) {
    const event = eventOf(paper, events);
    if (event !== null) papersOf.set(event.seq, [...(papersOf.get(event.seq) ?? []), paper]);
  }
  return events
    .toSorted((left, right) => left.seq - right.seq)
    .map((event) => {
      const correctedBy = event.correctedBy === null ? null : (bySeq.get(event.correctedBy) ?? null);
      const struck = correctedBy === null ? 'standing' : replacementDate(correctedBy) === null ? 'void' : 'replaced';
      return {
        event,
        papers: papersOf.get(event.seq) ?? [],
        correctedBy,
        corrects: events.find((other) => other.correctedBy === event.seq) ?? null,
        struck,
      };
    });
}

/** How a value of an event is worded on the screen. */
export type DetailKind =
  | 'text'
  | 'date'
  | 'names'
  | 'workdays'
  | 'conclusion'
  | 'decision'
  | 'ground'
  | 'reason'
  | 'method'
  | 'basis'
  | 'channel'
  | 'lines';

export interface EventDetail {
  readonly key: DetailKey;
  readonly kind: DetailKind;
  readonly value: string;
}

const DETAIL_KINDS = {
  channel: 'channel',
  basis: 'basis',
  ground: 'ground',
  clause: 'text',
  rightAuthority: 'text',
  pauseReason: 'reason',
  expectedWorkdays: 'workdays',
  days: 'workdays',
  approverName: 'text',
  fromName: 'text',
  toName: 'text',
  until: 'date',
  conclusion: 'conclusion',
  result: 'conclusion',
  decision: 'decision',
  inspectorNames: 'names',
  findings: 'text',
  deadline: 'date',
  method: 'method',
  recipient: 'text',
  relation: 'text',
  witness: 'text',
  place: 'text',
  lot: 'text',
  lines: 'lines',
  reason: 'text',
  reasons: 'text',
  note: 'text',
} as const satisfies Record<string, DetailKind>;
export type DetailKey = keyof typeof DETAIL_KINDS;

const isDetailKey = (key: string): key is DetailKey => Object.hasOwn(DETAIL_KINDS, key);

/** Two fields mean different things in different events: `reason` of a pause, `result` of a decision. */
function detailKey(event: EventView, key: string): string {
  if (event.type === 'paused' && key === 'reason') return 'pauseReason';
  if (event.type === 'decided' && key === 'result') return 'decision';
  return key;
}

function detailText(key: string, value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number') return String(value);
  if (!Array.isArray(value) || value.length === 0) return null;
  if (key === 'lines') {
    const numbers = value.map((line: unknown) =>
      typeof line === 'object' && line !== null && 'line' in line && typeof line.line === 'number' ? line.line : null,
    );
    return numbers.filter((line) => line !== null).join(', ');
  }
  return value.filter((item) => typeof item === 'string').join('、');
}

/** What an event says besides type and date, in the order it is read; unknown fields and ids stay out. */
export function eventDetails(event: EventView): readonly EventDetail[] {
  const details: EventDetail[] = [];
  for (const [name, value] of Object.entries(event.data)) {
    const key = detailKey(event, name);
    const text = detailText(key, value);
    if (text !== null && isDetailKey(key)) details.push({ key, kind: DETAIL_KINDS[key], value: text });
  }
  const order = Object.keys(DETAIL_KINDS);
  return details.toSorted((left, right) => order.indexOf(left.key) - order.indexOf(right.key));
}
