import path from 'node:path';
import { DATABASE_FILE } from '../../electron/services/files.ts';
import { connect } from '../../electron/storage/driver/sqlite.ts';
import { intake } from '../storage/cases-service-fixture.ts';
import { apiAs, at, test } from './support/desk.ts';
import { openOffice } from './support/office.ts';
import { expect, expectAccessible, picture } from './support/program.ts';

test('while the first figures are counted the screen says how far it is', async ({ program, sitDown }) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  await program.setNow(at('2026-09-21'));
  for (let count = 0; count < 12; count += 1)
    await clerk.intake.submit({ ...intake('2026-09-21'), key: crypto.randomUUID() });
  const desk = await sitDown('supervisor1');
  const { page, keyboard } = desk;
  // Another program writes for a while, so that what was counted cannot be put down yet.
  const other = await connect({ file: path.join(program.dataFolder, DATABASE_FILE), mode: 'read-write' });
  await other.execute('begin immediate');
  await desk.reach(page.getByRole('link', { name: '统计' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('status').first()).toContainText('正在统计：12 条记录已计 0 条（0%）');
  await picture(page, 'first-count');
  await expectAccessible(page);
  await other.execute('rollback');
  await other.close();
  await expect(page.getByRole('button', { name: '收件：12，查看记录', exact: true })).toBeVisible();
  await expect(page.getByRole('status').first()).toContainText('截至 2026-09-21');
});
