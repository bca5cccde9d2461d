/**
 * A frozen paper inside the page. An inline frame (`srcdoc`) inherits the page's content security policy, so the paper's
 * own stylesheet must carry the page's nonce; it is put in here, in memory, and never in the stored bytes. The frame is
 * sandboxed without scripts.
 */
export const FRAME_SANDBOX = 'allow-same-origin allow-modals';

/** This page's nonce, from the meta element that the host fills in. */
export function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/** The paper's HTML as a frame of this page may show it; `style` is added for the screen only. */
export function frameDocument(html: string, nonce: string, style: string = ''): string {
  const attribute = nonce === '' ? '' : ` nonce="${nonce.replaceAll('"', '')}"`;
  const head = html.indexOf('</head>');
  const withStyle =
    style === '' || head === -1
      ? html
      : `${html.slice(0, head)}<style>@media screen{${style}}</style>${html.slice(head)}`;
  return withStyle.replaceAll('<style>', `<style${attribute}>`);
}

const MILLIMETRE = 96 / 25.4;
const GAP = 6;

/** Width and height of a sheet, its margins as CSS, and the width of its text, in mm. */
const SHEETS = {
  A4: { width: 210, height: 297, padding: '37mm 26mm 35mm 28mm', text: 156 },
  A5: { width: 148, height: 210, padding: '10mm 12mm 13mm', text: 124 },
} as const;

/** Sheets in a row on a grey desk: columns as wide as the text break text and tables where the printer would. */
function sheetStyle({ width, height, padding, text }: (typeof SHEETS)[keyof typeof SHEETS]): string {
  return `html{background:#c9d0d5}
body{width:max-content;background:none;display:flex;gap:${GAP}mm;padding:${GAP}mm}
.copy{flex:none;width:${width}mm;height:${height}mm;padding:${padding};columns:${text}mm;column-gap:${width - text + GAP}mm;column-fill:auto;background:repeating-linear-gradient(to right,#fff 0 ${width}mm,#c9d0d5 ${width}mm ${width + GAP}mm)}`;
}
const ROLL = `html{background:#c9d0d5}body{margin:${GAP}mm auto}`;

export const PREVIEW_STYLE = { A4: sheetStyle(SHEETS.A4), A5: sheetStyle(SHEETS.A5), '80mm': ROLL } as const;

/** One page of the preview: which copy it belongs to, and where it begins in the row, in CSS pixels at 100 %. */
export interface PreviewPage {
  readonly copy: string;
  readonly left: number;
}

/**
 * Gives every copy the width of its pages and tells where each page begins. Call once the frame has loaded; a roll slip
 * is one page.
 */
export function layPages(frame: Document): readonly PreviewPage[] {
  const pages: PreviewPage[] = [];
  let left = GAP;
  const format = frame.documentElement.dataset['format'];
  const { width } = format === 'A5' ? SHEETS.A5 : SHEETS.A4;
  for (const copy of frame.querySelectorAll<HTMLElement>('.copy')) {
    const name = copy.getAttribute('aria-label') ?? '';
    if (format === '80mm') return [{ copy: name, left: 0 }];
    const length = copy.scrollWidth / MILLIMETRE;
    const count = Math.max(1, Math.round((length + GAP) / (width + GAP)));
    copy.style.width = `${count * (width + GAP) - GAP}mm`;
    for (let index = 0; index < count; index += 1) {
      pages.push({ copy: name, left: (left - GAP) * MILLIMETRE });
      left += width + GAP;
    }
  }
  return pages;
}
