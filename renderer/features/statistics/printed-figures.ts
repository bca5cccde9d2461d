/** Figures and charts as they stand on the screen, as a sheet for the printer. */

const STYLE = `@page{size:A4 portrait;margin:16mm 14mm 16mm}
body{margin:0;color:#000;font:9.5pt/1.4 'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif}
h1{margin:0 0 2mm;font-size:16pt}h2{margin:6mm 0 2mm;font-size:12pt}p{margin:0 0 1mm}
table{width:100%;margin-bottom:5mm;border-collapse:collapse}caption{padding:1mm 0;font-weight:700;text-align:left}
th,td{padding:.45mm 1.6mm;font-weight:400;text-align:left;border:.2mm solid #555}thead{display:table-header-group}tr{break-inside:avoid}
.number{text-align:right;font-variant-numeric:tabular-nums}
figure{margin:0 0 4mm;break-inside:avoid}figcaption{font-weight:700}svg{display:block;width:100%;height:62mm}
summary{display:none}`;

/** What only serves the screen: what is pressed, how each figure is counted, tables nobody opened. */
const ON_SCREEN_ONLY = '.figure-how, details:not([open]), [data-screen-only]';

/**
 * A document of its own with what is shown, and nothing to press.
 *
 * @param shown the element on the screen; it stays as it is
 * @param head title, and the lines below it: what is counted, who printed it
 * @example await printInBrowser(printedFigures(sheet, { title: '统计', lines: ['2026-01-01 至 2026-09-30'] }));
 */
export function printedFigures(
  shown: HTMLElement,
  head: { readonly title: string; readonly lines: readonly string[] },
): string {
  const sheet = document.implementation.createHTMLDocument(head.title);
  sheet.documentElement.lang = document.documentElement.lang;
  const title = sheet.createElement('h1');
  title.textContent = head.title;
  const lines = head.lines.map((words) => {
    const line = sheet.createElement('p');
    line.textContent = words;
    return line;
  });
  const copy = sheet.importNode(shown, true);
  for (const element of copy.querySelectorAll(ON_SCREEN_ONLY)) element.remove();
  for (const button of copy.querySelectorAll('button')) button.replaceWith(button.textContent);
  sheet.body.append(title, ...lines, copy);
  // Put in as text: the frame gives it the nonce that the page's content security policy asks for.
  return `<!DOCTYPE html>${sheet.documentElement.outerHTML.replace('</head>', `<style>${STYLE}</style></head>`)}`;
}
