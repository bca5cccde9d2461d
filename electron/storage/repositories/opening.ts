import type { WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import {
  BESIDE_NEW_COLUMNS,
  besideNewValues,
  toBesideNew,
  type BesideNewRow,
  type NewlyShown,
  type ShownBeside,
} from './appointments-shown.ts';
import { toKeptAnswer, type KeptAnswer } from './idempotency.ts';
import { onlyRow } from './only-row.ts';
import {
  PLACE_COLUMNS,
  placeValues,
  toPlaceFacts,
  type PlaceFacts,
  type PlaceQuestion,
  type PlaceRow,
} from './place-facts.ts';

/** What every act reads before it writes. */
export interface Opening {
  /** The act was carried out before under this key; null = it was not. */
  readonly kept: KeptAnswer | null;
  /** Id of the newest version of any setting; 0 before first start. Versions are only ever added. */
  readonly newestSetting: number;
  /** Id of the newest signed calendar change; 0 before the first one. */
  readonly newestCalendar: number;
  /** Id of the newest entry of the opening calendar; 0 before the first one. */
  readonly newestOpening: number;
  /** Hash of the last audit entry; null before the first one. */
  readonly lastAuditHash: string | null;
  /** Null when the window has no counter. */
  readonly counterName: string | null;
}

// Text once made: it is the first statement of every act.
const OPENING_COLUMNS = `(select max(id) from setting_version) as newest_setting,
  (select max(id) from date_change_list where calendar_version_id is not null) as newest_calendar,
  (select max(id) from opening_entry) as newest_opening,
  (select hash from audit_entry order by id desc limit 1) as last_audit_hash,
  (select name from counter where id = ?) as counter_name,
  (select json_object('procedure', procedure, 'staff_id', staff_id, 'input_hash', input_hash, 'result', result)
    from idempotency where key = ?) as kept`;

/** The call an act begins with. */
export interface OpeningCall {
  readonly key: string;
  readonly counterId: number | null;
}

const BOOKING_OPENING = `select ${OPENING_COLUMNS}, ${PLACE_COLUMNS}, ${BESIDE_NEW_COLUMNS}`;

interface OpeningRow {
  readonly newest_setting: number | null;
  readonly newest_calendar: number | null;
  readonly newest_opening: number | null;
  readonly last_audit_hash: string | null;
  readonly counter_name: string | null;
  readonly kept: string | null;
}

function toOpening(row: OpeningRow): Opening {
  return {
    kept: row.kept === null ? null : toKeptAnswer(JSON.parse(row.kept)),
    newestSetting: row.newest_setting ?? 0,
    newestCalendar: row.newest_calendar ?? 0,
    newestOpening: row.newest_opening ?? 0,
    lastAuditHash: row.last_audit_hash,
    counterName: row.counter_name,
  };
}

/**
 * Everything an act must know at its beginning in one statement: each one costs a trip to the thread pool and back,
 * which is most of the time of an act.
 */
export async function readOpening(tx: WriteTransaction<Schema>, call: OpeningCall): Promise<Opening> {
  const row = await onlyRow<OpeningRow>(tx, `select ${OPENING_COLUMNS}`, [call.counterId, call.key]);
  return toOpening(row);
}

/** What a booking asks with its first statement. */
export interface BookingQuestion {
  readonly place: PlaceQuestion;
  readonly shown: NewlyShown;
}
/** What it is answered. */
export interface BookingOpening {
  readonly opening: Opening;
  readonly facts: PlaceFacts;
  readonly beside: ShownBeside;
}

/** The same, what a booking must know of a place, and what stands beside it on the screen: still one statement. */
export async function readBookingOpening(
  tx: WriteTransaction<Schema>,
  call: OpeningCall,
  { place, shown }: BookingQuestion,
): Promise<BookingOpening> {
  const values = [call.counterId, call.key, ...placeValues(place), ...besideNewValues(shown)];
  const row = await onlyRow<OpeningRow & PlaceRow & BesideNewRow>(tx, BOOKING_OPENING, values);
  return { opening: toOpening(row), facts: toPlaceFacts(row), beside: toBesideNew(row) };
}
