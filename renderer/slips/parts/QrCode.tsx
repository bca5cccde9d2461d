import { qrModules } from '../../../shared/papers/qr.ts';

const QUIET_MODULES = 4;

/** QR code as one SVG path; nothing when the text cannot be encoded. */
export function QrCode({ text }: { readonly text: string }) {
  const rows = qrModules(text);
  if (rows === null) return null;
  const size = rows.length + 2 * QUIET_MODULES;
  const path = rows
    .flatMap((row, y) =>
      [...row.join('').matchAll(/1+/g)].map(
        ({ 0: run, index }) => `M${index + QUIET_MODULES} ${y + QUIET_MODULES}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('');
  return (
    <figure className="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={`二维码 ${text}`} shapeRendering="crispEdges">
        <path d={path} />
      </svg>
    </figure>
  );
}
