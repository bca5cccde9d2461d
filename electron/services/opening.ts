import { rangeOf } from '../../shared/appointments/opening-changes.ts';
import type { OpeningBook } from '../../shared/appointments/opening-book.ts';
import type { AppointmentSettings, OpeningChange, Service, WeeklyHours } from '../../shared/appointments/types.ts';
import type { FieldIssue } from '../../shared/contract/errors.ts';
import type {
  AffectedAppointment,
  AppointmentSettingsView,
  OpeningDayView,
  OpeningEntryView,
} from '../../shared/contract/opening.ts';
import { addDays, daysBetween } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { appointmentsByIds, heldByDay } from '../storage/repositories/appointments.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { counterById, listCounters } from '../storage/repositories/counters.ts';
import { consequencesOf, recordedEntries, type RecordedEntry } from '../storage/repositories/opening-entries.ts';
import { insertAppointmentSettings } from '../storage/repositories/settings.ts';
import { listStaff } from '../storage/repositories/staff.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { appointmentViews } from './appointment-view.ts';
import { appointmentSettingsOn, deskAt, deskNow } from './booking-desk.ts';
import { signedIn, todayOf, type Actor, type AppContext, type ReadableDb, type WriteTx } from './context.ts';
import { invalidField, invalidInput, notFound } from './errors.ts';
import { firstOrAgain } from './idempotent.ts';
import { applyChange } from './opening-apply.ts';
import { affectedRecords, deskWith, fingerprintOf, issuesOf, proposalsFor } from './opening-change.ts';
import { freeSlotView } from './slot-grid.ts';
import { offerToWaiting } from './waiting-list.ts';

/** Days of a board at most. */
const BOARD_DAYS = 62;

async function staffNamesOf(db: ReadableDb): Promise<ReadonlyMap<string, string>> {
  return new Map((await listStaff(db)).map(({ id, name }) => [id, name]));
}

async function requireCounter(db: ReadableDb, counterId: number | null): Promise<void> {
  if (counterId !== null && (await counterById(db, counterId)) === null) throw notFound('counter', counterId);
}

function absencesOf(
  book: OpeningBook,
  date: CivilDate,
  names: ReadonlyMap<string, string>,
): OpeningDayView['absences'] {
  return book.absencesOn(date).map(({ id, staffId, standInId, span }) => ({
    entryId: id,
    staffId,
    staffName: names.get(staffId) ?? staffId,
    standInId,
    standInName: standInId === null ? null : (names.get(standInId) ?? standInId),
    span,
  }));
}

/** A counter's days (null = the office's), each beside the statutory calendar. @throws NOT_FOUND for an unknown counter */
async function daysOf(
  app: AppContext,
  counterId: number | null,
  from: CivilDate,
  through: CivilDate,
): Promise<{ days: OpeningDayView[] }> {
  await requireCounter(app.read, counterId);
  const { book } = await deskNow(app, app.read);
  const names = await staffNamesOf(app.read);
  const held = await heldByDay(app.read, counterId, { from, through });
  const days: OpeningDayView[] = [];
  for (let date = from; date <= through; date = addDays(date, 1)) {
    const day = book.day(counterId, date);
    days.push({
      date,
      state: day.state,
      hours: [...day.hours],
      reason: day.reason,
      text: day.text,
      closures: [...day.closures],
      statutory: day.statutory,
      absences: absencesOf(book, date, names),
      appointments: held.get(date) ?? 0,
    });
  }
  return { days };
}

function entryView(
  { entry, recordedAt, staffName, revokedBy, consequences }: RecordedEntry,
  counters: ReadonlyMap<number, string>,
  names: ReadonlyMap<string, string>,
): OpeningEntryView {
  const { id, ...change } = entry;
  const counterId = 'counterId' in change ? change.counterId : null;
  const standInId = change.kind === 'absence' ? change.standInId : null;
  return {
    id,
    kind: change.kind,
    change: changeView(change),
    counterName: counterId === null ? null : (counters.get(counterId) ?? null),
    staffName: change.kind === 'absence' ? (names.get(change.staffId) ?? null) : null,
    standInName: standInId === null ? null : (names.get(standInId) ?? null),
    recordedAt,
    recordedByName: staffName,
    revokedBy,
    consequences,
  };
}

