import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ExportQuery } from '../../shared/contract/exports.ts';
import type { Role } from '../../shared/contract/fields.ts';
import { EXPORT_LISTS, type ExportList } from '../../shared/exports/lists.ts';
import { WHOLE_BOARD } from '../../shared/supervision/board.ts';
import { errorOf, intake, newKey, openOffice, type Client, type Office } from './cases-service-fixture.ts';
import { exported, linesOf } from './exports-support.ts';

const SEPTEMBER = { from: '2026-09-01', through: '2026-09-30' } as const;

let office: Office;
beforeEach(async () => {
  office = await openOffice({ on: '2026-09-18' });
});
afterEach(() => office.close());

async function auditedExports() {
  const entries = await office.administrator.system.audit({ entity: 'export', limit: 50 });
  return entries.map(({ entityId, data }) => [entityId, data]);
}

const talk = (more: object = {}) => ({
  key: newKey(),
  service: {
    kind: 'symposium' as const,
    date: '2026-09-17',
    subject: '-座谈会',
    person: '园区企业',
    caseId: null,
    counts: { people: 12, opinionsCollected: 3 },
    outcome: null,
    rating: null,
    ...more,
  },
});

describe('figures and what is behind them, as files', () => {
  test('the table as it stands: per matter, then of the office; unknown is blank, none is nought', async () => {
    await office.clerk.intake.submit(intake('2026-09-18'));
    await office.clerk.intake.submit(intake('2026-09-18'));
    const lines = await linesOf(office.clerk, { list: 'figures', filter: SEPTEMBER });
    const { rows } = await office.clerk.statistics.figures(SEPTEMBER);
    const ofScreen = [...rows.filter((row) => row.byMatter !== null), ...rows.filter((row) => row.byMatter === null)];
    expect(lines.map(({ figure }) => figure)).toEqual(ofScreen.map(({ figure }) => figure));
    expect(lines.map(({ total }) => total ?? null)).toEqual(
      ofScreen.map(({ total }) => (total === null ? null : String(total))),
    );
    expect(lines.find(({ figure }) => figure === 'received')).toEqual({
      figure: 'received',
      figureUnit: 'cases',
      'design-review': '2',
      'completion-acceptance': '0',
      'completion-filing': '0',
      'pre-opening': '0',
      total: '2',
      how: 'received',
    });
  });

  test('figures are counted up to the last act before they leave', async () => {
    const total = async () =>
      (await linesOf(office.clerk, { list: 'figures', filter: SEPTEMBER })).find(
        ({ figure }) => figure === 'accepted',
      )?.['total'];
    expect(await total()).toBe('0');
    await office.clerk.intake.submit(intake('2026-09-18'));
    expect(await total()).toBe('1');
  });

  test('the records of a figure, newest first, more than a page of them', async () => {
    const count = 203;
    for (let line = 0; line < count; line += 1) {
      await office.clerk.journal.add(
        talk({ kind: 'inquiry', counts: {}, date: line === 0 ? '2026-09-18' : '2026-09-16' }),
      );
    }
    const lines = await linesOf(office.clerk, { list: 'records', figure: 'inquiries', filter: SEPTEMBER });
    expect(lines).toHaveLength(count);
    expect(lines[0]).toEqual({
      date: '2026-09-18',
      counted: 'inquiry',
      number: '#1',
      title: "'-座谈会",
      value: '1',
      recordedBy: '窗口甲',
    });
    const { rows } = await office.clerk.statistics.records({ ...SEPTEMBER, figure: 'inquiries', limit: 500 });
    expect(lines.map(({ number }) => number)).toEqual(rows.map(({ id }) => `#${id}`));
  });

  test('a case behind a figure has its number and matter', async () => {
    const taken = (await office.clerk.intake.submit(intake('2026-09-18'))).case;
    expect(await linesOf(office.clerk, { list: 'records', figure: 'received', filter: SEPTEMBER })).toMatchObject([
      {
        counted: 'received',
        number: taken.receiptNumber,
        title: taken.projectName,
        matter: '消防设计审查',
        value: '1',
      },
    ]);
  });

  test('the journal as searched, corrected lines when they are shown', async () => {
    const first = await office.clerk.journal.add(talk());
    await office.clerk.journal.add(talk({ subject: '另一次', person: null }));
    await office.clerk.journal.correct({
      key: newKey(),
      id: first.id,
      reason: '人数有误',
      service: { ...talk().service, counts: { people: 13, opinionsCollected: 3 } },
    });
    const now = await linesOf(office.clerk, { list: 'journal', filter: { text: '座谈会', show: 'in-force' } });
    expect(now).toEqual([
      {
        line: '3',
        date: '2026-09-17',
        service: 'symposium',
        subject: "'-座谈会",
        whom: '园区企业',
        people: '13',
        opinionsCollected: '3',
        recordedBy: '窗口甲',
        recordedAt: '2026-09-18 10:00:00',
        serviceState: 'in-force',
        corrects: '1',
        reason: '人数有误',
      },
    ]);
    const all = await linesOf(office.clerk, { list: 'journal', filter: { show: 'all' } });
    const { rows } = await office.clerk.journal.list({ show: 'all' });
    expect(all.map(({ line, serviceState }) => [Number(line), serviceState])).toEqual(
      rows.map(({ id, state }) => [id, state]),
    );
    expect(all.map(({ serviceState }) => serviceState).toSorted()).toEqual(['corrected', 'in-force', 'in-force']);
  });

  test('the trail, newest first, page by page, acts told apart from outcomes', async () => {
    for (let line = 0; line < 205; line += 1) await office.clerk.journal.add(talk());
    await office.clerk.intake.submit(intake('2026-09-18'));
    const services = await linesOf(office.administrator, { list: 'audit', filter: { entity: 'service' } });
    expect(services).toHaveLength(205);
    expect(services[0]).toEqual({
      line: expect.any(String),
      recordedAt: '2026-09-18 10:00:00',
      auditor: '窗口甲',
      auditAction: 'journal-add',
      auditEntity: 'service',
      entityId: '205',
      details: 'kind symposium',
    });
    const [entry] = await office.administrator.system.audit({ entity: 'case' });
    const [line] = await linesOf(office.supervisor, { list: 'audit', filter: { entity: 'case' } });
    expect(line).toMatchObject({ line: String(entry?.id), auditAction: 'intake-submit', auditVariant: 'accept' });
  });
});

