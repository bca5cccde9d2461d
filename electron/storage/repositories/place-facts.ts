import type { Slot } from '../../../shared/appointments/types.ts';
import type { WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { onlyRow } from './only-row.ts';

/** A place that is asked for. */
export interface PlaceQuestion {
  readonly slot: Slot;
  /** `slotKey` of the slot. */
  readonly key: string;
  /** `personDay` of who asks. */
  readonly personDay: string;
  /** An appointment that does not count, for moving it; 0 = none. */
  readonly except: number;
}

/** What a booking must know of its slot and person, in one statement. */
export interface PlaceFacts {
  /** Places held that take room of the slot. */
  readonly taken: number;
  /** Positions held in the slot itself. */
  readonly positions: readonly number[];
  readonly counterActive: boolean;
  /** Another appointment of the person that day. */
  readonly sameDayId: number | null;
  /** The id the next new appointment gets. */
  readonly nextId: number;
}

export const PLACE_COLUMNS = `(select count(*) from appointment where date = ? and service = ? and counter_id is ?
    and position is not null and starts_at < ? and ends_at > ? and id <> ?) as taken,
  (select json_group_array(position) from appointment where slot_key = ? and position is not null and id <> ?) as positions,
  (select id from appointment where person_day = ? and id <> ?) as same_day,
  (select active from counter where id = ?) as counter_active,
  (select seq from sqlite_sequence where name = 'appointment') as last_id`;

export interface PlaceRow {
  readonly taken: number;
  readonly positions: string;
  readonly same_day: number | null;
  readonly counter_active: number | null;
  readonly last_id: number | null;
}

/** Values of `PLACE_COLUMNS`, in their order. */
export function placeValues({ slot, key, personDay, except }: PlaceQuestion): (string | number | null)[] {
  const { date, service, counterId, from, to } = slot;
  return [date, service, counterId, to, from, except, key, except, personDay, except, counterId];
}

export function toPlaceFacts(row: PlaceRow): PlaceFacts {
  return {
    taken: row.taken,
    positions: JSON.parse(row.positions),
    sameDayId: row.same_day,
    counterActive: row.counter_active === 1,
    nextId: (row.last_id ?? 0) + 1,
  };
}

/** Inside the transaction that takes the place. */
export async function placeFacts(tx: WriteTransaction<Schema>, question: PlaceQuestion): Promise<PlaceFacts> {
  return toPlaceFacts(await onlyRow<PlaceRow>(tx, `select ${PLACE_COLUMNS}`, placeValues(question)));
}
