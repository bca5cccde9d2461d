import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { CaseDetail } from '../../../shared/contract/cases.ts';
import { COUNTER_WEEK } from '../../../electron/sample/counter-week.ts';
import { connectApi, signIn, STAFF, type Api, type Person } from './office.ts';
import { expect, Keyboard, test as base, type Program } from './program.ts';

/** Someone of the staff by account. */
export function person(account: string): Person {
  const found = STAFF.find((one) => one.account === account);
  if (found === undefined) throw new Error(`the test office knows no account ${account}`);
  return found;
}

/** The instant of a local time in the office, `2026-09-18` and `09:10`. */
export const at = (date: string, time = '09:00'): string => new Date(`${date}T${time}:00+08:00`).toISOString();

/** A window without a screen, signed in. */
export async function apiAs(program: Program, account: string): Promise<Api> {
  const api = await connectApi(program);
  const { counters } = await api.session.status();
  const one = person(account);
  await api.session.signIn({
    account: one.account,
    password: one.password,
    counterId: one.roles.includes('counter') ? (counters[0]?.id ?? null) : null,
  });
  return api;
}

/** Puts a walk-in of the week through the services on its own day and hour; the clock stays there. */
export async function takeIn(program: Program, clerk: Api, item: number): Promise<CaseDetail> {
  const step = COUNTER_WEEK.find((one) => one.item === item && one.kind === 'intake');
  if (step?.kind !== 'intake') throw new Error(`the week has no intake ${item}`);
  await program.setNow(at(step.date, step.time));
  const answer = await clerk.intake.submit({ ...step.intake, key: crypto.randomUUID(), draftId: null });
  return answer.case;
}

/** Somebody in front of a window of their own, without a mouse. */
export class Desk {
  readonly page: Page;
  readonly keyboard: Keyboard;

  constructor(page: Page, keyboard: Keyboard) {
    this.page = page;
    this.keyboard = keyboard;
  }

  /** Tab until the control has the cursor. */
  async reach(control: Locator, most = 60): Promise<void> {
    await this.#step('Tab', control, most);
  }

  /** The other way round, from the top of the page to its end: the short way to what stands last. */
  async reachBack(control: Locator, most = 80): Promise<void> {
    await this.#step('Shift+Tab', control, most);
  }

