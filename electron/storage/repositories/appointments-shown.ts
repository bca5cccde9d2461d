import { sql } from 'kysely';
import type { CallOutcome, CallPurpose } from '../../../shared/appointments/types.ts';
import type { Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase } from '../open.ts';
import type { Schema } from '../schema.ts';

/** What stands beside an appointment wherever it is shown: names instead of ids, missed appointments, the last call. */
export interface ShownBeside {
  readonly counterName: string | null;
  readonly counterPlace: string | null;
  readonly applicantName: string | null;
  readonly contactName: string | null;
  readonly applicantPhone: string | null;
  /** Appointments this person did not keep. */
  readonly noShows: number;
  readonly inspectors: readonly { readonly id: string; readonly name: string }[];
  readonly lastCall: {
    readonly purpose: CallPurpose;
    readonly outcome: CallOutcome;
    readonly note: string | null;
    readonly at: Instant;
    readonly staffName: string | null;
  } | null;
}

const INSPECTORS = sql<string>`(select json_group_array(json_object('id', staff.id, 'name', staff.name))
  from appointment_inspector join staff on staff.id = appointment_inspector.staff_id
  where appointment_inspector.appointment_id = appointment.id)`;
const NO_SHOWS = sql<number>`(select count(*) from appointment as other
  where other.person_key = appointment.person_key and other.state = 'missed')`;
const LAST_CALL = sql<
  string | null
>`(select json_object('purpose', purpose, 'outcome', outcome, 'note', call_record.note,
    'at', at, 'staffName', staff.name)
  from call_record left join staff on staff.id = call_record.staff_id
  where call_record.appointment_id = appointment.id order by call_record.id desc limit 1)`;

/** What is shown beside the named appointments, by id, in one statement. */
export async function shownBeside(
  db: ReadableDatabase<Schema>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ShownBeside>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('appointment')
    .leftJoin('counter', 'counter.id', 'appointment.counter_id')
    .leftJoin('applicant', 'applicant.id', 'appointment.applicant_id')
    .select([
      'appointment.id as id',
      'counter.name as counter_name',
      'counter.place as counter_place',
      'applicant.name as applicant_name',
      'applicant.contact_name as contact_name',
      'applicant.phone as applicant_phone',
      INSPECTORS.as('inspectors'),
      NO_SHOWS.as('no_shows'),
      LAST_CALL.as('last_call'),
    ])
    .where('appointment.id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        counterName: row.counter_name,
        counterPlace: row.counter_place,
        applicantName: row.applicant_name,
        contactName: row.contact_name,
        applicantPhone: row.applicant_phone,
        noShows: row.no_shows,
        inspectors: JSON.parse(row.inspectors),
        lastCall: row.last_call === null ? null : JSON.parse(row.last_call),
      },
    ]),
  );
}

/** Whose new appointment it is, and where. */
export interface NewlyShown {
  readonly counterId: number | null;
  readonly personKey: string;
  readonly applicantId: number | null;
}

/** What will stand beside an appointment about to be made, for asking it together with other things. */
export const BESIDE_NEW_COLUMNS = `(select name from counter where id = ?) as counter_name_shown,
  (select place from counter where id = ?) as counter_place,
  (select count(*) from appointment where person_key = ? and state = 'missed') as no_shows,
  (select json_object('name', name, 'contact', contact_name, 'phone', phone) from applicant where id = ?) as applicant`;

export interface BesideNewRow {
  readonly counter_name_shown: string | null;
  readonly counter_place: string | null;
  readonly no_shows: number;
  readonly applicant: string | null;
}

/** Values of `BESIDE_NEW_COLUMNS`, in their order. */
export function besideNewValues({ counterId, personKey, applicantId }: NewlyShown): (string | number | null)[] {
  return [counterId, counterId, personKey, applicantId];
}

/** As long as no inspectors go to it. */
export function toBesideNew(row: BesideNewRow): ShownBeside {
  const applicant: { readonly name: string; readonly contact: string | null; readonly phone: string | null } | null =
    row.applicant === null ? null : JSON.parse(row.applicant);
  return {
    counterName: row.counter_name_shown,
    counterPlace: row.counter_place,
    applicantName: applicant?.name ?? null,
    contactName: applicant?.contact ?? null,
    applicantPhone: applicant?.phone ?? null,
    noShows: row.no_shows,
    inspectors: [],
    lastCall: null,
  };
}
