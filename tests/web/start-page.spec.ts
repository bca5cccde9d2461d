import { COUNTER_WEEK } from '../../electron/sample/counter-week.ts';
import { creditCodeCheckCharacter } from '../../shared/identity/credit-code.ts';
import { apiAs, at, test } from './support/desk.ts';
import { openOffice, REVIEWER, signInHere, type Api } from './support/office.ts';
import { expect, expectAccessible, type Program } from './support/program.ts';

test.describe.configure({ timeout: 240_000 });

/** Design reviews like the first one of the week, each of an applicant and a project of its own. */
async function takeInMany(program: Program, clerk: Api, count: number): Promise<void> {
  const step = COUNTER_WEEK.find(({ item, kind }) => item === 1 && kind === 'intake');
  if (step?.kind !== 'intake' || step.intake.applicant === null) throw new Error('item 1 is missing');
  const { applicant, project, ...taken } = step.intake;
  await program.setNow(at(step.date, step.time));
  for (let number = 1; number <= count; number += 1) {
    const code = `91219900MA${String(number).padStart(7, '0')}`;
    const name = `滨河商业楼${number}号楼`;
    await clerk.intake.submit({
      ...taken,
      key: crypto.randomUUID(),
      draftId: null,
      applicant: { ...applicant, name: `${name}有限公司`, code: `${code}${creditCodeCheckCharacter(code)}` },
      project: { ...project, name },
    });
  }
}

test('of a long list of one’s own the first thirty are there at once, the others by a key', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  const clerk = await apiAs(program, 'counter1');
  await takeInMany(program, clerk, 33);
  const desk = await sitDown('counter1');
  const { page, keyboard } = desk;
  const panel = page.getByRole('region', { name: '我的案件' });
  await expect(panel.getByRole('heading', { name: '我的案件' })).toContainText('33');
  const rows = panel.getByRole('list', { name: '我的案件' }).getByRole('listitem');
  const others = panel.getByRole('button', { name: '再显示其余 3 件' });
  // Thirty cases and the button.
  await expect(rows).toHaveCount(31);
  await expectAccessible(page);
  await desk.reachBack(others);
  await keyboard.press('ArrowUp');
  await expect(rows.nth(29).getByRole('button')).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(others).toBeFocused();
  await keyboard.press('Enter');
  await expect(rows).toHaveCount(33);
  await expect(others).toHaveCount(0);
  // The cursor stands on the first of the others, not at the top of the page.
  await expect(rows.nth(30).getByRole('button')).toBeFocused();
  await expectAccessible(page);
});

test('whoever signs in at the same window next sees their own list at once, not that of the one before', async ({
  program,
  sitDown,
}) => {
  await openOffice(program);
  await takeInMany(program, await apiAs(program, 'counter1'), 2);
  const { page, keyboard } = await sitDown('counter1');
  const mine = page.getByRole('heading', { name: '我的案件' });
  await expect(mine).toHaveText('我的案件 2');
  await page.getByRole('button', { name: '退出' }).focus();
  await keyboard.press('Enter');
  const account = page.getByRole('textbox', { name: '账号', exact: true });
  await expect(account).toBeVisible();
  await account.fill('');
  await account.focus();
  await signInHere(page, REVIEWER);
  await expect(mine).toHaveText('我的案件 0');
});
