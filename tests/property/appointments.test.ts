import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockTimeOf, minutesOf } from '../../shared/appointments/clock.ts';
import { DEFAULT_APPOINTMENT_SETTINGS } from '../../shared/appointments/defaults.ts';
import { OpeningBook } from '../../shared/appointments/opening-book.ts';
import { affectedBy } from '../../shared/appointments/opening-changes.ts';
import { proposeMoves } from '../../shared/appointments/proposals.ts';
import { freePlaces, nextPosition, slotKey, slotsOf, takenIn } from '../../shared/appointments/slots.ts';
import {
  OPENING_DAYS,
  type AppointmentSettings,
  type OpeningChange,
  type OpeningSpan,
  type SlotUse,
  type WeeklyHours,
} from '../../shared/appointments/types.ts';
import { builtInCalendar } from '../../shared/calendar/build.ts';
import { addDays } from '../../shared/dates/civil.ts';

const calendar = builtInCalendar();

/** Hours of a day that do not overlap: cuts of the day taken in pairs. */
const hours: fc.Arbitrary<readonly OpeningSpan[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 288 }), { minLength: 0, maxLength: 8 })
  .chain((cuts) =>
    fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }).map((extended) => {
      const sorted = cuts.toSorted((left, right) => left - right);
      const spans: OpeningSpan[] = [];
      for (let at = 0; at + 1 < sorted.length; at += 2) {
        spans.push({
          from: clockTimeOf((sorted[at] ?? 0) * 5),
          to: clockTimeOf((sorted[at + 1] ?? 0) * 5),
          kind: extended[at / 2] === true ? 'extended' : 'ordinary',
        });
      }
      return spans;
    }),
  );
const weeklyHours: fc.Arbitrary<WeeklyHours> = fc.record(
  Object.fromEntries(OPENING_DAYS.map((day) => [day, hours])) as Record<(typeof OPENING_DAYS)[number], typeof hours>,
);
/** Days around the holidays of autumn 2026. */
const date = fc.integer({ min: 0, max: 30 }).map((days) => addDays('2026-09-18', days));
const span = fc
  .tuple(fc.integer({ min: 0, max: 287 }), fc.integer({ min: 1, max: 96 }))
  .map(([from, length]) => ({ from: clockTimeOf(from * 5), to: clockTimeOf(Math.min(288, from + length) * 5) }));
const counterId = fc.constantFrom(null, 1, 2);
const change: fc.Arbitrary<OpeningChange> = fc.oneof(
  fc.record({ kind: fc.constant('weekly' as const), counterId, from: date, hours: weeklyHours }),
  fc.record({ kind: fc.constant('special' as const), counterId, date, hours, reason: fc.constant('特别') }),
  fc
    .tuple(counterId, date, fc.integer({ min: 0, max: 3 }), fc.option(span))
    .map(([counter, from, days, part]): OpeningChange => ({
      kind: 'closure',
      counterId: counter,
      from,
      through: addDays(from, days),
      span: part,
      reason: '关闭',
    })),
);
const book = fc.array(change, { maxLength: 8 }).map(
  (changes) =>
    new OpeningBook(
      changes.map((one, index) => ({ ...one, id: index + 1 })),
      calendar,
    ),
);
const settings = fc
  .record({
    slotMinutes: fc.integer({ min: 5, max: 120 }),
    capacity: fc.integer({ min: 1, max: 4 }),
    extendedHours: fc.boolean(),
    earliest: fc.option(fc.constantFrom('08:00', '09:10', '13:00')),
  })
  .map((intake): AppointmentSettings => ({
    ...DEFAULT_APPOINTMENT_SETTINGS,
    services: {
      ...DEFAULT_APPOINTMENT_SETTINGS.services,
      intake: { ...DEFAULT_APPOINTMENT_SETTINGS.services.intake, ...intake },
    },
  }));
const counter = fc.constantFrom(1, 2, 3);

