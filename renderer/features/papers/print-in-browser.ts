import { FRAME_SANDBOX, frameDocument, pageNonce } from './frame-document.ts';

const FRAME_ID = 'print-frame';

/**
 * Prints a paper through the browser's own dialog, from a hidden frame; the title is what the browser proposes as a
 * file name when the person saves as PDF. Resolves when the dialog was opened (Chromium: closed); the focus goes back.
 */
export async function printInBrowser(html: string): Promise<void> {
  const before = document.activeElement;
  document.querySelector(`#${FRAME_ID}`)?.remove();
  const frame = document.createElement('iframe');
  frame.id = FRAME_ID;
  frame.className = 'print-frame';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.setAttribute('sandbox', FRAME_SANDBOX);
  const loaded = new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
  });
  frame.srcdoc = frameDocument(html, pageNonce());
  document.body.append(frame);
  await loaded;
  await frame.contentDocument?.fonts.ready;
  frame.contentWindow?.print();
  if (before instanceof HTMLElement && before.isConnected) before.focus();
}