async function entryViews(app: AppContext, from: CivilDate | null): Promise<OpeningEntryView[]> {
  const recorded = await recordedEntries(app.read);
  const counters = new Map((await listCounters(app.read)).map(({ id, name }) => [id, name]));
  const names = await staffNamesOf(app.read);
  const entries = recorded.map(({ entry }) => entry);
  return recorded
    .filter(({ entry }) => {
      const { through } = rangeOf(entry, entries);
      return from === null || through === null || through >= from;
    })
    .map((one) => entryView(one, counters, names));
}

async function affectedView(app: AppContext, change: OpeningChange) {
  const before = await deskNow(app, app.read);
  const issues = await issuesOf(app.read, before, change);
  if (issues.length > 0) throw invalidInput(issues);
  const after = deskWith(before, change, null);
  const affected = await affectedRecords(app.read, after, change);
  const proposals = await proposalsFor(app.read, after, affected);
  const views = await appointmentViews(
    app.read,
    affected.map(({ record }) => record),
  );
  const counters = new Map((await listCounters(app.read)).map(({ id, name }) => [id, name]));
  const names = await staffNamesOf(app.read);
  const lines = affected.flatMap(({ why }, index): AffectedAppointment[] => {
    const appointment = views[index];
    const proposal = proposals[index];
    if (appointment === undefined || proposal === undefined) return [];
    const { slot, inspectorIds } = proposal;
    return [
      {
        appointment,
        why,
        proposal: slot === null ? null : freeSlotView(slot, counters),
        inspectors: inspectorIds === null ? null : inspectorIds.map((id) => ({ id, name: names.get(id) ?? id })),
      },
    ];
  });
  return { affected: lines, fingerprint: fingerprintOf(change, affected) };
}

async function changeAnswer(app: AppContext, entryId: number) {
  const entry = (await entryViews(app, null)).find(({ id }) => id === entryId);
  if (entry === undefined) throw notFound('opening-entry', entryId);
  const consequences = await consequencesOf(app.read, entryId);
  const records = await appointmentsByIds(
    app.read,
    consequences.map(({ appointmentId }) => appointmentId),
  );
  const views = new Map((await appointmentViews(app.read, [...records.values()])).map((view) => [view.id, view]));
  const became = (what: (typeof consequences)[number]['what']) =>
    consequences.flatMap((one) => (one.what === what ? (views.get(one.appointmentId) ?? []) : []));
  return { entry, moved: became('moved'), cancelled: became('cancelled'), reassigned: became('reassigned') };
}

/** Copies the schema may own: settings and entries themselves are read-only. */
function settingsView({ services, booking }: AppointmentSettings): AppointmentSettingsView {
  const copy = (service: Service) => {
    const { counterIds, ...settings } = services[service];
    return { ...settings, counterIds: counterIds === null ? null : [...counterIds] };
  };
  return {
    services: {
      consultation: copy('consultation'),
      intake: copy('intake'),
      'site-visit': copy('site-visit'),
      'pick-up': copy('pick-up'),
    },
    booking,
  };
}

function hoursView(hours: WeeklyHours) {
  const { monday, tuesday, wednesday, thursday, friday, saturday, sunday } = hours;
  return {
    monday: [...monday],
    tuesday: [...tuesday],
    wednesday: [...wednesday],
    thursday: [...thursday],
    friday: [...friday],
    saturday: [...saturday],
    sunday: [...sunday],
    'make-up': [...hours['make-up']],
  };
}

function changeView(change: OpeningChange): OpeningEntryView['change'] {
  switch (change.kind) {
    case 'weekly':
      return { ...change, hours: change.hours === null ? null : hoursView(change.hours) };
    case 'special':
      return { ...change, hours: [...change.hours] };
    default:
      return change;
  }
}

interface SentSettings {
  readonly key: string;
  readonly effectiveFrom: CivilDate;
  readonly services?: Partial<AppointmentSettings['services']> | undefined;
  readonly booking?: AppointmentSettings['booking'] | undefined;
}

function settingsIssues(sent: SentSettings, today: CivilDate, counters: ReadonlySet<number>): readonly FieldIssue[] {
  return [
    ...(sent.effectiveFrom < today ? [{ path: 'effectiveFrom', problem: 'in-the-past' } as const] : []),
    ...Object.entries(sent.services ?? {}).flatMap(([service, settings]): readonly FieldIssue[] => {
      const { counterIds } = settings;
      if (counterIds === null) return [];
      const known = service !== 'site-visit' && counterIds.every((id) => counters.has(id));
      return known ? [] : [{ path: `services.${service}.counterIds`, problem: 'unknown-choice' }];
    }),
    ...bookingIssues(sent.booking),
  ];
}