/** Minute by minute, straight from the entries: is the counter open? The slow way, for comparison. */
function openAt(changes: OpeningBook, counterIdOf: number, day: string, minute: number): boolean {
  const applies = (entry: { readonly counterId: number | null }) =>
    entry.counterId === null || entry.counterId === counterIdOf;
  return changes.entries.every(
    (entry) =>
      entry.kind !== 'closure' ||
      !applies(entry) ||
      day < entry.from ||
      day > entry.through ||
      (entry.span !== null && (minute < minutesOf(entry.span.from) || minute >= minutesOf(entry.span.to))),
  );
}

test('slots of one service and counter never overlap, are as long as they should be, and come in order', () => {
  fc.assert(
    fc.property(book, settings, counter, date, (open, rules, at, day) => {
      const slots = slotsOf(open, rules, 'intake', at, day);
      for (const [index, slot] of slots.entries()) {
        expect(minutesOf(slot.to) - minutesOf(slot.from)).toBe(rules.services.intake.slotMinutes);
        const next = slots[index + 1];
        if (next !== undefined) expect(slot.to <= next.from).toBe(true);
      }
      expect(new Set(slots.map(slotKey)).size).toBe(slots.length);
    }),
  );
});

test('no minute of a slot lies in a closure or outside the hours of its day', () => {
  fc.assert(
    fc.property(book, settings, counter, date, (open, rules, at, day) => {
      const { hours: spans } = open.day(at, day);
      for (const slot of slotsOf(open, rules, 'intake', at, day)) {
        for (let minute = minutesOf(slot.from); minute < minutesOf(slot.to); minute += 1) {
          expect(openAt(open, at, day, minute)).toBe(true);
          expect(spans.some(({ from, to }) => minutesOf(from) <= minute && minute < minutesOf(to))).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a statutory holiday has hours only as a special day', () => {
  fc.assert(
    fc.property(book, counter, date, (open, at, day) => {
      const { hours: spans, reason, statutory } = open.day(at, day);
      if (statutory.kind === 'holiday' && spans.length > 0) expect(['special', 'closure']).toContain(reason);
    }),
  );
});

interface Holder {
  readonly id: number;
  readonly position: number;
}

test('booking and cancelling in any order: free places are never negative, a place goes to one at a time, and cancelling gives back exactly what was taken', () => {
  const slot = {
    service: 'intake',
    counterId: 1,
    date: '2026-09-21',
    from: '09:00',
    to: '09:30',
    kind: 'ordinary',
  } as const;
  const step = fc.oneof(
    fc.constant({ act: 'book' as const }),
    fc.constant({ act: 'overbook' as const }),
    fc.nat(20).map((which) => ({ act: 'cancel' as const, which })),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.array(step, { maxLength: 40 }), (capacity, steps) => {
      let holders: readonly Holder[] = [];
      const use = () => {
        const taken = takenIn(
          slot,
          holders.map(() => slot),
        );
        return { taken, free: freePlaces(capacity, taken), positions: holders.map(({ position }) => position) };
      };
      for (const [id, one] of steps.entries()) {
        const before = use();
        if (one.act === 'cancel') {
          const gone = holders[one.which % Math.max(1, holders.length)];
          if (gone === undefined) continue;
          holders = holders.filter((holder) => holder !== gone);
          expect(use().taken).toBe(before.taken - 1);
          expect(use().positions).not.toContain(gone.position);
          // The same again takes exactly the same place, unless a lower one was free already.
          if (use().free > 0) {
            expect(nextPosition(use().positions, capacity, 'within')).toBeLessThanOrEqual(Math.max(gone.position, 1));
          }
          continue;
        }
        const how = one.act === 'book' ? ('within' as const) : ('beyond' as const);
        if ((how === 'within') !== before.free > 0) continue;
        const position = nextPosition(before.positions, capacity, how);
        expect(position > capacity).toBe(how === 'beyond');
        holders = [...holders, { id, position }];
        const after = use();
        expect(after.free).toBe(Math.max(0, before.free - 1));
        expect(new Set(after.positions).size).toBe(after.positions.length);
        expect(after.free).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test('whoever a closure concerns is proposed a place that is free, open and nobody else’s', () => {
  const appointment = fc.record({ day: date, at: fc.nat(40), counterId: fc.constantFrom(1, 2), person: fc.nat(6) });
  fc.assert(
    fc.property(book, change, fc.array(appointment, { maxLength: 12 }), (open, next, wanted) => {
      const rules = DEFAULT_APPOINTMENT_SETTINGS;
      const taken = new Map<string, number>();
      const people = new Set<string>();
      const made = wanted.flatMap(({ day, at, counterId: counterOf, person }, id) => {
        const slots = slotsOf(open, rules, 'intake', counterOf, day);
        const slot = slots[at % Math.max(1, slots.length)];
        const personDay = `c:${person}|${day}`;
        if (slot === undefined || people.has(personDay) || (taken.get(slotKey(slot)) ?? 0) >= 2) return [];
        people.add(personDay);
        taken.set(slotKey(slot), (taken.get(slotKey(slot)) ?? 0) + 1);
        return [{ ...slot, id: id + 1, inspectorIds: [], personKey: `c:${person}`, onePerDay: true, preferred: [] }];
      });
      const after = open.with({ ...next, id: 99 });
      const affected = affectedBy(next, after, made);
      const concerned = new Set(affected.map(({ appointment: { id } }) => id));
      for (const one of made) {
        if (!concerned.has(one.id)) continue;
        expect(after.isOpen(one.counterId, one.date, one)).toBe(false);
      }
      const stay = made.filter(({ id }) => !concerned.has(id));
      const uses = [1, 2].flatMap((at) =>
        Array.from({ length: 31 }, (_, days) => addDays('2026-09-18', days)).flatMap((day) =>
          slotsOf(after, rules, 'intake', at, day).map((slot): SlotUse => {
            const held = takenIn(slot, stay);
            return { ...slot, capacity: 2, taken: held, free: freePlaces(2, held) };
          }),
        ),
      );
      const days = new Set(stay.map(({ personKey, date: day }) => `${personKey}|${day}`));
      const proposals = proposeMoves(affected, uses, days, after, { inspectorIds: [], times: [] });
      expect(proposals.map(({ appointmentId }) => appointmentId)).toEqual(
        affected.map(({ appointment: { id } }) => id),
      );
      const given = new Map<string, number>();
      const met = new Set(days);
      for (const { appointmentId, slot } of proposals) {
        if (slot === null) continue;
        const key = slotKey(slot);
        given.set(key, (given.get(key) ?? 0) + 1);
        expect(given.get(key)).toBeLessThanOrEqual(slot.free);
        expect(after.isOpen(slot.counterId, slot.date, slot)).toBe(true);
        const person = made.find(({ id }) => id === appointmentId)?.personKey ?? '';
        expect(met.has(`${person}|${slot.date}`)).toBe(false);
        met.add(`${person}|${slot.date}`);
      }
    }),
    { numRuns: 60 },
  );
});

test('somebody with appointments on two closed days is proposed two different days, neither of them the other one’s', () => {
  const rules = DEFAULT_APPOINTMENT_SETTINGS;
  const open = new OpeningBook([], calendar);
  const morning: OpeningChange = {
    kind: 'closure',
    counterId: null,
    from: '2026-09-21',
    through: '2026-09-22',
    span: { from: '00:00', to: '12:00' },
    reason: '停电',
  };
  const after = open.with({ ...morning, id: 99 });
  const made = ['2026-09-21', '2026-09-22'].map((day, id) => {
    const slot = slotsOf(open, rules, 'intake', 1, day).find(({ from }) => from === '08:30');
    if (slot === undefined) throw new TypeError('The counter opens at half past eight');
    return { ...slot, id: id + 1, inspectorIds: [], personKey: 'c:甲', onePerDay: true, preferred: [] };
  });
  // Free again are only the afternoon of the second day and the day after it.
  const uses = ['2026-09-22', '2026-09-23'].flatMap((day) =>
    slotsOf(after, rules, 'intake', 1, day).map((slot): SlotUse => ({ ...slot, capacity: 2, taken: 0, free: 2 })),
  );
  const affected = affectedBy(morning, after, made);
  const proposals = proposeMoves(affected, uses, new Set(), after, { inspectorIds: [], times: [] });
  expect(proposals.map(({ slot }) => slot?.date)).toEqual(['2026-09-23', '2026-09-22']);
});
