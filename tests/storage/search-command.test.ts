import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCli } from '../../electron/cli.ts';
import { applicant, intake, openOffice, project, type Office } from './cases-service-fixture.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice({ on: '2026-09-18' });
  for (const name of ['滨河大酒店', '东城影院', '滨河书城']) {
    const address = name === '东城影院' ? { address: '东城区中街2号' } : {};
    const people = applicant(`${name}有限公司`, { phone: '19900001234' });
    await office.clerk.intake.submit(intake('2026-09-18', { applicant: people, project: project(name, address) }));
  }
});
afterEach(() => office.close());

/** Runs `search`; one object for each line. */
async function run(...words: readonly string[]) {
  let text = '';
  let told = '';
  const status = await runCli(['search', ...words], {
    stdin: (async function* nothing() {})(),
    stdout: { write: (part: string) => (text += part) },
    stderr: { write: (part: string) => (told += part) },
  });
  const lines = text.split('\n').filter((line) => line !== '');
  return { status, told, hits: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test('search tells every case that holds all words, as the screen lists them', async () => {
  const { status, hits } = await run('--data', office.folder, '滨河');
  expect(status).toBe(0);
  expect(hits.map(({ projectName }) => projectName)).toEqual(['滨河书城', '滨河大酒店']);
  expect(hits[1]).toMatchObject({
    id: 1,
    matter: 'design-review',
    state: 'accepted',
    receivedOn: '2026-09-18',
    matches: [
      { field: 'applicant', text: '滨河大酒店有限公司', at: [[0, 2]] },
      { field: 'project', text: '滨河大酒店', at: [[0, 2]] },
      { field: 'address', text: '东城区滨河路8号', at: [[3, 2]] },
    ],
  });
  expect((await run('--data', office.folder, '书城', '滨河')).hits).toHaveLength(1);
  expect((await run('bhsc', '--data', office.folder)).hits).toHaveLength(1);
  expect((await run('--data', office.folder, '--limit', '2', '1234')).hits).toMatchObject([
    { id: 3, matches: [{ field: 'phone', text: '199****1234' }] },
    { id: 2 },
  ]);
});

test('nothing found is told by the exit status; a wrong call says what is missing', async () => {
  expect(await run('--data', office.folder, '没有')).toMatchObject({ status: 1, hits: [] });
  expect(await run('--data', office.folder)).toMatchObject({ status: 2, told: 'fire-window: search needs a text\n' });
  expect(await run('滨河')).toMatchObject({ status: 2, told: 'fire-window: search needs --data DIR\n' });
  expect((await run('--data', office.folder, '--limit', '0', '滨')).status).toBe(2);
  expect((await run('--data', `${office.folder}/nowhere`, '滨')).told).toContain('there is no database');
  expect((await run('--data', office.folder, '--colour', '滨')).status).toBe(2);
});
