import { stat } from 'node:fs/promises';
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
  expect(await runCli(words, streams() as never)).toBe(1);
});

test.each([
  [['report', '--month', '2026-09', '--out', 'x.xlsx']],
  [['report', '--data', '/nowhere', '--month', '2026-13', '--out', 'x.xlsx']],
  [['report', '--data', '/nowhere', '--month', '2026-09', '--out', 'x.xlsx']],
  [['report', '--data', '/nowhere', '--months', '2026-09']],
])('%j is refused as bad usage', async (words) => expect(await runCli(words, streams() as never)).toBe(2));
