import { wallTimeOf } from '../../shared/appointments/clock.ts';
import { afterEvent, type AppointmentEvent, type NewAppointmentEvent } from '../../shared/appointments/history.ts';
import { personDay } from '../../shared/appointments/identity.ts';
import type { InspectorBoard } from '../../shared/appointments/inspectors.ts';
import type { OpeningBook } from '../../shared/appointments/opening-book.ts';
import { slotKey, takenIn } from '../../shared/appointments/slots.ts';
import type { AppointmentSettings, BookingRefusal, Slot } from '../../shared/appointments/types.ts';
import { bookingWindow } from '../../shared/appointments/window.ts';
import { bookInput } from '../../shared/contract/appointments.ts';
import type { CivilDate, Instant } from '../../shared/dates/types.ts';
import type { AppointmentContent, AppointmentRecord } from '../storage/repositories/appointments.ts';
import type { PlaceFacts } from '../storage/repositories/place-facts.ts';
import type { NewAuditEntry } from '../storage/repositories/audit.ts';
import type { BulkAppointmentRows } from '../storage/repositories/bulk-hall.ts';
import {
  requireBegun,
  requireBeforeCutOff,
  requireElsewhere,
  requirePresentable,
  requireState,
} from './appointment-acts.ts';
import { auditOfAppointment, BookingRefused, type ActBy } from './appointment-write.ts';
import { contentOf } from './booking.ts';
import type { BookingDesk } from './booking-desk.ts';
import type { BookingSubject } from './booking-subject.ts';
import type { Actor } from './context.ts';
import { placeInSlot, slotWished, type PlaceAnswer, type PlaceWish, type SlotChoice } from './place-rules.ts';

/** An appointment in the hands of the bulk desk. */
export interface BulkAppointment {
  readonly record: AppointmentRecord;
}

interface Held {
  record: AppointmentRecord;
  /** Null = as the file has it. */
  rows: { readonly row: 'added' | 'changed'; readonly events: AppointmentEvent[] } | null;
}

/** A booking as it is sent, for somebody known already. */
export interface BulkBooking {
  readonly subject: BookingSubject;
  readonly service: Slot['service'];
  readonly slot: SlotChoice;
  readonly inspectorIds: readonly string[] | null;
  /** For somebody without a case: what they come for. */
  readonly matter: AppointmentContent['matter'];
  readonly path: AppointmentContent['path'];
}

const sentBooking = bookInput.omit({ key: true, for: true });

/** What appointments are judged by. */
export interface BulkOpening {
  readonly book: OpeningBook;
  /** As in force when the desk opens: nobody changes them while many are written. */
  readonly settings: AppointmentSettings;
  readonly activeCounters: ReadonlySet<number>;
  /** In the order in which they are asked. */
  readonly inspectorIds: readonly string[];
}

/**
 * The appointments still ahead, in memory, by the rules of a single booking (`place-rules.ts`). Those of days gone by are
 * let go of.
 */
export class BulkAppointments {
  private readonly opening: BulkOpening;
  private readonly audit: (entry: NewAuditEntry) => void;
  private lastId: number;
  private readonly byDay = new Map<CivilDate, Set<Held>>();
  private readonly changed = new Set<Held>();
  private desk: BookingDesk | null = null;

  /** @param lastId the last appointment given */
  constructor(opening: BulkOpening, lastId: number, audit: (entry: NewAuditEntry) => void) {
    this.opening = opening;
    this.lastId = lastId;
    this.audit = audit;
  }

  private deskAt(at: Instant): BookingDesk {
    const now = wallTimeOf(Date.parse(at));
    if (this.desk !== null && this.desk.now.date === now.date) {
      this.desk = { ...this.desk, now };
      return this.desk;
    }
    const { book, settings } = this.opening;
    const window = bookingWindow(book.calendar, settings.booking, now.date);
    this.desk = { book, settings, now, window };
    for (const day of this.byDay.keys()) if (day < now.date) this.byDay.delete(day);
    return this.desk;
  }

  private on(date: CivilDate): readonly AppointmentRecord[] {
    return [...(this.byDay.get(date) ?? [])].map(({ record }) => record);
  }

  private factsOf(slot: Slot, wanted: PlaceWish): Omit<PlaceFacts, 'nextId'> {
    const others = this.on(slot.date).filter(({ id }) => id !== wanted.except);
    const holding = others.filter(({ now }) => now.position !== null && now.slot.service === slot.service);
    const day = personDay(wanted.personKey, slot.date);
    return {
      taken: takenIn(
        slot,
        holding.map(({ now }) => now.slot),
      ),
      positions: holding.flatMap(({ now }) => (now.slotKey === slotKey(slot) ? (now.position ?? []) : [])),
      counterActive: slot.counterId === null || this.opening.activeCounters.has(slot.counterId),
      sameDayId: others.find(({ now }) => now.personDay === day)?.id ?? null,
    };
  }

  private boardOf(date: CivilDate): InspectorBoard {
    const times = this.on(date).flatMap(({ id, now }) =>
      now.inspectorIds.map((staffId) => ({ appointmentId: id, staffId, date, from: now.slot.from, to: now.slot.to })),
    );
    return { inspectorIds: this.opening.inspectorIds, times };
  }

  /** @throws BookingRefused */
  private place(desk: BookingDesk, wanted: PlaceWish): Extract<PlaceAnswer, { kind: 'place' }> {
    const slot = slotWished(desk, wanted);
    if ('refusal' in slot) throw new BookingRefused(slot.refusal, slot.field);
    const board = slot.service === 'site-visit' ? this.boardOf(slot.date) : null;
    const answer = placeInSlot(desk, slot, wanted, this.factsOf(slot, wanted), board);
    if (answer.kind === 'place') return answer;
    throw new BookingRefused(answer.kind === 'full' ? answer.why : answer.refusal, wanted.field);
  }

