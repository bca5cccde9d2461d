/** Stylesheet of roll slips: 80 mm wide, 72 mm printable; sizes to be read at arm's length. */
const ROLL_STYLE = `
* { box-sizing: border-box; margin: 0; padding: 0; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { width: 80mm; padding: 4mm 4mm 8mm; color: #000; background: #fff; font: 4.2mm/1.4286 "SimHei", "黑体", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; line-break: strict; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.issuer { text-align: center; line-height: 5.6mm; margin-bottom: 1mm; }
h1 { text-align: center; font-size: 6.6mm; line-height: 8.2mm; margin-bottom: 2mm; letter-spacing: 0.05em; }
h2 { font-size: 5mm; line-height: 6.6mm; margin-bottom: 1.2mm; }
.giant { text-align: center; font-size: 22mm; font-weight: 700; line-height: 25mm; margin-bottom: 3mm; white-space: nowrap; }
.big { text-align: center; font-size: 6.2mm; font-weight: 700; line-height: 7.8mm; margin-bottom: 2mm; text-wrap: balance; word-break: keep-all; }
.huge { text-align: center; font-size: 13mm; font-weight: 700; line-height: 15mm; margin-bottom: 2mm; }
.struck { text-align: center; font-size: 5mm; line-height: 6.6mm; margin-bottom: 1mm; }
.number { text-align: center; font-size: 4.6mm; font-weight: 700; line-height: 6.2mm; margin-bottom: 2mm; }
.text { line-height: 6mm; margin-bottom: 1.4mm; }
.field { line-height: 6mm; margin-bottom: 0.8mm; padding-left: 0; } .field .label { color: #000; }
.note { font-size: 3.6mm; line-height: 5mm; margin-bottom: 1.2mm; }
.item { display: grid; grid-template-columns: 6mm 1fr; column-gap: 2mm; margin-bottom: 1.6mm; line-height: 5.8mm; break-inside: avoid; } .item .mark { font-size: 5.4mm; } .item .detail { font-size: 3.6mm; line-height: 5mm; }
hr { border: 0; border-top: 0.3mm dashed #000; margin: 0 0 2.5mm; }
.barcode { margin: 1mm auto 2mm; width: 64mm; text-align: center; font-size: 3.2mm; line-height: 4mm; letter-spacing: 0.08em; } .barcode svg { display: block; width: 64mm; height: 11mm; }
.qr { margin: 0 auto 2mm; width: 32mm; } .qr svg { display: block; width: 32mm; height: 32mm; }
.reprint { display: none; }
`;

/** @param lengthMillimetres length of the slip; what is longer goes on to another page of the same length */
export function rollStyle(lengthMillimetres: number): string {
  return `@page { size: 80mm ${lengthMillimetres}mm; margin: 0; }${ROLL_STYLE}`;
}
