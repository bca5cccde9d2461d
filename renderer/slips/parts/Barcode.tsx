import { code128Widths } from '../../../shared/papers/code128.ts';

const QUIET_MODULES = 10;
const HEIGHT_MODULES = 30;

/** Code 128 as one SVG path; nothing when the text cannot be encoded. */
export function Barcode({ text }: { readonly text: string | null }) {
  const widths = text === null ? null : code128Widths(text);
  if (widths === null) return null;
  let x = QUIET_MODULES;
  let path = '';
  widths.forEach((width, index) => {
    if (index % 2 === 0) path += `M${x} 0h${width}v${HEIGHT_MODULES}h-${width}z`;
    x += width;
  });
  return (
    <figure className="barcode">
      <svg
        viewBox={`0 0 ${x + QUIET_MODULES} ${HEIGHT_MODULES}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`条码 ${text}`}
        shapeRendering="crispEdges"
      >
        <path d={path} />
      </svg>
      <figcaption>{text}</figcaption>
    </figure>
  );
}
