import { expect, type Page } from '@playwright/test';

/** A printed paper: its title, the names of its copies, and its words in one line. */
export interface Printed {
  readonly title: string;
  readonly copies: readonly string[];
  readonly text: string;
}

declare global {
  interface Window {
    /** Every paper that was given to the browser's print dialog. */
    printedPapers: Printed[];
  }
}

/** Takes the place of the browser's print dialog, which no test can answer. Call before the page is opened. */
export async function recordPrinting(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.printedPapers = [];
    const inside = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      configurable: true,
      get(this: HTMLIFrameElement) {
        const frame = inside?.get?.call(this) as Window | null;
        if (this.id === 'print-frame' && frame !== null) {
          const { document: paper } = frame;
          frame.print = () => {
            window.printedPapers.push({
              title: paper.title,
              copies: [...paper.querySelectorAll('.copy')].map((copy) => copy.getAttribute('aria-label') ?? ''),
              text: paper.body.innerText.replaceAll(/\s+/g, ' '),
            });
          };
        }
        return frame;
      },
    });
  });
}

/** What went to the printer so far, waiting until it is `count` papers. */
export async function printedPapers(page: Page, count: number): Promise<readonly Printed[]> {
  await expect.poll(() => page.evaluate(() => window.printedPapers.length)).toBe(count);
  return page.evaluate(() => window.printedPapers);
}
