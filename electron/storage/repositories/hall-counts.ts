import { sql } from 'kysely';
import type { CivilDate, Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase } from '../open.ts';
import type { Schema } from '../schema.ts';
import type { EnteredBetween } from './month-closes.ts';

/** Which appointments and tickets there are to count, by id. */

/** Days from the first to the last, both included, and the instants between which they lie. */
export interface CountedDays {
  readonly from: CivilDate;
  readonly through: CivilDate;
  /** Midnight in Shanghai before the first day. */
  readonly begins: Instant;
  /** Midnight in Shanghai after the last day. */
  readonly ends: Instant;
}

/** Appointments that can have something to count on some days: an event entered on them, or the appointment itself. */
export async function appointmentsForDays(
  db: ReadableDatabase<Schema>,
  { from, through, begins, ends }: CountedDays,
): Promise<readonly number[]> {
  const found = sql<{ id: number }>`(
    select appointment_id as id from appointment_event where recorded_at >= ${begins} and recorded_at < ${ends}
    union select id from appointment where date between ${from} and ${through}
  )`;
  const rows = await db.selectFrom(found.as('found')).select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/**
 * Appointments of which it was entered in a span, on a later day than theirs, how they ended. Everything else counts on the
 * day it was entered.
 */
export async function appointmentsEnteredLate(
  db: ReadableDatabase<Schema>,
  { after, through }: EnteredBetween,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('appointment_event as event')
    .innerJoin('appointment', 'appointment.id', 'event.appointment_id')
    .select('appointment.id')
    .distinct()
    .where('event.recorded_at', '>', after ?? '')
    .where('event.recorded_at', '<=', through)
    .where('event.type', 'in', ['checked-in', 'missed'])
    .where(sql<boolean>`date(event.recorded_at, '+8 hours') > appointment.date`)
    .orderBy('appointment.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Tickets drawn on some days: everything of a ticket counts on its day, and happens on it. */
export async function ticketsForDays(
  db: ReadableDatabase<Schema>,
  { from, through }: Pick<CountedDays, 'from' | 'through'>,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('id')
    .where('day', '>=', from)
    .where('day', '<=', through)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Ids in order, for walking through all appointments or tickets in batches. */
export async function hallIdsAfter(
  db: ReadableDatabase<Schema>,
  table: 'appointment' | 'ticket',
  afterId: number,
  limit: number,
): Promise<readonly number[]> {
  const rows = await db.selectFrom(table).select('id').where('id', '>', afterId).orderBy('id').limit(limit).execute();
  return rows.map(({ id }) => id);
}