  private heldOf({ record }: BulkAppointment): Held {
    for (const held of this.byDay.get(record.now.slot.date) ?? []) if (held.record.id === record.id) return held;
    throw new TypeError(`Appointment ${record.id} is over`);
  }

  private put(held: Held): void {
    const { date } = held.record.now.slot;
    const known = this.byDay.get(date);
    if (known === undefined) this.byDay.set(date, new Set([held]));
    else known.add(held);
    this.changed.add(held);
  }

  private note(by: ActBy, held: Held, event: AppointmentEvent): void {
    held.rows ??= { row: 'changed', events: [] };
    held.rows.events.push(event);
    this.audit(auditOfAppointment(by, held.record.id, event));
  }

  private continue(by: ActBy, held: Held, next: NewAppointmentEvent): BulkAppointment {
    const { record } = held;
    const event: AppointmentEvent = { ...next, seq: record.now.version + 1, at: by.at, staffId: by.actor.id };
    this.byDay.get(record.now.slot.date)?.delete(held);
    held.record = { ...record, now: afterEvent(record.now, event, record.personKey) };
    this.put(held);
    this.note(by, held, event);
    return held;
  }

  /** Books a place, or says why there is none. @throws ZodError for what the contract would not let through */
  book(actor: Actor, at: Instant, booking: BulkBooking): BulkAppointment | { readonly refused: BookingRefusal } {
    const { subject, ...rest } = booking;
    const sent = sentBooking.parse(rest);
    const { file } = subject;
    return refusedOr(() => {
      if (sent.service === 'site-visit' && file === null) throw new BookingRefused('visit-needs-case', 'for');
      const { slot, place, onePerDay } = this.place(this.deskAt(at), {
        service: sent.service,
        slot: sent.slot,
        personKey: subject.personKey,
        except: 0,
        inspectorIds: sent.inspectorIds,
        preferred: [file?.derived.handlerStaffId ?? null],
        how: 'within',
        bound: 'window',
        field: 'slot',
      });
      const by = { actor, at, action: 'appointments.book' } as const;
      const content = contentOf(subject, sent, { at, jointCaseId: null });
      const event: AppointmentEvent = {
        type: 'booked',
        slot,
        place,
        onePerDay,
        reason: null,
        seq: 1,
        at,
        staffId: actor.id,
      };
      this.lastId += 1;
      const record = { ...content, id: this.lastId, now: afterEvent(null, event, content.personKey) };
      const held: Held = { record, rows: { row: 'added', events: [] } };
      this.put(held);
      this.note(by, held, event);
      return held;
    });
  }

  /** To another slot of the same service, or why not. */
  move(
    actor: Actor,
    at: Instant,
    one: BulkAppointment,
    slot: SlotChoice,
  ): BulkAppointment | { readonly refused: BookingRefusal } {
    const held = this.heldOf(one);
    const { record } = held;
    return refusedOr(() => {
      const desk = this.deskAt(at);
      requireState(record, 'moved');
      requireBeforeCutOff(record, desk);
      requireElsewhere(record, slot);
      const found = this.place(desk, {
        service: record.now.slot.service,
        slot,
        personKey: record.personKey,
        except: record.id,
        inspectorIds: null,
        preferred: record.now.inspectorIds,
        how: 'within',
        bound: 'window',
        field: 'slot',
      });
      const by = { actor, at, action: 'appointments.reschedule' } as const;
      return this.continue(by, held, {
        type: 'moved',
        slot: found.slot,
        place: found.place,
        onePerDay: found.onePerDay,
        reason: null,
        entryId: null,
      });
    });
  }

  /** The person cancels. @throws BookingRefused */
  cancel(actor: Actor, at: Instant, one: BulkAppointment): BulkAppointment {
    const held = this.heldOf(one);
    requireState(held.record, 'cancelled');
    requireBeforeCutOff(held.record, this.deskAt(at));
    const by = { actor, at, action: 'appointments.cancel' } as const;
    return this.continue(by, held, { type: 'cancelled', by: 'person', reason: null, entryId: null });
  }

  /**
   * Present: at the queue with a number, at a visit without one.
   *
   * @returns whether in time. @throws BookingRefused
   */
  checkIn(actor: Actor, at: Instant, one: BulkAppointment, where: 'queue' | 'visit'): boolean {
    const held = this.heldOf(one);
    const onTime = requirePresentable(held.record, this.deskAt(at));
    const action = where === 'queue' ? 'queue.checkIn' : 'appointments.checkIn';
    this.continue({ actor, at, action }, held, { type: 'checked-in' });
    return onTime;
  }

  /** Did not come. @throws BookingRefused */
  miss(actor: Actor, at: Instant, one: BulkAppointment): void {
    const held = this.heldOf(one);
    requireBegun(held.record, this.deskAt(at));
    this.continue({ actor, at, action: 'appointments.miss' }, held, { type: 'missed' });
  }

  /** The slots of a day that could be asked for. */
  deskOn(at: Instant): BookingDesk {
    return this.deskAt(at);
  }

  /** What the batch writes. */
  takeRows(): readonly BulkAppointmentRows[] {
    const rows = [...this.changed].flatMap((held): BulkAppointmentRows[] => {
      const { record, rows: noted } = held;
      held.rows = null;
      return noted === null ? [] : [{ record, row: noted.row, events: noted.events }];
    });
    this.changed.clear();
    return rows.toSorted((left, right) => left.record.id - right.record.id);
  }
}

function refusedOr<Done>(work: () => Done): Done | { readonly refused: BookingRefusal } {
  try {
    return work();
  } catch (error) {
    if (error instanceof BookingRefused) return { refused: error.refusal };
    throw error;
  }
}
