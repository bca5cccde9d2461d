import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { fillDemo, firstDayOf, type DemoOrder } from '../../electron/sample/fill-demo.ts';
import { createApplication, type Application } from '../../electron/services/application.ts';
import { verifyDatabase } from '../../electron/services/verify.ts';
import { eventsOfAppointments } from '../../electron/storage/repositories/appointment-events.ts';
import { appointmentsAfter } from '../../electron/storage/repositories/appointments.ts';
import { applicantsByIds } from '../../electron/storage/repositories/applicants.ts';
import { casesAfter, type CaseFile } from '../../electron/storage/repositories/cases.ts';
import { eventsOfCases } from '../../electron/storage/repositories/events.ts';
import { paperDataOf, snapshotsAfter } from '../../electron/storage/repositories/papers.ts';
import { servicesByIds } from '../../electron/storage/repositories/service-records.ts';
import { eventsOfTickets } from '../../electron/storage/repositories/ticket-events.ts';
import { slipsIssued } from '../../electron/storage/repositories/supervision-slips.ts';
import { casesOfTickets, ticketsAfter } from '../../electron/storage/repositories/tickets.ts';
import { checkCreditCode } from '../../shared/identity/credit-code.ts';
import { checkIdCard } from '../../shared/identity/id-card.ts';
import type { CaseEvent } from '../../shared/workflow/types.ts';
import { clientOf } from './app-support.ts';
import { plainRenderer } from './cases-service-fixture.ts';

const ORDER: DemoOrder = { cases: 400, seed: 7, asOf: '2026-11-21' };
const NEVER = new AbortController().signal;

async function openEmpty(): Promise<Application> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'fire-window-demo-'));
  const app = await createApplication({
    dataFolder,
    host: 'browser',
    now: () => new Date('2016-11-21T23:00:00.000Z'),
    renderPaper: plainRenderer,
  });
  const close = async () => {
    await app.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { ...app, close };
}

async function filled(order: DemoOrder) {
  const app = await openEmpty();
  const demo = await fillDemo(app, order, { signal: NEVER, progress: () => undefined });
  const files = await casesAfter(app.context.read, 0, 10_000);
  const histories = await eventsOfCases(
    app.context.read,
    files.map(({ id }) => id),
  );
  const papers = await snapshotsAfter(app.context.read, 0, 10_000);
  const tickets = await ticketsAfter(app.context.read, 0, 10_000);
  const appointments = await appointmentsAfter(app.context.read, 0, 10_000);
  const ticketHistories = await eventsOfTickets(
    app.context.read,
    tickets.map(({ id }) => id),
  );
  const bookings = await eventsOfAppointments(
    app.context.read,
    appointments.map(({ id }) => id),
  );
  const services = await servicesByIds(
    app.context.read,
    Array.from({ length: demo.services }, (_, index) => index + 1),
  );
  const slips = await slipsIssued(app.context.read, { from: '2016-01-01', through: order.asOf });
  const hall = [tickets, appointments, [...ticketHistories], [...bookings], services, slips];
  const digest = createHash('sha256')
    .update(JSON.stringify([files, [...histories], papers, hall]))
    .digest('hex');
  const verification = await verifyDatabase(app.context);
  const queue = { tickets, ticketHistories, appointments, bookings, services, slips };
  return { app, demo, files, events: [...histories.values()].flat(), papers, digest, verification, ...queue };
}

function shares(files: readonly CaseFile[], of: (file: CaseFile) => string): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(files, of)].map(([key, those]) => [key, those.length]));
}

