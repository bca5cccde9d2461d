import type { Page } from '@playwright/test';
import { apiAs, at, takeIn, test } from './support/desk.ts';
import { ADMINISTRATOR, openOffice, signIn } from './support/office.ts';
import { expect, expectAccessible, picture, type Keyboard } from './support/program.ts';

async function tabTo(page: Page, keyboard: Keyboard, label: string, role: 'textbox' | 'button' | 'combobox') {
  const control = page.getByRole(role, { name: label, exact: true }).first();
  for (let steps = 0; steps < 80; steps += 1) {
    if (await control.evaluate((element) => element === document.activeElement).catch(() => false)) return control;
    await keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
  return control;
}

test('a promise is divided into local sub-steps; more than it holds is refused at the field', async ({
  page,
  program,
}) => {
  const api = await openOffice(program);
  const keyboard = await signIn(page, program, ADMINISTRATOR);
  await expect(page.getByRole('tablist')).toBeVisible();
  await keyboard.press('F6');
  await keyboard.press('Home');
  await keyboard.press('ArrowDown', 3);
  await expect(page.getByLabel('从哪天收到的申请起适用')).toHaveValue('2026-09-19');
  await tabTo(page, keyboard, '为另一时限划分环节', 'combobox');
  await keyboard.choose('消防设计审查 · 作出决定');
  const clock = '消防设计审查 · 作出决定';
  await expect(page.getByLabel(`${clock} 第 1 环节名称`)).toBeFocused();
  const steps = [
    ['受理审查', '1'],
    ['技术审查', '4'],
    ['制作意见', '6'],
  ] as const;
  for (const [index, [name, days]] of steps.entries()) {
    await tabTo(page, keyboard, `${clock} 第 ${index + 1} 环节名称`, 'textbox');
    await keyboard.type(name);
    await keyboard.press('Tab');
    await keyboard.type(days);
  }
  await expect(page.getByText('合计 11 个工作日，最多 10')).toBeVisible();
  await expect(page.getByText('内部环节合计不能超过 10 个工作日')).toBeVisible();
  await keyboard.press('Control+s');
  await expect(page.getByText('有 1 处需要修改')).toBeVisible();
  await expect(page.getByLabel(`${clock} 第 3 环节工作日`)).toBeFocused();
  await picture(page, 'settings-sub-steps-refused');
  await expectAccessible(page);
  await keyboard.press('Control+a');
  await keyboard.type('2');
  await tabTo(page, keyboard, '消防设计审查：一次最多延长', 'textbox');
  await keyboard.type('11');
  await expect(page.getByText('最多延长 10 个工作日')).toBeVisible();
  await keyboard.press('Control+a');
  await keyboard.type('5');
  await keyboard.press('Control+s');
  await expect(page.getByText('已保存，2026-09-19 起生效。')).toBeVisible();
  await picture(page, 'settings-sub-steps-saved');
  await expectAccessible(page);
  const saved = await api.office.settings({ on: '2026-09-19' });
  expect(saved.subSteps).toEqual({
    'design-review': {
      decision: [
        { name: '受理审查', workdays: 1, endsWith: null },
        { name: '技术审查', workdays: 4, endsWith: null },
        { name: '制作意见', workdays: 2, endsWith: null },
      ],
    },
  });
  expect(saved.extensions).toEqual({ '2020': { 'design-review': 5 } });

  // The second goes before the first, then the last is taken out.
  await tabTo(page, keyboard, `${clock} 第 2 环节上移`, 'button');
  await keyboard.press('Enter');
  await tabTo(page, keyboard, `删除 ${clock} 第 3 环节`, 'button');
  await keyboard.press('Enter');
  await keyboard.press('Control+s');
  await expect(page.getByText('没有未保存的修改')).toBeVisible();
  expect((await api.office.settings({ on: '2026-09-19' })).subSteps['design-review']?.decision).toEqual([
    { name: '技术审查', workdays: 4, endsWith: null },
    { name: '受理审查', workdays: 1, endsWith: null },
  ]);
});

test('a case shows its stages on the clock, and the one that is over its sub-limit', async ({ program, sitDown }) => {
  const api = await openOffice(program);
  await api.session.signIn({ account: ADMINISTRATOR.account, password: ADMINISTRATOR.password, counterId: null });
  await api.office.saveSettings({
    effectiveFrom: '2026-09-01',
    subSteps: {
      'design-review': {
        decision: [
          { name: '受理审查', workdays: 1, endsWith: null },
          { name: '技术审查', workdays: 4, endsWith: 'technical-reviewed' },
          { name: '制作意见', workdays: 2, endsWith: null },
        ],
      },
    },
  });
  await takeIn(program, await apiAs(program, 'counter1'), 1);
  await program.setNow(at('2026-09-28'));
  const desk = await sitDown('reviewer1');
  await desk.find('滨河大酒店', '滨河大酒店室内装修工程');
  const stages = desk.clock('作出决定').getByRole('list', { name: '内部环节' });
  await expect(stages.getByRole('listitem')).toHaveText([
    /受理审查.*2026-09-20.*已转下一环节/,
    /技术审查.*2026-09-24.*办理中 · 超内部时限/,
    /制作意见.*2026-09-29.*未到/,
  ]);
  await picture(desk.page, 'case-stages');
  await expectAccessible(desk.page);
});
