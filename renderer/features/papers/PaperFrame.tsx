import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { PaperFormat } from '../../../shared/papers/types.ts';
import { followKeys } from '../../app/shortcuts.ts';
import { FRAME_SANDBOX, frameDocument, layPages, pageNonce, PREVIEW_STYLE } from './frame-document.ts';
import type { PreviewPage } from './frame-document.ts';

export interface PaperFrameProps {
  readonly title: string;
  readonly html: string;
  readonly format: PaperFormat;
  /** 1 = actual size. */
  readonly zoom: number;
  /** Where the row of pages is scrolled to, in CSS pixels at 100 %. */
  readonly left: number;
  readonly onPages: (pages: readonly PreviewPage[]) => void;
}

/** The frozen paper as sheets on a desk. Function keys pressed inside the frame belong to the window. */
export function PaperFrame({ title, html, format, zoom, left, onPages }: PaperFrameProps): ReactNode {
  const frame = useRef<HTMLIFrameElement>(null);
  const unfollow = useRef<() => void>(() => undefined);

  const show = () => {
    const inside = frame.current?.contentWindow ?? null;
    if (inside === null) return;
    inside.document.documentElement.style.setProperty('zoom', String(zoom));
    inside.scrollTo({ left: left * zoom });
  };
  const load = () => {
    const inside = frame.current?.contentWindow ?? null;
    if (inside === null) return;
    unfollow.current();
    unfollow.current = followKeys(inside);
    onPages(layPages(inside.document));
    show();
  };
  useEffect(show, [zoom, left]);
  useEffect(() => () => unfollow.current(), []);

  return (
    <iframe
      ref={frame}
      className="paper-frame"
      title={title}
      sandbox={FRAME_SANDBOX}
      srcDoc={frameDocument(html, pageNonce(), PREVIEW_STYLE[format])}
      onLoad={load}
    />
  );
}
