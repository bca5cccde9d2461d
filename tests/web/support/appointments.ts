import type { Locator } from '@playwright/test';
import type { AppointmentView, BookInput } from '../../../shared/contract/appointments.ts';
import type { Desk } from './desk.ts';
import type { Api } from './office.ts';
import { recordPrinting } from './printing.ts';
import { expect } from './program.ts';

/** A window whose print dialog is recorded. */
export async function atPrintingDesk(sitDown: (account: string) => Promise<Desk>, account: string): Promise<Desk> {
  const desk = await sitDown(account);
  await recordPrinting(desk.page);
  await desk.page.reload();
  await expect(desk.page.getByRole('navigation')).toBeVisible();
  return desk;
}

/** Along the side bar into the appointments, and with F6 to one of the pages. */
export async function openView(desk: Desk, view: string): Promise<void> {
  await desk.reach(desk.page.getByRole('navigation').getByRole('link', { name: '预约' }));
  await desk.keyboard.press('Enter');
  const radio = desk.page.getByRole('radio', { name: view });
  await expect(radio).toBeVisible();
  for (let steps = 0; steps < 4 && !(await radio.isChecked()); steps += 1) {
    await desk.keyboard.press('F6');
    await desk.page.waitForLoadState();
  }
  await expect(radio).toBeChecked();
}

/** Books somebody who calls, at the first counter, through the services. */
export async function bookCaller(
  clerk: Api,
  caller: { readonly name: string; readonly phone: string },
  service: BookInput['service'],
  date: string,
  from: string,
): Promise<AppointmentView> {
  const { counters } = await clerk.session.status();
  const { appointment } = await clerk.appointments.book({
    key: crypto.randomUUID(),
    for: { kind: 'caller', ...caller },
    service,
    slot: { counterId: counters[0]?.id ?? null, date, from },
  });
  return appointment;
}

/** Finds an appointment on the daily list by its number and opens it. */
export async function openAppointment(desk: Desk, number: string): Promise<Locator> {
  await openView(desk, '日程');
  await desk.reach(desk.page.getByRole('textbox', { name: '按预约号、姓名或电话尾号找' }));
  await desk.keyboard.press('Control+a');
  await desk.keyboard.type(number.toLowerCase());
  await expect(desk.page.getByRole('heading', { name: `找到：${number.toLowerCase()}` })).toBeVisible();
  await expect(desk.page.locator('.appointment-table .row-button')).toHaveCount(1);
  await desk.reach(desk.page.locator('.appointment-table .row-button'));
  await desk.keyboard.press('Enter');
  const panel = desk.page.getByRole('region', { name: '预约详情' });
  await expect(panel).toContainText(number);
  return panel;
}

/** With the arrows to a slot of the grid, from wherever its cursor stands. */
export async function toSlot(desk: Desk, slot: string): Promise<void> {
  const { page, keyboard } = desk;
  await desk.reach(page.locator('table.slot-grid button[tabindex="0"]'));
  const focused = page.locator('table.slot-grid button:focus');
  const label = async () => (await focused.getAttribute('aria-label')) ?? '';
  const [day = '', , time = ''] = slot.split(' ');
  for (let steps = 0; steps < 10 && !(await label()).startsWith(day); steps += 1) await keyboard.press('ArrowRight');
  for (let steps = 0; steps < 20 && !(await label()).startsWith(slot); steps += 1) {
    await keyboard.press(((await label()).split(' ')[2] ?? '') > time ? 'ArrowUp' : 'ArrowDown');
  }
  await expect(focused).toHaveAttribute('aria-label', new RegExp(`^${slot}`));
}

/** Opens the slot under the cursor and says who calls; the dialog waits for its confirmation. */
export async function nameCaller(
  desk: Desk,
  caller: { readonly name: string; readonly phone: string },
): Promise<Locator> {
  const { page, keyboard } = desk;
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: '预约人' })).toBeFocused();
  await keyboard.type(caller.name);
  await keyboard.press('Enter');
  await keyboard.type(caller.phone);
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '预约' });
  await expect(dialog.getByRole('button', { name: '确认预约' })).toBeFocused();
  return dialog;
}
