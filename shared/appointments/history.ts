import type { Instant } from '../dates/types.ts';
import { personDay } from './identity.ts';
import { slotKey } from './slots.ts';
import type { AppointmentState, Slot } from './types.ts';

/** A place in a slot as taken; `capacity` is the slot's at that moment. */
export interface TakenPlace {
  readonly position: number;
  readonly capacity: number;
  readonly overbooked: boolean;
  /** Of a visit: the two who make it; else nobody. */
  readonly inspectorIds: readonly string[];
}

/** What happened to an appointment, in order; never changed. */
export type AppointmentEvent = { readonly seq: number; readonly at: Instant; readonly staffId: string | null } & (
  | {
      readonly type: 'booked';
      readonly slot: Slot;
      readonly place: TakenPlace;
      /** Whether one per person and day was the rule. */
      readonly onePerDay: boolean;
      /** Of an overbooking. */
      readonly reason: string | null;
    }
  | { readonly type: 'waiting'; readonly slot: Slot; readonly capacity: number; readonly onePerDay: boolean }
  /** A place became free and is held until the person answers. */
  | { readonly type: 'offered'; readonly place: TakenPlace }
  | { readonly type: 'accepted' }
  | {
      readonly type: 'moved';
      readonly slot: Slot;
      readonly place: TakenPlace;
      readonly onePerDay: boolean;
      readonly reason: string | null;
      /** The change of the opening calendar that made it necessary. */
      readonly entryId: number | null;
    }
  | {
      readonly type: 'cancelled';
      /** `declined`: an offered place was not wanted. */
      readonly by: 'person' | 'office' | 'declined';
      readonly reason: string | null;
      readonly entryId: number | null;
    }
  | { readonly type: 'checked-in' }
  | { readonly type: 'missed' }
  | { readonly type: 'reassigned'; readonly inspectorIds: readonly string[]; readonly entryId: number | null }
);
export type AppointmentEventType = AppointmentEvent['type'];
/** An event about to be written. */
export type NewAppointmentEvent = AppointmentEvent extends infer Event
  ? Event extends AppointmentEvent
    ? Omit<Event, 'seq' | 'at' | 'staffId'>
    : never
  : never;

/** What follows from the history; the stored row says the same, and `verify` compares. */
export interface AppointmentNow {
  readonly state: AppointmentState;
  readonly slot: Slot;
  readonly slotKey: string;
  /** Null when it holds no place. */
  readonly position: number | null;
  readonly capacity: number;
  readonly overbooked: boolean;
  readonly inspectorIds: readonly string[];
  /** Set while it counts for "one per person and day". */
  readonly personDay: string | null;
  readonly checkedInAt: Instant | null;
  readonly version: number;
}

function placed(now: Pick<AppointmentNow, 'slot'>, place: TakenPlace) {
  const { position, capacity, overbooked, inspectorIds } = place;
  return { slot: now.slot, slotKey: slotKey(now.slot), position, capacity, overbooked, inspectorIds };
}

function begin(event: AppointmentEvent, key: string): AppointmentNow {
  if (event.type !== 'booked' && event.type !== 'waiting') throw new HistoryError(event.seq, 'is no beginning');
  const { slot, onePerDay } = event;
  const common = {
    slot,
    slotKey: slotKey(slot),
    personDay: onePerDay ? personDay(key, slot.date) : null,
    checkedInAt: null,
    version: event.seq,
  };
  return event.type === 'booked'
    ? { ...common, ...placed({ slot }, event.place), state: 'booked' }
    : {
        ...common,
        state: 'waiting',
        position: null,
        capacity: event.capacity,
        overbooked: false,
        inspectorIds: [],
      };
}

/** A stored history that no acts can have produced. */
export class HistoryError extends Error {
  constructor(seq: number, what: string) {
    super(`event ${seq} ${what}`);
    this.name = 'HistoryError';
  }
}

/** From which states an event can follow. */
const FOLLOWS: Readonly<Record<AppointmentEventType, readonly AppointmentState[]>> = {
  booked: [],
  waiting: [],
  offered: ['waiting'],
  accepted: ['offered'],
  moved: ['waiting', 'offered', 'booked'],
  cancelled: ['waiting', 'offered', 'booked'],
  // Somebody marked as missing may still turn up the same day.
  'checked-in': ['booked', 'missed'],
  missed: ['booked'],
  reassigned: ['offered', 'booked'],
};

/** Whether an event can happen to an appointment in a state. */
export function mayFollow(state: AppointmentState, type: AppointmentEventType): boolean {
  return FOLLOWS[type].includes(state);
}

/**
 * The appointment after one more event.
 *
 * @param key the person's key (`personKey`)
 * @throws HistoryError when the event cannot follow
 */
export function afterEvent(now: AppointmentNow | null, event: AppointmentEvent, key: string): AppointmentNow {
  if (now === null) return begin(event, key);
  if (!mayFollow(now.state, event.type)) throw new HistoryError(event.seq, `cannot follow in state ${now.state}`);
  if (event.seq !== now.version + 1) throw new HistoryError(event.seq, 'is not the next one');
  const next = { ...now, version: event.seq };
  switch (event.type) {
    case 'booked':
    case 'waiting':
      throw new HistoryError(event.seq, 'begins an appointment a second time');
    case 'offered':
      return { ...next, ...placed(now, event.place), state: 'offered' };
    case 'accepted':
      return { ...next, state: 'booked' };
    case 'moved': {
      const { slot, place, onePerDay } = event;
      return {
        ...next,
        ...placed({ slot }, place),
        state: 'booked',
        personDay: onePerDay ? personDay(key, slot.date) : null,
      };
    }
    case 'cancelled':
      // A place given back is free again; who would have come stays in the history.
      return { ...next, state: 'cancelled', position: null, inspectorIds: [], personDay: null };
    case 'checked-in':
      return { ...next, state: 'checked-in', checkedInAt: event.at };
    case 'missed':
      return { ...next, state: 'missed', personDay: null };
    case 'reassigned':
      return { ...next, inspectorIds: event.inspectorIds };
  }
}

/** The appointment its history makes. @throws HistoryError when the history is none */
export function replayAppointment(events: readonly AppointmentEvent[], key: string): AppointmentNow {
  let now: AppointmentNow | null = null;
  for (const event of events) now = afterEvent(now, event, key);
  if (now === null) throw new HistoryError(1, 'is missing');
  return now;
}
