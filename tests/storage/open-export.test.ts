import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importPublished } from '../../electron/services/historic.ts';
import { exportEverything, FolderInUseError } from '../../electron/services/open-export.ts';
import { PUBLISHED_CASES_CSV } from '../../electron/sample/published-cases.ts';
import { connect } from '../../electron/storage/driver/sqlite.ts';
import { handleOf } from '../../electron/storage/open.ts';
import { sampleOffices } from './app-support.ts';
import { intake } from './cases-service-fixture.ts';
import { temporaryFolder } from './support.ts';

const openSample = sampleOffices();

async function filled() {
  const office = await openSample('2026-09-18');
  await importPublished(office.app.context, { id: 'S0001' }, PUBLISHED_CASES_CSV);
  const clerk = office.window(Object.assign(office.app.openClient(), { staffId: 'S0002' }));
  await clerk.intake.submit({ ...intake('2026-09-18'), key: 'open-export-intake-1' });
  return office;
}

describe('everything, for leaving the product', () => {
  test('is complete: read again, it is what the database holds, and every sum is right', async () => {
    const { app } = await filled();
    const folder = path.join(await temporaryFolder(), 'out');
    const connection = await connect({ file: handleOf(app.context.read).file, mode: 'read-only' });
    const names = (
      await connection.execute(
        `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'case_search%' order by name`,
      )
    ).rows.map(({ name }) => String(name));
    const stored = new Map<string, readonly Record<string, unknown>[]>();
    for (const name of names) stored.set(name, (await connection.execute(`select * from ${name}`)).rows);
    await connection.close();
    const figures = await exportEverything(app.context, 'S0001', folder);
    expect((await readdir(path.join(folder, 'tables'))).toSorted()).toEqual(names.map((name) => `${name}.jsonl`));
    expect(figures.rows).toBe([...stored.values()].reduce((sum, rows) => sum + rows.length, 0));
    for (const [name, rows] of stored) {
      const lines = (await readFile(path.join(folder, 'tables', `${name}.jsonl`), 'utf8'))
        .split('\n')
        .filter((line) => line !== '');
      const plain = (row: Record<string, unknown>) => {
        const { password_hash: _secret, html: _html, ...rest } = row;
        return JSON.stringify(rest);
      };
      expect(lines.map((line) => plain(JSON.parse(line))).toSorted(), name).toEqual(rows.map(plain).toSorted());
    }
    expect(await readFile(path.join(folder, 'tables', 'staff.jsonl'), 'utf8')).not.toContain('password');
    const papers = stored.get('paper') ?? [];
    expect(papers.length).toBe(figures.papers);
    for (const { id, hash } of papers) {
      const html = await readFile(path.join(folder, 'papers', `${String(id)}.html`));
      expect(createHash('sha256').update(html).digest('hex')).toBe(hash);
    }
    for (const line of (await readFile(path.join(folder, 'SHA256SUMS'), 'utf8')).trimEnd().split('\n')) {
      const [sum, name = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(await readFile(path.join(folder, name)))
          .digest('hex'),
      ).toBe(sum);
    }
  });

  test('the same state gives the same bytes, and what is in a folder is never touched', async () => {
    const { app } = await filled();
    const folder = await temporaryFolder();
    const audited = { ...app.context, write: app.context.write };
    await exportEverything(audited, null, path.join(folder, 'one'));
    await exportEverything(audited, null, path.join(folder, 'two'));
    const sums = async (name: string) =>
      (await readFile(path.join(folder, name, 'SHA256SUMS'), 'utf8'))
        .split('\n')
        .filter((line) => !line.includes('audit_entry'));
    expect(await sums('two')).toEqual(await sums('one'));
    await writeFile(path.join(folder, 'mine.txt'), 'mine');
    await expect(exportEverything(app.context, null, folder)).rejects.toThrow(FolderInUseError);
    expect(await readFile(path.join(folder, 'mine.txt'), 'utf8')).toBe('mine');
  });

  test('a file in the place of the folder stays what it is', async () => {
    const { app } = await filled();
    const mine = path.join(await temporaryFolder(), 'ledger.xlsx');
    await writeFile(mine, 'mine');
    await expect(exportEverything(app.context, null, mine)).rejects.toThrow(FolderInUseError);
    await expect(exportEverything(app.context, null, path.join(mine, 'below'))).rejects.toThrow();
    expect(await readFile(mine, 'utf8')).toBe('mine');
  });
});
