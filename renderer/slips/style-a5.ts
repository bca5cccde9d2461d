/**
 * Stylesheet of A5 papers: slips where there is no roll printer, and the lists of the counter. Sans serif and large, to be
 * read at arm's length; margins are the page's, so that what runs over goes on below the head of the next page.
 */
const A5_STYLE = `
* { box-sizing: border-box; margin: 0; padding: 0; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { width: 124mm; color: #000; background: #fff; font: 4.4mm/1.4 "SimHei", "黑体", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; line-break: strict; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.issuer { font-size: 4.4mm; line-height: 6mm; }
h1 { font-size: 8mm; line-height: 10mm; letter-spacing: 0.05em; margin-bottom: 1mm; }
h2 { font-size: 5.4mm; line-height: 7.4mm; margin-bottom: 1mm; }
.number { font-size: 5mm; font-weight: 700; line-height: 6.6mm; }
.big { font-size: 7.8mm; font-weight: 700; line-height: 10mm; }
.field { line-height: 5.9mm; }
.huge { font-size: 16mm; font-weight: 700; line-height: 17mm; margin-bottom: 0.6mm; }
.struck { font-size: 6mm; line-height: 8mm; }
.text { margin-bottom: 0.8mm; }
.note { font-size: 3.9mm; line-height: 5.4mm; margin-bottom: 0.6mm; }
.item { display: grid; grid-template-columns: 5.5mm 1fr; column-gap: 2mm; margin-bottom: 1mm; line-height: 6mm; break-inside: avoid; } .item .mark { font-size: 5.4mm; } .item .detail { font-size: 3.7mm; line-height: 5mm; }
hr { border: 0; border-top: 0.3mm solid #000; margin: 1.2mm 0 1.5mm; overflow: hidden; }
.copy > hr:last-of-type ~ .field { display: inline-block; margin-right: 4mm; font-size: 3.6mm; line-height: 4.8mm; }
.qr { float: right; width: 36mm; margin: -3mm -3mm 1mm 2mm; } .qr svg { display: block; width: 36mm; height: 36mm; }
.list-head { margin-bottom: 2mm; border-bottom: 0.6mm solid #000; padding-bottom: 1.4mm; } .list-head p { line-height: 6.4mm; } .list-head .lead { font-size: 6.4mm; font-weight: 700; line-height: 8.6mm; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border-bottom: 0.25mm solid #000; padding: 1.1mm 1mm; text-align: left; vertical-align: top; font-size: 4mm; line-height: 5.4mm; font-weight: 400; }
thead { display: table-header-group; } thead th { font-weight: 700; border-bottom: 0.5mm solid #000; }
tr { break-inside: avoid; }
.time { width: 17mm; } .phone { width: 39mm; } .tick { width: 17mm; } .result { width: 25mm; }
td.time, td.phone { font-size: 5.2mm; font-weight: 700; white-space: nowrap; }
td p { line-height: 5.4mm; } .small { font-size: 3.5mm; line-height: 4.8mm; }
.choice { display: block; white-space: nowrap; }
.list-foot { margin-top: 2mm; font-size: 3.6mm; line-height: 5mm; break-inside: avoid; }
.reprint { display: none; }
`;

/** @param foot what stands at the foot of every page beside its number, as a CSS string */
export function a5Style(foot: string): string {
  return `@page { size: 148mm 210mm; margin: 10mm 12mm 13mm; font-family: "SimHei", "黑体", "Noto Sans CJK SC", sans-serif;
  @bottom-left { content: ${foot}; font-size: 8pt; white-space: nowrap; vertical-align: top; padding-top: 3mm; }
  @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; vertical-align: top; padding-top: 3mm; } }${A5_STYLE}`;
}
