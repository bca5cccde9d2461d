import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EverythingStep } from '../../shared/contract/exports.ts';
import { exportEverything } from '../../electron/services/open-export.ts';
import { ADMINISTRATOR, errorOf, intake, openOffice, type Client, type Office } from './cases-service-fixture.ts';
import { temporaryFolder } from './support.ts';

// Ten in the morning of 18 September 2026.
let office: Office;
let folder: string;
beforeEach(async () => {
  office = await openOffice({ on: '2026-09-18' });
  folder = await temporaryFolder();
});
afterEach(() => office.close());

async function everything(client: Client, below: string): Promise<readonly EverythingStep[]> {
  const steps: EverythingStep[] = [];
  for await (const step of await client.exports.everything({ folder: below })) steps.push(step);
  return steps;
}

async function audited() {
  return (await office.administrator.system.audit({ entity: 'export', limit: 50 })).map(
    ({ action, data, staffName }) => ({
      action,
      data,
      staffName,
    }),
  );
}

describe('the administrator takes everything home', () => {
  test('into a new folder named by the minute, told row by row, written down with its figures', async () => {
    await office.clerk.intake.submit(intake('2026-09-18'));
    const steps = await everything(office.administrator, folder);
    const done = steps.at(-1);
    const target = path.join(folder, 'fire-window-2026-09-18-1000');
    expect(done).toMatchObject({ kind: 'done', folder: target });
    if (done?.kind !== 'done') return;
    expect(steps[0]).toEqual({ kind: 'written', tables: 0, rows: 0, papers: 0, total: 0 });
    expect(await readdir(folder)).toEqual(['fire-window-2026-09-18-1000']);
    expect(await readdir(path.join(target, 'tables'))).toHaveLength(done.tables);
    expect(await readdir(path.join(target, 'papers'))).toHaveLength(done.papers);
    const cases = await readFile(path.join(target, 'tables', 'case_file.jsonl'), 'utf8');
    expect(cases.trimEnd().split('\n')).toHaveLength(1);
    const { tables, rows, papers } = done;
    expect(await audited()).toEqual([
      { action: 'exports.everything', data: { tables, rows, papers }, staffName: '管理戊' },
    ]);
  });

  test.each<[string, (below: string) => Promise<string>, string]>([
    ['a path that hangs on where the program was started', async () => 'exports', 'not-an-absolute-path'],
    ['a folder that is not there', async (below) => path.join(below, 'none'), 'folder-missing'],
    [
      'a file',
      async (below) => {
        await writeFile(path.join(below, 'file'), 'x');
        return path.join(below, 'file');
      },
      'folder-missing',
    ],
    // Nobody may write there, the super-user neither.
    ['a folder that cannot be written to', async () => '/proc', 'folder-not-writable'],
  ])('%s is refused at its field, nothing is written', async (_what, place, problem) => {
    const below = await place(folder);
    const before = await readdir(folder);
    expect(await errorOf(everything(office.administrator, below))).toEqual({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'folder', problem }] },
    });
    expect(await readdir(folder)).toEqual(before);
    expect(await audited()).toEqual([]);
  });

  test('a second one in the same minute does not touch the first', async () => {
    await everything(office.administrator, folder);
    const sums = path.join(folder, 'fire-window-2026-09-18-1000', 'SHA256SUMS');
    const before = await readFile(sums, 'utf8');
    await office.clerk.intake.submit(intake('2026-09-18'));
    expect(await errorOf(everything(office.administrator, folder))).toMatchObject({
      data: { issues: [{ path: 'folder', problem: 'folder-in-use' }] },
    });
    expect(await readFile(sums, 'utf8')).toBe(before);
  });

  test('two at once: one is made, the other refused', async () => {
    const outcomes = await Promise.allSettled([1, 2].map(() => everything(office.administrator, folder)));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await readdir(folder)).toEqual(['fire-window-2026-09-18-1000']);
  });

  test('who stops listening leaves nothing behind, and can begin again', async () => {
    for await (const step of await office.administrator.exports.everything({ folder })) {
      expect(step.kind).toBe('written');
      break;
    }
    expect(await readdir(folder)).toEqual([]);
    expect(await audited()).toEqual([]);
    expect((await everything(office.administrator, folder)).at(-1)).toMatchObject({ kind: 'done' });
  });

  test('stopped in the middle it leaves nothing: neither folder nor entry', async () => {
    await office.clerk.intake.submit(intake('2026-09-18'));
    const stop = new AbortController();
    const target = path.join(folder, 'out');
    const told: number[] = [];
    const onProgress = ({ rows, total }: { readonly rows: number; readonly total: number }) => {
      told.push(rows);
      if (rows * 2 > total) stop.abort();
    };
    const { context } = office.application;
    await expect(
      exportEverything(context, ADMINISTRATOR, target, { onProgress, signal: stop.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(told.length).toBeGreaterThan(1);
    expect(await readdir(folder)).toEqual([]);
    expect(await audited()).toEqual([]);
  });

  test.each(['clerk', 'reviewer', 'supervisor'] as const)('a %s is refused', async (person) => {
    expect((await errorOf(everything(office[person], folder))).code).toBe('FORBIDDEN');
    expect(await readdir(folder)).toEqual([]);
  });
});
