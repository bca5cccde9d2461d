import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { at, test } from './support/desk.ts';
import { openOffice } from './support/office.ts';
import { expect, type Program } from './support/program.ts';

test.describe.configure({ timeout: 240_000 });

const ROWS = 3000;
const root = path.resolve(import.meta.dirname, '..', '..');

/** An old ledger of as many decided cases, taken over by the command line. */
async function takeOverLedger(program: Program): Promise<void> {
  const lines = ['事项,工程名称,建设单位,地址,收件日期,办结日期,结论,文号'];
  for (let index = 1; index <= ROWS; index += 1) {
    const number = String(index).padStart(5, '0');
    const received = `2015-${String(1 + (index % 9)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;
    lines.push(
      `消防验收,滨河商业楼${index}号楼,建设公司${index % 400}有限公司,滨河路${index}号,${received},2015-12-01,合格,滨公消验〔2015〕第${number}号`,
    );
  }
  const file = path.join(program.dataFolder, 'ledger.csv');
  await writeFile(file, `\uFEFF${lines.join('\r\n')}\r\n`);
  const command = [
    path.join(root, 'build', 'cli.mjs'),
    'import',
    '--data',
    program.dataFolder,
    '--staff',
    'S0001',
    file,
  ];
  await promisify(execFile)(process.execPath, command);
}

test('scrolling through thousands of cases keeps only the rows in sight in the page, by wheel and by keys', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  await takeOverLedger(program);
  await program.setNow(at('2026-10-09', '10:00'));
  const desk = await sitDown('reviewer1');
  const { page, keyboard } = desk;
  await desk.reach(page.getByRole('button', { name: '看全部案件' }));
  await keyboard.press('Enter');
  await desk.reach(page.getByRole('combobox', { name: '范围' }));
  await keyboard.choose('3');
  const grid = page.getByRole('grid', { name: '案件一览' });
  await expect(grid).toHaveAttribute('aria-rowcount', String(ROWS + 1));
  const rows = grid.locator('.case-grid-body [role=row]');
  const shown = () =>
    rows.evaluateAll((all) => ({ count: all.length, last: Number(all.at(-1)?.getAttribute('aria-rowindex') ?? 0) }));
  let most = 0;
  /** Does something until the row of this number is in the page; how many rows it held at most is kept. */
  const until = async (row: number, step: () => Promise<void>) => {
    for (let steps = 0; steps < 300; steps += 1) {
      const { count, last } = await shown();
      most = Math.max(most, count);
      if (last >= row) return;
      await step();
    }
    expect((await shown()).last).toBeGreaterThanOrEqual(row);
  };

  await desk.reach(grid);
  await until(1000, () => keyboard.press('PageDown'));
  // The row the cursor is on is there and in sight.
  await expect(grid.locator('[role=row][aria-selected=true]')).toBeInViewport({ ratio: 1 });

  await grid.hover();
  await until(ROWS + 1, () => page.mouse.wheel(0, 2400));
  await expect(rows.last()).toContainText('滨河商业楼1号楼');
  // A window of 768 pixels shows a dozen rows.
  expect(most).toBeGreaterThan(8);
  expect(most).toBeLessThanOrEqual(40);

  await desk.reach(grid);
  await keyboard.press('Home');
  await expect(rows.first()).toHaveAttribute('aria-rowindex', '2');
  await expect(grid.locator('[role=row][aria-selected=true]')).toBeInViewport({ ratio: 1 });
});
