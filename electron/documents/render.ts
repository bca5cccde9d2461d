import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { PaperData } from '../../shared/papers/types.ts';
import { PaperDocument } from '../../renderer/slips/PaperDocument.tsx';

/** Raised with every change of a paper's words or looks; stored with each paper. */
export const TEMPLATE_VERSION = 'papers-1';

/** Same shape as `RenderPaper` of electron/services/context.ts, which documents may not import. */
export type PaperRenderer = (data: PaperData) => { readonly html: string; readonly templateVersion: string };

/**
 * The renderer of papers: data in, the HTML to be frozen out. Pure: the same data give the same bytes. Everything
 * typed by people is escaped by React.
 * @example createPaperRenderer()(receipt).html.startsWith('<!DOCTYPE html>') // true
 */
export function createPaperRenderer(): PaperRenderer {
  return (data) => ({
    html: `<!DOCTYPE html>${renderToStaticMarkup(createElement(PaperDocument, { data }))}`,
    templateVersion: TEMPLATE_VERSION,
  });
}