/** Every list with some conditions; what is read by the screen beside it. */
const QUERIES = {
  cases: { list: 'cases', filter: {} },
  search: { list: 'search', text: '宾馆' },
  ledger: { list: 'ledger', filter: {} },
  board: { list: 'board', filter: WHOLE_BOARD },
  register: { list: 'register', filter: { ...SEPTEMBER, show: 'all' } },
  slips: { list: 'slips', of: 'mine' },
  duties: { list: 'duties' },
  lent: { list: 'lent' },
  appointments: { list: 'appointments', of: { kind: 'day', date: '2026-09-18', counterId: null } },
  slots: { list: 'slots', service: 'intake', counterId: null },
  reminders: { list: 'reminders' },
  calls: { list: 'calls', entryId: null },
  tickets: { list: 'tickets' },
  figures: { list: 'figures', filter: SEPTEMBER },
  records: { list: 'records', figure: 'received', filter: SEPTEMBER },
  journal: { list: 'journal', filter: { show: 'in-force' } },
  audit: { list: 'audit', filter: {} },
} as const satisfies Record<ExportList, ExportQuery>;

/** The procedure behind the screen of each list; the start page shows who only administers none of its lists. */
const SCREENS: Readonly<Partial<Record<ExportList, (client: Client) => Promise<unknown>>>> = {
  cases: (client) => client.cases.list({ filter: {} }),
  search: (client) => client.search.query({ text: '宾馆' }),
  ledger: (client) => client.ledger.list({ filter: {} }),
  board: (client) => client.supervision.board({}),
  register: (client) => client.supervision.slips(QUERIES.register.filter),
  appointments: (client) => client.appointments.list({ from: '2026-09-18', through: '2026-09-18' }),
  slots: (client) => client.appointments.slots({ service: 'intake' }),
  reminders: (client) => client.appointments.reminders(),
  calls: (client) => client.appointments.callList({ entryId: null }),
  tickets: (client) => client.queue.overview(),
  figures: (client) => client.statistics.figures(SEPTEMBER),
  records: (client) => client.statistics.records({ ...SEPTEMBER, figure: 'received' }),
  journal: (client) => client.journal.list({}),
  audit: (client) => client.system.audit({}),
};

