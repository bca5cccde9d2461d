import type { PaperOffice } from '../../shared/papers/types.ts';
import { formatLongDate } from '../../shared/dates/civil.ts';
import { Barcode } from './parts/Barcode.tsx';
import { QrCode } from './parts/QrCode.tsx';

/** One piece of a roll slip. Slips are lists of pieces, so that their length can be told before they are printed. */
export type SlipPiece =
  | {
      readonly kind: 'issuer' | 'title' | 'giant' | 'big' | 'huge' | 'struck' | 'number' | 'text' | 'heading' | 'note';
      readonly text: string;
    }
  | { readonly kind: 'field'; readonly label: string; readonly text: string }
  | { readonly kind: 'item'; readonly mark: string; readonly text: string; readonly detail: string }
  | { readonly kind: 'barcode' | 'qr'; readonly text: string }
  | { readonly kind: 'rule' };

/** Font size, line height and space below in mm; `usable` = width left for text. */
const MEASURE: Readonly<Record<SlipPiece['kind'], { size: number; line: number; after: number; usable: number }>> = {
  issuer: { size: 4.2, line: 5.6, after: 1, usable: 72 },
  title: { size: 6.6, line: 8.2, after: 2, usable: 72 },
  giant: { size: 24, line: 27, after: 3, usable: 110 },
  big: { size: 6.2, line: 7.8, after: 2, usable: 72 },
  huge: { size: 13, line: 15, after: 2, usable: 72 },
  struck: { size: 5, line: 6.6, after: 1, usable: 72 },
  number: { size: 4.6, line: 6.2, after: 2, usable: 72 },
  heading: { size: 5, line: 6.6, after: 1.2, usable: 72 },
  text: { size: 4.2, line: 6, after: 1.4, usable: 72 },
  note: { size: 3.6, line: 5, after: 1.2, usable: 72 },
  field: { size: 4.2, line: 6, after: 0.8, usable: 72 },
  item: { size: 4.2, line: 5.8, after: 1.6, usable: 64 },
  barcode: { size: 0, line: 16, after: 2, usable: 72 },
  qr: { size: 0, line: 33, after: 2, usable: 72 },
  rule: { size: 0, line: 0.3, after: 2.5, usable: 72 },
};

/** Above the first and below the last line. */
const MARGINS = 12;
/** One line for 补打. */
const ROOM_FOR_MARK = 5;

/** Lines a text takes: a Chinese character is as wide as its size, a Latin one at most 0.62 of it. */
function linesOf(text: string, size: number, usable: number): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) < 0x2000 ? size * 0.62 : size;
  // A line breaks up to two characters early where a punctuation mark may not begin the next one.
  return Math.max(1, Math.ceil(width / (usable - size)));
}

/** Length of a slip in mm, rounded up to 5 mm; a few millimetres too long rather than cut. */
export function slipLength(pieces: readonly SlipPiece[]): number {
  let length = MARGINS + ROOM_FOR_MARK;
  for (const piece of pieces) {
    const { size, line, after, usable } = MEASURE[piece.kind];
    length += after;
    if (piece.kind === 'rule' || piece.kind === 'barcode' || piece.kind === 'qr') length += line;
    else if (piece.kind === 'field') length += line * linesOf(`${piece.label}：${piece.text}`, size, usable);
    else if (piece.kind === 'item') {
      const detail = MEASURE.note;
      length += line * linesOf(piece.text, size, usable);
      if (piece.detail !== '') length += detail.line * linesOf(piece.detail, detail.size, usable);
    } else length += line * linesOf(piece.text, size, usable);
  }
  return Math.ceil(length / 5) * 5;
}

function Piece({ piece }: { readonly piece: SlipPiece }) {
  switch (piece.kind) {
    case 'rule':
      return <hr />;
    case 'barcode':
      return <Barcode text={piece.text} />;
    case 'qr':
      return <QrCode text={piece.text} />;
    case 'struck':
      return (
        <p className="struck">
          <s>{piece.text}</s>
        </p>
      );
    case 'title':
      return <h1>{piece.text}</h1>;
    case 'heading':
      return <h2>{piece.text}</h2>;
    case 'field':
      return (
        <p className="field">
          <span className="label">{piece.label}：</span>
          {piece.text}
        </p>
      );
    case 'item':
      return (
        <div className="item">
          <span className="mark">{piece.mark}</span>
          <div>
            <p>{piece.text}</p>
            {piece.detail !== '' && <p className="detail">{piece.detail}</p>}
          </div>
        </div>
      );
    default:
      return <p className={piece.kind}>{piece.text}</p>;
  }
}

/** A slip: on the roll (80 mm wide, 72 mm printable), or larger on half a sheet, by the stylesheet of the format. */
export function Slip80Frame({ pieces, label }: { readonly pieces: readonly SlipPiece[]; readonly label: string }) {
  return (
    <section className="copy copy-single" aria-label={label}>
      <p className="reprint" aria-hidden="true" />
      {pieces.map((piece, index) => (
        <Piece key={`${index}-${piece.kind}`} piece={piece} />
      ))}
    </section>
  );
}

/** Where to go and whom to call, at the foot of every slip. */
export function officePieces(office: PaperOffice, issuedOn: string): readonly SlipPiece[] {
  return [
    { kind: 'rule' },
    { kind: 'field', label: '地址', text: office.address },
    { kind: 'field', label: '窗口', text: office.counterName },
    { kind: 'field', label: '时间', text: office.hours },
    { kind: 'field', label: '咨询电话', text: office.phone },
    { kind: 'field', label: '监督电话', text: office.supervisionPhone },
    { kind: 'field', label: '打印日期', text: formatLongDate(issuedOn) },
  ];
}
