import type { CivilDate, Instant } from '../dates/types.ts';
import type { Service } from './types.ts';

/**
 * A ticket of the window's queue: what may happen to it, and what its history says of it. Pure; the history is the truth,
 * the stored row is derived from it by `replayTicket` (semantics 7).
 */

/** What people queue for (nobody queues for an on-site visit); each has a series of numbers of its own every day. */
export const TICKET_SERVICES = ['intake', 'consultation', 'pick-up'] as const satisfies readonly Service[];
export type TicketService = (typeof TICKET_SERVICES)[number];

/** Letter in front of the number, as it stands on the slip and is called. */
const LETTERS: Readonly<Record<TicketService, string>> = { intake: 'A', consultation: 'B', 'pick-up': 'C' };

/** 绿色通道: called before everybody else. */
export const TICKET_PRIORITIES = ['ordinary', 'green'] as const;
export type TicketPriority = (typeof TICKET_PRIORITIES)[number];

export const TICKET_CHANNELS = ['walk-in', 'appointment'] as const;
export type TicketChannel = (typeof TICKET_CHANNELS)[number];

/**
 * `transferred` waits like `waiting`, in another queue or for one counter. `skipped` was called and did not come,
 * `parked` came and has something to fetch; neither is called by itself.
 */
export const TICKET_STATES = ['waiting', 'transferred', 'called', 'serving', 'skipped', 'parked', 'finished'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** `left`: went away unserved. */
export const TICKET_OUTCOMES = ['served', 'left'] as const;
export type TicketOutcome = (typeof TICKET_OUTCOMES)[number];

/** What somebody does to a ticket; calling takes the next one and names none. */
export const TICKET_ACTS = [
  'call',
  'recall',
  'start',
  'skip',
  'park',
  'requeue',
  'transfer',
  'finish',
  'resume',
] as const;
export type TicketAct = (typeof TICKET_ACTS)[number];

export const TICKET_EVENT_TYPES = [
  'issued',
  'called',
  'recalled',
  'started',
  'skipped',
  'parked',
  'requeued',
  'transferred',
  'finished',
  'resumed',
  'case-opened',
  'printed',
] as const;
export type TicketEventType = (typeof TICKET_EVENT_TYPES)[number];

/** What happened, without when and by whom. */
export type TicketHappening =
  | {
      readonly type: 'issued';
      readonly service: TicketService;
      readonly priority: TicketPriority;
      readonly channel: TicketChannel;
      /** By appointment, and checked in no later than its time. */
      readonly onTime: boolean;
      readonly appointmentId: number | null;
      /** As printed on the slip: tickets before this one, and the wait in minutes. */
      readonly ahead: number;
      readonly estimateMinutes: number;
    }
  | { readonly type: 'called'; readonly draftId: string }
  | { readonly type: 'recalled' | 'started' | 'skipped' | 'parked' | 'requeued' }
  | {
      readonly type: 'transferred';
      readonly service: TicketService;
      /** Null = any counter. */
      readonly forCounterId: number | null;
    }
  | { readonly type: 'finished'; readonly outcome: TicketOutcome }
  /** The same person has another matter: a new draft under the same number. */
  | { readonly type: 'resumed'; readonly draftId: string }
  | { readonly type: 'case-opened'; readonly caseId: number }
  | { readonly type: 'printed'; readonly ordinal: number };

/** One line of a ticket's history; never changed, never deleted. */
export type TicketEvent = TicketHappening & {
  readonly seq: number;
  readonly at: Instant;
  readonly staffId: string;
  readonly counterId: number | null;
};

/** What a history says of its ticket. Seconds are whole. */
export interface TicketStanding {
  readonly service: TicketService;
  readonly state: TicketState;
  readonly priority: TicketPriority;
  readonly channel: TicketChannel;
  readonly onTime: boolean;
  readonly appointmentId: number | null;
  /** Since when its place in the queue counts: its issue, or its return after it was skipped. */
  readonly queuedAt: Instant;
  /** Set after a transfer to one counter, until it is called there. */
  readonly forCounterId: number | null;
  /** Where it is or was last at a counter. */
  readonly counterId: number | null;
  readonly staffId: string | null;
  /** The intake draft bound to it since its first call; a new one with each further matter. */
  readonly draftId: string | null;
  readonly calledAt: Instant | null;
  readonly lastCalledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly outcome: TicketOutcome | null;
  /** All waiting together, from issue or return to call; null until it was first called. */
  readonly waitedSeconds: number | null;
  /** All serving together; null until something of it has ended. */
  readonly servedSeconds: number | null;
  readonly calls: number;
  readonly prints: number;
  readonly version: number;
}

const TO: Readonly<Record<TicketAct, Readonly<Partial<Record<TicketState, TicketState>>>>> = {
  call: { waiting: 'called', transferred: 'called' },
  recall: { called: 'called', skipped: 'called', parked: 'called' },
  start: { called: 'serving' },
  skip: { called: 'skipped' },
  park: { called: 'parked', serving: 'parked' },
  requeue: { skipped: 'waiting', parked: 'waiting' },
  transfer: {
    waiting: 'transferred',
    transferred: 'transferred',
    called: 'transferred',
    serving: 'transferred',
    skipped: 'transferred',
    parked: 'transferred',
  },
  finish: {
    waiting: 'finished',
    transferred: 'finished',
    called: 'finished',
    serving: 'finished',
    skipped: 'finished',
    parked: 'finished',
  },
  resume: { finished: 'serving' },
};

const ACT_OF_EVENT: Readonly<Partial<Record<TicketEventType, TicketAct>>> = {
  called: 'call',
  recalled: 'recall',
  started: 'start',
  skipped: 'skip',
  parked: 'park',
  requeued: 'requeue',
  transferred: 'transfer',
  finished: 'finish',
  resumed: 'resume',
};

/** The acts a ticket in this state allows, in the order they are offered; `call` is the queue's own. */
export function allowedTicketActs(state: TicketState): readonly TicketAct[] {
  return TICKET_ACTS.filter((act) => act !== 'call' && TO[act][state] !== undefined);
}

/** The state after an act; null when this state does not allow it. */
export function ticketStateAfter(state: TicketState, act: TicketAct): TicketState | null {
  return TO[act][state] ?? null;
}

/** Whether the ticket stands at a counter, which then can call no other one. */
export function isAtCounter(state: TicketState): state is 'called' | 'serving' {
  return state === 'called' || state === 'serving';
}

/** Whether the ticket is in a queue, so that the next call may take it. */
export function isQueued(state: TicketState): state is 'waiting' | 'transferred' {
  return state === 'waiting' || state === 'transferred';
}

/** Why an act on the queue is refused. */
export const TICKET_ERROR_CODES = [
  'no-counter',
  'queue-empty',
  'counter-occupied',
  'act-not-allowed-in-state',
  'at-another-counter',
  'of-another-day',
  'transfer-leads-nowhere',
  'counter-closed',
] as const;
export type TicketErrorCode = (typeof TICKET_ERROR_CODES)[number];

/** A history that no ticket can have. */
export class TicketHistoryError extends Error {
  override readonly name = 'TicketHistoryError';
}

function secondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1000));
}

