import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { PAPER_LAYOUT, type PaperData } from '../../shared/papers/types.ts';
import { PaperDocument } from '../../renderer/slips/PaperDocument.tsx';
import { COPY_NAME } from '../../renderer/slips/words.ts';

/** Raised with every change of a paper's words or looks; stored with each paper. */
export const TEMPLATE_VERSION = 'papers-2';

/** Same shape as `RenderPaper` of electron/services/context.ts, which documents may not import. */
export type PaperRenderer = (data: PaperData) => { readonly html: string; readonly templateVersion: string };

/**
 * The renderer of papers: data in, the HTML to be frozen out. Pure: the same data give the same bytes. Everything
 * typed by people is escaped by React.
 * @example createPaperRenderer()(receipt).html.startsWith('<!DOCTYPE html>') // true
 */
export function createPaperRenderer(): PaperRenderer {
  return (data) => ({ html: `<!DOCTYPE html>${markupOf(data)}`, templateVersion: TEMPLATE_VERSION });
}

/**
 * The two copies of a sheet differ in their name and in the line the applicant signs, nowhere else; rendering is the
 * dearest step of an act, so the applicant's (or handler's) copy is made from the file's. What people typed is escaped, so none of
 * these tags can stem from it.
 */
function markupOf(data: PaperData): string {
  const { copies } = PAPER_LAYOUT[data.kind];
  if (copies.length < 2) return renderToStaticMarkup(createElement(PaperDocument, { data }));
  const markup = renderToStaticMarkup(createElement(PaperDocument, { data, only: 'file' }));
  const from = markup.indexOf('<section class="copy copy-file"');
  return (
    markup.slice(0, from) +
    otherCopyOf(
      copies[0] === 'handler' ? 'handler' : 'applicant',
      markup.slice(from, markup.lastIndexOf('</section>')),
    ) +
    '</section>' +
    markup.slice(from)
  );
}

function otherCopyOf(copy: 'applicant' | 'handler', fileCopy: string): string {
  const { [copy]: name, file } = COPY_NAME;
  return fileCopy
    .replace(
      `<section class="copy copy-file" aria-label="${file}">`,
      `<section class="copy copy-${copy}" aria-label="${name}">`,
    )
    .replace(`${file}</p>`, `${name}</p>`)
    .replace(/<div class="receipt-line">.*?<\/div>/, '');
}
