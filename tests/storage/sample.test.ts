import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { sampleCommand } from '../../electron/cli/sample.ts';
import { verifyCommand } from '../../electron/cli/verify.ts';
import { COUNTER_WEEK } from '../../electron/sample/counter-week.ts';
import { fillSample } from '../../electron/sample/fill.ts';
import { shiftDays, weekAround } from '../../electron/sample/move.ts';
import { SAMPLE_ACCOUNTS } from '../../electron/sample/office.ts';
import { openApplication } from '../../electron/sample/open-application.ts';
import { connect } from '../../electron/storage/driver/sqlite.ts';
import { shanghaiDate, weekdayOf } from '../../shared/dates/civil.ts';
import type { CliIo } from '../../electron/cli/io.ts';
import { openTestOffice } from './app-support.ts';
import { temporaryFolder } from './support.ts';

function io(...args: readonly string[]) {
  const written: string[] = [];
  const told: CliIo = {
    args,
    stdin: Readable.from([]),
    stdout: { write: (text: string) => written.push(text) },
    stderr: { write: () => true },
  };
  const lines = (): unknown[] =>
    written
      .join('')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  return { told, lines };
}

describe('moving the week', () => {
  test.each([
    ['2026-09-28', 0],
    ['2026-10-04', 0],
    ['2026-10-05', 7],
    ['2026-11-21', 49],
    ['2026-09-27', -7],
    ['2027-03-01', 154],
  ])('looked at on %s it is moved by %i days', (today, days) => expect(shiftDays(today)).toBe(days));

  test('every weekday stays, nothing lies after today, and the steps are in order', () => {
    const moved = weekAround('2026-11-21');
    const originals = new Map(COUNTER_WEEK.map((step) => [`${step.item} ${step.time} ${step.kind}`, step.date]));
    for (const step of moved) {
      const original = originals.get(`${step.item} ${step.time} ${step.kind}`) ?? '';
      expect(weekdayOf(step.date)).toBe(weekdayOf(original));
      expect(step.date <= '2026-11-21').toBe(true);
    }
    const times = moved.map(({ date, time }) => `${date} ${time}`);
    expect(times).toEqual(times.toSorted());
    expect(new Set(moved.map(({ item }) => item))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]));
  });

  test('dates inside a step move with it', () => {
    const filing = weekAround('2026-11-21').find(({ item, kind }) => item === 6 && kind === 'intake');
    expect(filing).toMatchObject({
      date: '2026-11-11',
      intake: { date: '2026-11-11', completionPassedOn: '2026-10-30' },
    });
  });
});

describe('the sample', () => {
  test('on its literal dates it fills both sources and verifies', async () => {
    const { app } = await openTestOffice();
    const filled = await fillSample(app, { kind: 'literal' });
    expect(filled).toMatchObject({ shiftDays: 0, published: { imported: 37 } });
    expect(filled.week.map(({ item }) => item)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 11]);
    await expect(fillSample(app, { kind: 'literal' })).rejects.toThrow('already holds an office');
  });

  test.each([['2026-11-21'], ['2026-10-08'], ['2027-02-17'], ['2028-02-29']])(
    'around %s it can be replayed, too',
    async (today) => {
      const { app } = await openTestOffice({ date: today });
      const filled = await fillSample(app, { kind: 'around', today });
      expect(filled.week.map(({ item }) => item)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 11]);
    },
  );

  test('from the command line: one line per source, one per remark, then nothing to verify', async () => {
    const folder = path.join(await temporaryFolder(), 'new');
    const filled = io('--data', folder);
    expect(await sampleCommand(filled.told)).toBe(0);
    const [week, published, ...remarks] = filled.lines();
    expect(week).toMatchObject({
      source: 'counter-week',
      shiftDays: 0,
      notReplayed: ['5: appointment', '9: closing a day'],
    });
    expect(published).toMatchObject({
      source: 'published-cases',
      records: 37,
      imported: 37,
      known: 0,
      rejected: 0,
      remarks: remarks.length,
    });

    await expect(sampleCommand(io('--data', folder).told)).rejects.toThrow('already holds an office');
    const verified = io('--data', folder);
    expect(await verifyCommand(verified.told)).toBe(0);
    expect(verified.lines()).toMatchObject([{ cases: 47, differences: 0 }]);

    // Behind the program's back.
    const connection = await connect({ file: path.join(folder, 'fire-window.db'), mode: 'read-write' });
    await connection.execute(
      `update case_file set accepted_on = '2026-09-17' where origin = 'live' and accepted_on = '2026-09-18'`,
    );
    await connection.close();
    const again = io('--data', folder);
    expect(await verifyCommand(again.told)).toBe(1);
    expect(again.lines()).toHaveLength(2);
  });

  test('a folder must be named, and verifying one without a database is an error', async () => {
    await expect(sampleCommand(io().told)).rejects.toThrow('--data');
    await expect(verifyCommand(io().told)).rejects.toThrow('--data');
    await expect(verifyCommand(io('--data', await temporaryFolder()).told)).rejects.toThrow('no database');
    await expect(sampleCommand(io('--data', '/tmp/x', '--nonsense').told)).rejects.toThrow('unknown option');
  });

  test('opened to look around, it shows its accounts and by how many days it was moved, also the second time', async () => {
    const dataFolder = await temporaryFolder();
    for (const time of ['first', 'second']) {
      const log: string[] = [];
      const app = await openApplication({ dataFolder, sample: true }, 'browser', (line) => log.push(line));
      const { createRouterClient } = await import('@orpc/server');
      const status = await createRouterClient(app.router, { context: { client: app.openClient() } }).session.status();
      expect(status).toMatchObject({
        ready: true,
        sampleShiftDays: shiftDays(shanghaiDate(new Date().toISOString())),
        sampleAccounts: SAMPLE_ACCOUNTS.map(({ account, password, roles }) => ({ account, password, roles })),
      });
      expect(new Set(status.sampleAccounts.flatMap(({ roles }) => roles))).toEqual(
        new Set(['counter', 'reviewer', 'supervisor', 'administrator']),
      );
      expect(log.length).toBe(time === 'first' ? 1 : 0);
      await app.close();
    }
  });

  test('is filled anew after a filling that was stopped midway', async () => {
    const folder = await temporaryFolder();
    const dataFolder = path.join(folder, '2026-11-21');
    const { app: stopped } = await openTestOffice({ folder: `${dataFolder}.filling` });
    const { SAMPLE_SETUP } = await import('../../electron/sample/office.ts');
    const { createRouterClient } = await import('@orpc/server');
    await createRouterClient(stopped.router, { context: { client: stopped.openClient() } }).setup.initialise(
      SAMPLE_SETUP,
    );
    await stopped.close();
    const app = await openApplication({ dataFolder, sample: true }, 'browser', () => undefined);
    const status = await createRouterClient(app.router, { context: { client: app.openClient() } }).session.status();
    await app.close();
    expect(status.ready).toBe(true);
    expect(await readdir(folder)).toEqual(['2026-11-21']);
  });

  test('is never mixed with an office', async () => {
    const dataFolder = await temporaryFolder();
    const { app } = await openTestOffice({ folder: dataFolder });
    const { SAMPLE_SETUP } = await import('../../electron/sample/office.ts');
    const { createRouterClient } = await import('@orpc/server');
    await createRouterClient(app.router, { context: { client: app.openClient() } }).setup.initialise(SAMPLE_SETUP);
    await expect(openApplication({ dataFolder, sample: true }, 'browser', () => undefined)).rejects.toThrow(
      'already holds an office',
    );
  });
});