function begin(event: TicketEvent | undefined): TicketStanding {
  if (event === undefined || event.type !== 'issued' || event.seq !== 1) {
    throw new TicketHistoryError('a ticket begins with its issue');
  }
  return {
    service: event.service,
    state: 'waiting',
    priority: event.priority,
    channel: event.channel,
    onTime: event.onTime,
    appointmentId: event.appointmentId,
    queuedAt: event.at,
    forCounterId: null,
    counterId: null,
    staffId: null,
    draftId: null,
    calledAt: null,
    lastCalledAt: null,
    startedAt: null,
    finishedAt: null,
    outcome: null,
    waitedSeconds: null,
    servedSeconds: null,
    calls: 0,
    prints: 0,
    version: 1,
  };
}

/** Where seconds run from: since when the ticket waits or is served, in the state it is in. */
interface Running {
  readonly waitingSince: Instant | null;
  readonly servingSince: Instant | null;
}

function stepped(now: TicketStanding, running: Running, event: TicketEvent): readonly [TicketStanding, Running] {
  const act = ACT_OF_EVENT[event.type];
  const state = act === undefined ? now.state : ticketStateAfter(now.state, act);
  if (state === null) throw new TicketHistoryError(`${event.type} cannot follow in state ${now.state}`);
  const next: TicketStanding = { ...now, state, version: event.seq };
  const ended = endServing(next, running, event);
  switch (event.type) {
    case 'issued':
      throw new TicketHistoryError('a ticket is issued once');
    case 'called':
    case 'recalled': {
      const waited = running.waitingSince === null ? 0 : secondsBetween(running.waitingSince, event.at);
      const called: TicketStanding = {
        ...next,
        counterId: event.counterId,
        staffId: event.staffId,
        forCounterId: null,
        draftId: event.type === 'called' && now.draftId === null ? event.draftId : now.draftId,
        calledAt: now.calledAt ?? event.at,
        lastCalledAt: event.at,
        waitedSeconds: (now.waitedSeconds ?? 0) + waited,
        calls: now.calls + 1,
      };
      return [called, { waitingSince: null, servingSince: null }];
    }
    case 'started':
      return [
        { ...next, startedAt: now.startedAt ?? event.at },
        { waitingSince: null, servingSince: event.at },
      ];
    case 'resumed':
      return [
        {
          ...next,
          counterId: event.counterId,
          staffId: event.staffId,
          draftId: event.draftId,
          startedAt: now.startedAt ?? event.at,
          finishedAt: null,
          outcome: null,
        },
        { waitingSince: null, servingSince: event.at },
      ];
    case 'skipped':
    case 'parked':
      return [ended, { waitingSince: null, servingSince: null }];
    case 'requeued': {
      // Who was called and did not come goes behind those who wait; who had something to fetch keeps the place.
      const queuedAt = now.state === 'skipped' ? event.at : now.queuedAt;
      return [
        { ...next, queuedAt },
        { waitingSince: event.at, servingSince: null },
      ];
    }
    case 'transferred': {
      const waitingSince = running.waitingSince ?? event.at;
      return [
        { ...ended, service: event.service, forCounterId: event.forCounterId },
        { waitingSince, servingSince: null },
      ];
    }
    case 'finished':
      return [
        {
          ...endServing(next, event.outcome === 'served' ? servedFrom(now, running) : running, event),
          finishedAt: event.at,
          outcome: event.outcome,
        },
        { waitingSince: null, servingSince: null },
      ];
    case 'case-opened':
      return [next, running];
    case 'printed':
      return [{ ...next, prints: event.ordinal }, running];
  }
}