/** The window may end on a day before it begins, were it to begin later than so many days after today: nothing could be booked. */
function bookingIssues(booking: AppointmentSettings['booking'] | undefined): readonly FieldIssue[] {
  return booking !== undefined && booking.daysAhead > booking.windowWorkdays
    ? [{ path: 'booking.daysAhead', problem: 'out-of-range' }]
    : [];
}

/**
 * Services and booking rules from a day on, as a new version. More room is offered at once to those who wait for it, before
 * anybody else can take it.
 *
 * @throws INVALID_INPUT, KEY_REUSED
 */
async function saveSettings(app: AppContext, actor: Actor, sent: SentSettings): Promise<AppointmentSettings> {
  const { key, ...input } = sent;
  const at = app.now().toISOString();
  const { settings, offered } = await writeTransaction(app.write, async (tx: WriteTx) => {
    const kept = await firstOrAgain(tx, { key, procedure: 'opening.saveSettings', actor, input, at });
    if (kept.kind === 'again') return { settings: await appointmentSettingsOn(tx, sent.effectiveFrom), offered: [] };
    const { opening } = kept;
    const desk = await deskAt(app, tx, await app.calendars.at(tx, opening.newestCalendar), opening);
    const counters = new Set((await listCounters(tx)).map(({ id }) => id));
    const issues = settingsIssues(sent, todayOf(app), counters);
    if (issues.length > 0) throw invalidInput(issues);
    const before = await appointmentSettingsOn(tx, sent.effectiveFrom);
    const next: AppointmentSettings = {
      services: { ...before.services, ...sent.services },
      booking: sent.booking ?? before.booking,
    };
    const entry = { effectiveFrom: sent.effectiveFrom, recordedAt: at, staffId: actor.id };
    await insertAppointmentSettings(tx, next, entry);
    await appendAudit(tx, {
      at,
      staffId: actor.id,
      action: 'opening.saveSettings',
      entity: 'settings',
      entityId: sent.effectiveFrom,
      data: { appointments: next },
    });
    const by = { actor, at, action: 'opening.saveSettings' } as const;
    const ids = sent.effectiveFrom > desk.now.date ? [] : await offerToWaiting(tx, by, { ...desk, settings: next });
    await kept.keep({ caseId: null, paperIds: [], ids });
    return { settings: next, offered: ids };
  });
  app.changes.publish('opening', null);
  if (offered.length > 0) app.changes.publish('appointment', null);
  return settings;
}

/** When the counters are open, what they offer, who is away. Everybody may look; supervisor and administrator change. */
export function openingRouter(app: AppContext) {
  const staff = signedIn(app);
  const overseers = signedIn(app, 'supervisor', 'administrator');
  return {
    year: staff.opening.year.handler(({ input }) =>
      daysOf(app, input.counterId, `${input.year}-01-01`, `${input.year}-12-31`),
    ),
    days: staff.opening.days.handler(({ input }) => {
      if (input.through < input.from) throw invalidField('through', 'ends-before-start');
      if (daysBetween(input.from, input.through) >= BOARD_DAYS) throw invalidField('through', 'out-of-range');
      return daysOf(app, input.counterId, input.from, input.through);
    }),
    entries: staff.opening.entries.handler(({ input }) => entryViews(app, input.from)),
    weekly: staff.opening.weekly.handler(async ({ input }) => {
      await requireCounter(app.read, input.counterId);
      const { book } = await deskNow(app, app.read);
      const { hours, own, from } = book.weeklyOn(input.counterId, input.on ?? todayOf(app));
      return { hours: hoursView(hours), own, from };
    }),
    settings: staff.opening.settings.handler(async ({ input }) =>
      settingsView(await appointmentSettingsOn(app.read, input.on ?? todayOf(app))),
    ),
    saveSettings: overseers.opening.saveSettings.handler(async ({ input, context }) =>
      settingsView(await saveSettings(app, context.actor, input)),
    ),
    affected: overseers.opening.affected.handler(({ input }) => affectedView(app, input.change)),
    change: overseers.opening.change.handler(async ({ input, context }) =>
      changeAnswer(app, await applyChange(app, context.actor, input)),
    ),
  };
}