describe('who may take a list out', () => {
  test.each(Object.keys(EXPORT_LISTS) as ExportList[])('%s: whoever sees it, and nobody else', async (list) => {
    const people: Readonly<Record<Role, Client>> = {
      counter: office.clerk,
      reviewer: office.reviewer,
      supervisor: office.supervisor,
      administrator: office.administrator,
    };
    for (const [role, client] of Object.entries(people)) {
      const look = SCREENS[list];
      const sees =
        look === undefined
          ? role !== 'administrator'
          : await look(client).then(
              () => true,
              () => false,
            );
      const before = await auditedExports();
      if (sees) {
        const { rows } = await exported(client, QUERIES[list], 'xlsx');
        expect((await auditedExports())[0], role).toEqual([list, expect.objectContaining({ format: 'xlsx', rows })]);
      } else {
        expect(await errorOf(exported(client, QUERIES[list], 'csv')), role).toMatchObject({ code: 'FORBIDDEN' });
        expect(await auditedExports(), role).toEqual(before);
      }
    }
  });

  test('the trail keeps the conditions, but no text somebody looked for', async () => {
    await exported(office.supervisor, { list: 'board', filter: { ...WHOLE_BOARD, lamp: 'red' } }, 'csv');
    await exported(office.clerk, { list: 'appointments', of: { kind: 'found', text: '陈某' } }, 'csv');
    await exported(office.clerk, { list: 'journal', filter: { text: '陈某', show: 'all' } }, 'csv');
    await exported(office.clerk, { list: 'records', figure: 'received', filter: SEPTEMBER }, 'csv');
    const told = { format: 'csv', rows: 0 };
    expect(await auditedExports()).toEqual([
      ['records', { ...told, figure: 'received', filter: SEPTEMBER }],
      ['journal', { ...told, filter: { show: 'all' } }],
      ['appointments', { ...told, of: { kind: 'found' } }],
      ['board', { ...told, filter: { ...WHOLE_BOARD, lamp: 'red' } }],
    ]);
  });

  test.each<[string, object, string]>([
    ['an unknown list', { list: 'passwords' }, 'query'],
    [
      'a board narrowed to no lamp there is',
      { list: 'board', filter: { ...WHOLE_BOARD, lamp: 'pink' } },
      'query.filter.lamp',
    ],
    [
      'a day that is none',
      { list: 'appointments', of: { kind: 'day', date: '2026-02-30', counterId: null } },
      'query.of.date',
    ],
    [
      'a span that runs backwards',
      { list: 'register', filter: { from: '2026-10-01', through: '2026-09-01', show: 'all' } },
      'query.filter.through',
    ],
    ['a figure there is not', { list: 'records', figure: 'profit', filter: SEPTEMBER }, 'query.figure'],
  ])('%s is refused at its field', async (_what, query, path) => {
    const words = { title: 'x', columns: {}, terms: {}, provisional: '' };
    const call = office.supervisor.exports.make({ query: query as ExportQuery, format: 'csv', words });
    const { code, data } = await errorOf(Promise.resolve(call));
    expect(code).toBe('INVALID_INPUT');
    expect((data as { issues: { path: string }[] }).issues.map((issue) => issue.path)[0]).toContain(path);
    expect(await auditedExports()).toEqual([]);
  });
});
