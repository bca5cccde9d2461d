import { chromium, type Browser, type Page } from '@playwright/test';

declare global {
  interface Window {
    /** When something was first painted or done, in milliseconds since 1970. */
    benchMarks: Record<string, number>;
  }
}

/** Chromium without a window, as the browser tests start it. `CHROMIUM` says where it is; the runner of benches sets it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium-headless-shell',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page of a window of its own, the size and the place browser tests have. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  return context.newPage();
}

/** Notes when these elements are first painted, under their names, and when a button of the page is first clicked. */
export async function markPaints(page: Page, selectors: Readonly<Record<string, string>>): Promise<void> {
  await page.addInitScript((wanted) => {
    window.benchMarks = {};
    const now = () => performance.timeOrigin + performance.now();
    const look = () => {
      for (const [name, selector] of Object.entries(wanted)) {
        if (name in window.benchMarks || document.querySelector(selector) === null) continue;
        window.benchMarks[name] = Number.POSITIVE_INFINITY;
        // The frame after the next call is on the screen by then.
        requestAnimationFrame(() => {
          setTimeout(() => {
            window.benchMarks[name] = now();
          });
        });
      }
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
    document.addEventListener('click', () => (window.benchMarks['clicked'] ??= now()), { capture: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName('first-contentful-paint'))
        window.benchMarks['contentful'] = performance.timeOrigin + entry.startTime;
    }).observe({ type: 'paint', buffered: true });
  }, selectors);
}

/** When it was painted, waiting until it is. */
export async function paintedAt(page: Page, name: string): Promise<number> {
  const mark = await page.waitForFunction((wanted) => {
    const at = window.benchMarks[wanted];
    return at !== undefined && Number.isFinite(at) ? at : null;
  }, name);
  return Number(await mark.jsonValue());
}

/** Fills the sign-in page in and clicks its button. */
export async function signInAs(
  page: Page,
  person: { readonly account: string; readonly password: string },
): Promise<void> {
  await page.locator('.door-form input').nth(0).fill(person.account);
  await page.locator('.door-form input').nth(1).fill(person.password);
  await page.locator('.door-form button[type=submit]').click();
}