/** A ticket finished right after its call, without a word that it began, was served since the call. */
function servedFrom(now: TicketStanding, running: Running): Running {
  return now.state === 'called' ? { ...running, servingSince: now.lastCalledAt } : running;
}

function endServing(now: TicketStanding, running: Running, event: TicketEvent): TicketStanding {
  if (running.servingSince === null) return now;
  return { ...now, servedSeconds: (now.servedSeconds ?? 0) + secondsBetween(running.servingSince, event.at) };
}

/**
 * What a history says of its ticket.
 *
 * @param events in order of their sequence, from 1 without a gap.
 * @throws TicketHistoryError when no ticket can have this history
 * @example replayTicket([issued]).state // 'waiting'
 */
export function replayTicket(events: readonly TicketEvent[]): TicketStanding {
  const [first, ...later] = events;
  let standing = begin(first);
  let running: Running = { waitingSince: standing.queuedAt, servingSince: null };
  for (const [index, event] of later.entries()) {
    if (event.seq !== index + 2) throw new TicketHistoryError(`event ${index + 2} is missing`);
    [standing, running] = stepped(standing, running, event);
  }
  return standing;
}

/**
 * The number as it is printed, shown and called: the letter of the series and at least three digits.
 *
 * @example ticketLabel({ series: 'intake', number: 12 }) // 'A012'
 */
export function ticketLabel(ticket: { readonly series: TicketService; readonly number: number }): string {
  return `${LETTERS[ticket.series]}${String(ticket.number).padStart(3, '0')}`;
}

/** Whether a ticket can still be acted on: its number counts on its own day only. */
export function isOfToday(ticket: { readonly day: CivilDate }, today: CivilDate): boolean {
  return ticket.day === today;
}
