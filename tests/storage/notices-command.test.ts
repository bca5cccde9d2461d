import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { calendarDataCommand } from '../../electron/cli/calendar-data.ts';
import { INVENTED_2027 } from '../data/notices/invented-2027.ts';
import { CLERK, intake, openOffice, SUPERVISOR, type Office } from './cases-service-fixture.ts';

let office: Office;
let file: string;
beforeEach(async () => {
  office = await openOffice({ on: '2026-12-18' });
  await office.clerk.intake.submit(intake('2026-12-18'));
  file = path.join(office.folder, 'notice.txt');
  await writeFile(file, INVENTED_2027);
});
afterEach(() => office.close());

/** Runs `calendar ...` on the data of the office; the answer is its one line of JSON. */
async function run(...words: readonly string[]) {
  let text = '';
  const stdout = { write: (part: string) => (text += part) };
  const status = await calendarDataCommand({
    args: [...words, '--data', office.folder],
    stdin: (async function* nothing() {})(),
    stdout,
    stderr: { write: () => true },
  });
  return { status, answer: JSON.parse(text) as unknown };
}

test('import proposes and shows what moves; diff shows it again; nothing counts by it yet', async () => {
  const { status, answer } = await run('import', file);
  expect(status).toBe(0);
  expect(answer).toMatchObject({
    version: { state: 'proposed', year: 2027, staffName: null },
    changes: [{ clockId: 'decision', oldStatutory: '2027-01-11', newStatutory: '2027-01-12' }],
  });
  expect((await run('diff')).answer).toMatchObject({ version: { id: 1 }, changes: [{ caseId: 1 }] });
  expect((await office.clerk.notices.status()).openCases).toBe(1);
});

test('import with a signature moves the dates for the program that has the file open', async () => {
  const { answer } = await run('import', file, '--accept', '--staff', SUPERVISOR, '--remark', '按通知');
  expect(answer).toMatchObject({ version: { state: 'accepted', remark: '按通知' }, paper: 2 });
  const { case: taken } = await office.clerk.intake.submit(intake('2026-12-18'));
  expect(taken.clocks.find(({ id }) => id === 'decision')?.statutory.due).toBe('2027-01-12');
  expect((await office.administrator.system.verify()).differences).toEqual([]);
  expect((await run('diff')).answer).toEqual({ version: null, changes: [] });
});

test('a refused file answers every problem and stores nothing', async () => {
  await writeFile(file, INVENTED_2027.replace('共7天', '共6天'));
  const { status, answer } = await run('import', file);
  expect(status).toBe(2);
  expect(answer).toMatchObject({
    error: { code: 'NOTICE_REFUSED', details: { problems: [{ code: 'count-mismatch' }] } },
  });
  expect(await office.supervisor.notices.versions()).toEqual([]);
});

test.each([
  [['import'], 'needs a FILE'],
  [['import', 'a', 'b'], 'one file only'],
  [['import', '/nowhere', '--year', '27'], 'cannot read'],
  [['diff', '--version', '9'], 'waits for no signature'],
  [['diff', '--accept'], 'unknown option'],
])('calendar %s is refused in words', async (words, sentence) => {
  await expect(run(...words)).rejects.toThrow(sentence);
});

test('nobody signs but a supervisor', async () => {
  await expect(run('import', file, '--accept')).rejects.toThrow('needs --staff');
  await expect(run('import', file, '--accept', '--staff', CLERK)).rejects.toThrow('no supervisor');
  expect(await office.supervisor.notices.versions()).toEqual([]);
});
