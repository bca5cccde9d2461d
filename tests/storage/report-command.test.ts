import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { runCli } from '../../electron/cli.ts';
import { fillSample } from '../../electron/sample/fill.ts';
import { openTestOffice } from './app-support.ts';
import { temporaryFolder } from './support.ts';

function streams() {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end();
  return { stdin, stdout, stderr };
}

test('the monthly report of a folder is written as a workbook, once', async () => {
  const office = await openTestOffice({ date: '2026-10-09' });
  await fillSample(office.app, { kind: 'literal' });
  await office.app.close();
  const out = path.join(await temporaryFolder(), 'report.xlsx');
  const words = ['report', '--data', office.folder, '--month', '2026-09', '--out', out];
  const io = streams();
  expect(await runCli(words, io as never)).toBe(0);
  expect(JSON.parse(String(io.stdout.read()))).toMatchObject({ month: '2026-09', state: 'draft', file: out });
  expect((await stat(out)).size).toBeGreaterThan(3000);

  const again = streams();
  expect(await runCli(words, again as never)).toBe(2);
  expect(String(again.stderr.read())).toBe(`fire-window: ${out} is there already and is not overwritten\n`);
});

test('a month that has not begun has no report', async () => {
  const office = await openTestOffice({ date: '2026-10-09' });
  await fillSample(office.app, { kind: 'literal' });
  await office.app.close();
  const out = path.join(await temporaryFolder(), 'report.xlsx');
  const io = streams();
  expect(await runCli(['report', '--data', office.folder, '--month', '2099-01', '--out', out], io as never)).toBe(2);
  expect(String(io.stderr.read())).toBe('fire-window: 2099-01 has not begun yet\n');
  await expect(stat(out)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a place that cannot be written is told in one sentence, without a trace of the program', async () => {
  const office = await openTestOffice({ date: '2026-10-09' });
  await fillSample(office.app, { kind: 'literal' });
  await office.app.close();
  const folder = await temporaryFolder();
  const file = path.join(folder, 'mine');
  await writeFile(file, 'mine');
  const said = async (...words: readonly string[]) => {
    const io = streams();
    expect(await runCli([...words], io as never)).toBe(2);
    return String(io.stderr.read());
  };
  const report = ['report', '--data', office.folder, '--month', '2026-09', '--out'] as const;
  const gone = path.join(folder, 'gone', 'report.xlsx');
  expect(await said(...report, gone)).toBe(`fire-window: cannot write ${gone}: there is no such folder\n`);
  const below = path.join(file, 'report.xlsx');
  expect(await said(...report, below)).toBe(`fire-window: cannot write ${below}: a part of its path is no folder\n`);
  const all = path.join(file, 'all');
  expect(await said('export', '--data', office.folder, '--out', all)).toMatch(/^fire-window: [^\n]*\n$/);
  expect(await said('export', '--data', office.folder, '--out', file)).toMatch(/^fire-window: [^\n]*\n$/);
  expect(await readFile(file, 'utf8')).toBe('mine');
});

test.each([
  [['report', '--month', '2026-09', '--out', 'x.xlsx']],
  [['report', '--data', '/nowhere', '--month', '2026-13', '--out', 'x.xlsx']],
  [['report', '--data', '/nowhere', '--month', '2026-09', '--out', 'x.xlsx']],
  [['report', '--data', '/nowhere', '--months', '2026-09']],
])('%j is refused as bad usage', async (words) => expect(await runCli(words, streams() as never)).toBe(2));