  async #step(key: 'Tab' | 'Shift+Tab', control: Locator, most: number): Promise<void> {
    await expect(control).toBeVisible();
    for (let steps = 0; steps < most; steps += 1) {
      if (await control.evaluate((element) => element === document.activeElement).catch(() => false)) return;
      await this.keyboard.press(key);
    }
    await expect(control).toBeFocused();
  }

  /** Searches and opens the first hit. */
  async find(text: string, project: string): Promise<void> {
    await this.keyboard.press('Control+k');
    await expect(this.page.getByRole('dialog', { name: '查找案件' })).toBeVisible();
    await this.keyboard.type(text);
    await expect(this.page.getByRole('option').first()).toContainText(project);
    await this.keyboard.press('Enter');
    await expect(this.page.getByRole('heading', { level: 1, name: project })).toBeVisible();
  }

  /** Along the bar of acts to one of them, and its form opens. */
  async act(name: string): Promise<Locator> {
    const bar = this.page.getByRole('toolbar', { name: '可办操作' });
    const button = bar.getByRole('button', { name, exact: true });
    await expect(button).toBeVisible();
    await this.reach(bar.locator('button[tabindex="0"]'));
    await this.keyboard.press('Home');
    for (let steps = 0; steps < 12; steps += 1) {
      if (await button.evaluate((element) => element === document.activeElement)) break;
      await this.keyboard.press('ArrowRight');
    }
    await this.keyboard.press('Enter');
    const form = this.page.getByRole('form', { name, exact: true });
    await expect(form).toBeVisible();
    return form;
  }

  /** Into a field of a form, over what stands there. */
  async enter(form: Locator, label: string, text: string): Promise<void> {
    await this.reach(form.getByLabel(label, { exact: true }));
    await this.keyboard.press('Control+a');
    await this.keyboard.type(text);
  }

  /** Chooses one of several side by side. */
  async choose(form: Locator, group: string, option: string): Promise<void> {
    const radios = form.getByRole('group', { name: group }).getByRole('radio');
    const wanted = form.getByRole('group', { name: group }).getByRole('radio', { name: option, exact: true });
    const focused = form.getByRole('group', { name: group }).locator('input:focus');
    for (let steps = 0; steps < 40 && (await focused.count()) === 0; steps += 1) await this.keyboard.press('Tab');
    await this.keyboard.press('Space');
    for (let steps = 0; steps < (await radios.count()) && !(await wanted.isChecked()); steps += 1) {
      await this.keyboard.press('ArrowDown');
    }
    await expect(wanted).toBeChecked();
  }

  /** Ticks people with the space bar. */
  async tick(form: Locator, ...names: readonly string[]): Promise<void> {
    for (const name of names) {
      const box = form.getByRole('checkbox', { name, exact: true });
      await this.reach(box);
      await this.keyboard.press('Space');
      await expect(box).toBeChecked();
    }
  }

  /** F8, and the window says that it is done. */
  async confirm(act: string): Promise<void> {
    await this.keyboard.press('F8');
    await expect(this.page.getByText(`${act}：已办理。`)).toBeVisible();
  }

  /** The paper just issued, opened with F8: what is printed on it. */
  async openIssued(kind: string): Promise<Locator> {
    await this.keyboard.press('F8');
    return this.paper(kind);
  }

  /** The sheet of the paper on the screen. */
  async paper(kind: string): Promise<Locator> {
    await expect(this.page.getByRole('heading', { level: 1, name: kind })).toBeVisible();
    return this.page.frameLocator(`iframe[title^="文书预览：${kind}"]`).locator('body');
  }

  /** Prints what is on the screen. */
  async print(ordinal: number): Promise<void> {
    await this.keyboard.press('F8');
    await expect(this.page.getByText(`第 ${ordinal} 次打印`)).toBeVisible();
  }

  /** From a paper back to its case. */
  async back(project: string): Promise<void> {
    await this.keyboard.press('Alt+ArrowLeft');
    await expect(this.page.getByRole('heading', { level: 1, name: project })).toBeVisible();
  }

  /** One clock of the case on the screen. */
  clock(name: string): Locator {
    return this.page.getByRole('article', { name, exact: true });
  }
}

/** `sitDown` opens a window of its own for somebody, signed in by keyboard. */
export const test = base.extend<{ sitDown: (account: string) => Promise<Desk> }>({
  sitDown: async ({ browser, program }, use) => {
    const errors: string[] = [];
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (account) => {
      const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          errors.push(message.text());
      });
      return new Desk(page, await signIn(page, program, person(account)));
    });
    expect(errors).toEqual([]);
    for (const context of contexts) await context.close();
  },
});

/** How many pages the paper printed last has as PDF, and their size in millimetres; the PDF is kept as test output. */
export async function pagesOf(page: Page, name: string): Promise<{ readonly pages: number; readonly size: string }> {
  const html = await page.locator('#print-frame').getAttribute('srcdoc');
  const sheet = await page.context().newPage();
  await sheet.setContent(html ?? '');
  const folder = path.join(import.meta.dirname, '..', '..', '..', 'test-results', 'papers');
  mkdirSync(folder, { recursive: true });
  const pdf = (await sheet.pdf({ preferCSSPageSize: true, path: path.join(folder, `${name}.pdf`) })).toString('latin1');
  await sheet.close();
  const box = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/.exec(pdf);
  const millimetres = (points: string | undefined) => Math.round((Number(points) * 25.4) / 72);
  return {
    pages: (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length,
    size: `${millimetres(box?.[1])}x${millimetres(box?.[2])}`,
  };
}