describe('ten years of an invented office', () => {
  let office: Awaited<ReturnType<typeof filled>>;
  beforeAll(async () => {
    office = await filled(ORDER);
    return () => office.app.close();
  }, 300_000);

  test('the ten years end on the day asked for', () => {
    expect(firstDayOf('2026-11-21')).toBe('2016-11-22');
    expect(firstDayOf('2028-02-29')).toBe('2018-03-01');
  });

  test('is open on Saturday mornings, as its letterhead says', async () => {
    const window = clientOf(office.app, Object.assign(office.app.openClient(), { staffId: 'S0001' }));
    const { hours } = await window.opening.weekly({ counterId: null, on: '2026-11-21' });
    expect(hours.saturday).toEqual([{ from: '09:00', to: '11:30', kind: 'extended' }]);
    expect(hours.sunday).toEqual([]);
    const { authorities } = await window.office.settings({ on: '2026-11-21' });
    for (const authority of Object.values(authorities)) expect(authority.hours).toContain('周六 09:00-11:30');
  });

  test('has every case asked for, two in a hundred open, and nothing to be found wrong', () => {
    expect(office.demo).toMatchObject({ cases: 400, open: 8, ended: 'whole' });
    expect(office.files).toHaveLength(400);
    expect(office.files.filter(({ derived }) => derived.endedOn === null)).toHaveLength(8);
    expect(office.verification).toMatchObject({ cases: 400, differences: [] });
  });

  test('knows all four matters under both rule sets, each by its receipt date', () => {
    expect(Object.keys(shares(office.files, ({ matter, ruleSet }) => `${matter} ${ruleSet}`)).toSorted()).toEqual([
      'completion-acceptance 2012',
      'completion-acceptance 2020',
      'completion-filing 2012',
      'completion-filing 2020',
      'design-review 2012',
      'design-review 2020',
      'pre-opening 2012',
      'pre-opening 2020',
    ]);
    const early = office.files.filter(({ matter }) => matter !== 'pre-opening');
    expect(
      early.every(({ ruleSet, derived }) => (derived.receivedOn ?? '') < '2020-06-01' === (ruleSet === '2012')),
    ).toBe(true);
  });

  test('has what an office meets: notices, pauses, refusals, commitments, draws, re-inspections, rejections', () => {
    const types = new Set(office.events.map(({ type }) => type));
    for (const type of [
      'supplement-requested',
      'supplemented',
      'paused',
      'resumed',
      'not-required',
      'withdrawn',
      'permitted',
      'verified',
      'drawn',
      'not-drawn',
      'checked',
      'delivered',
      'archived',
    ] satisfies readonly CaseEvent['type'][]) {
      expect(types).toContain(type);
    }
    expect(office.files.some(({ derived }) => derived.result === 'rejected')).toBe(true);
  });

  test('audits and numbers in order of time, as acts entered one by one do', async () => {
    const { read } = office.app.context;
    const receipts: { readonly number: string; readonly on: string }[] = [];
    for (const { id } of office.papers) {
      const data = await paperDataOf(read, id);
      if (data?.kind === 'receipt' && data.number?.includes('滨建') === true && data.issuedOn.startsWith('2024'))
        receipts.push({ number: data.number, on: data.issuedOn });
    }
    expect(receipts.length).toBeGreaterThan(5);
    expect(receipts.map(({ on }) => on)).toEqual(receipts.map(({ on }) => on).toSorted());
    const instants = office.events.map(({ recordedAt }) => recordedAt);
    expect(instants.every((at) => at >= '2016-11-21' && at < '2026-11-21T16')).toBe(true);
  });

  test('invents applicants whose codes have the right check digits', async () => {
    const ids = office.files.flatMap(({ applicantId }) => (applicantId === null ? [] : [applicantId]));
    const applicants = [...(await applicantsByIds(office.app.context.read, ids)).values()];
    expect(new Set(applicants.map(({ kind }) => kind))).toEqual(new Set(['organisation', 'person']));
    const wrong = applicants.filter(({ kind, code }) =>
      kind === 'person' ? !checkIdCard(code ?? '', '2026-11-21').ok : !checkCreditCode(code ?? '').ok,
    );
    expect(wrong).toEqual([]);
  });

  test('the hall has lived a year: every ticket dealt with, numbers without a gap, intakes bound to their cases', async () => {
    const { tickets, ticketHistories, files, demo } = office;
    expect(tickets).toHaveLength(demo.tickets);
    expect(tickets.length).toBeGreaterThan(60);
    expect(tickets.every(({ state, day }) => state === 'finished' && day > '2025-11-21' && day <= '2026-11-21')).toBe(
      true,
    );
    for (const [series, those] of Map.groupBy(tickets, ({ series: one, day }) => `${one} ${day}`)) {
      expect([series, ...those.map(({ number }) => number)]).toEqual([series, ...those.map((_, index) => index + 1)]);
    }
    const bound = await casesOfTickets(
      office.app.context.read,
      tickets.map(({ id }) => id),
    );
    const atTheCounter = files.filter(
      ({ channel, derived }) => channel === 'counter' && (derived.receivedOn ?? '') > '2025-11-21',
    );
    expect([...bound.values()].flat().toSorted()).toEqual(atTheCounter.map(({ id }) => id).toSorted());
    // A case is taken in at the counter that called its ticket, and by whoever sat there.
    const fileOf = new Map(files.map((file) => [file.id, file]));
    for (const ticket of tickets) {
      for (const id of bound.get(ticket.id) ?? []) expect(fileOf.get(id)?.counterId).toBe(ticket.counterId);
    }
    const types = new Set([...ticketHistories.values()].flat().map(({ type }) => type));
    for (const type of ['recalled', 'started', 'transferred', 'case-opened'] as const) expect(types).toContain(type);
  });

  test('appointments are kept, moved, cancelled, missed, and some are still to come', () => {
    const { appointments, bookings, demo, tickets } = office;
    expect(appointments).toHaveLength(demo.appointments);
    const states = new Set(appointments.map(({ now }) => now.state));
    expect([...states].filter((state) => state === 'booked' || state === 'checked-in')).toHaveLength(2);
    const ahead = appointments.filter(({ now }) => now.state === 'booked');
    expect(ahead.length).toBeGreaterThan(0);
    // Five working days from Friday the 20th: the window ends on Friday the 27th.
    expect(ahead.every(({ now }) => now.slot.date > '2026-11-21' && now.slot.date <= '2026-11-27')).toBe(true);
    for (const { now } of appointments.filter(({ now: one }) => one.slot.service === 'site-visit')) {
      expect(new Set(now.inspectorIds).size).toBe(now.state === 'cancelled' ? 0 : 2);
    }
    const kept = appointments.filter(({ now }) => now.state === 'checked-in' && now.slot.service !== 'site-visit');
    const called = tickets.flatMap(({ appointmentId }) => appointmentId ?? []);
    expect(called.toSorted()).toEqual(kept.map(({ id }) => id).toSorted());
    expect([...bookings.values()].every(([first]) => first?.type === 'booked')).toBe(true);
  });

  test('the service journal runs through all ten years', () => {
    const { services, demo } = office;
    expect(services).toHaveLength(demo.services);
    const years = new Set(services.map(({ date }) => date.slice(0, 4)));
    expect(years.size).toBe(11);
    expect(new Set(services.map(({ kind }) => kind)).size).toBe(11);
    expect(services.every(({ kind, caseId }) => kind !== 'green-channel' || caseId !== null)).toBe(true);
  });

  test('in the last weeks supervisors printed slips for what was urgent: the formal one on black or after an unheeded one', () => {
    const { slips, demo, files } = office;
    expect(slips).toHaveLength(demo.slips);
    expect(slips.length).toBeGreaterThan(0);
    // Fifteen working days back from Friday 20 November, no holiday among them.
    expect(slips.every(({ issuedOn }) => issuedOn >= '2026-11-02' && issuedOn <= '2026-11-20')).toBe(true);
    for (const { kind, lamp, follows, caseId, issuedBy, number } of slips) {
      expect(['yellow', 'red', 'black']).toContain(lamp);
      expect(kind).toBe(lamp === 'black' || follows !== null ? 'supervising' : 'urging');
      expect(files.some(({ id }) => id === caseId)).toBe(true);
      expect(['S0016', 'S0017']).toContain(issuedBy);
      expect(number).toMatch(/〔2026〕第\d{4}号$/u);
    }
  });

  test('is the same again, event by event and paper by paper; another seed makes another office', async () => {
    const again = await filled(ORDER);
    const other = await filled({ ...ORDER, cases: 60, seed: 8 });
    onTestFinished(() => Promise.all([again.app.close(), other.app.close()]).then(() => undefined));
    expect(again.digest).toBe(office.digest);
    expect(other.files[0]?.derived.receivedOn).not.toBe(office.files[0]?.derived.receivedOn);
  }, 300_000);
});

describe('filling', () => {
  test('stopped half way leaves a whole office with fewer cases', async () => {
    const app = await openEmpty();
    onTestFinished(() => app.close());
    const stop = new AbortController();
    const demo = await fillDemo(app, ORDER, {
      signal: stop.signal,
      progress: ({ day }) => (day >= '2019-01-01' ? stop.abort() : undefined),
    });
    expect(demo.ended).toBe('stopped');
    expect(demo.cases).toBeLessThan(150);
    expect((await verifyDatabase(app.context)).differences).toEqual([]);
  }, 300_000);

  test('is refused where an office is already', async () => {
    const app = await openEmpty();
    onTestFinished(() => app.close());
    const watch = { signal: NEVER, progress: () => undefined };
    await fillDemo(app, { ...ORDER, cases: 1 }, watch);
    await expect(fillDemo(app, ORDER, watch)).rejects.toThrow('already holds an office');
  }, 60_000);
});
