/**
 * Stylesheet of A4 papers: top margin 37 mm, binding margin 28 mm, type area 156 x 225 mm (official-document format).
 * Classes only, no style attributes: the screens' content security policy would drop those in the preview.
 */
export const A4_STYLE = `
@page { size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm; font-family: "FangSong", "仿宋", "FangSong_GB2312", "STFangsong", "Noto Serif CJK SC", serif; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { width: 156mm; color: #000; background: #fff; font: 11.5pt/1.45 "FangSong", "仿宋", "FangSong_GB2312", "STFangsong", "Noto Serif CJK SC", serif; line-break: strict; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.copy + .copy { break-before: page; }
.copy-applicant { page: applicant; } .copy-file { page: file; } .copy-single { page: single; } .copy-handler { page: handler; }
.marks { display: grid; grid-template-columns: 42mm 1fr 42mm; align-items: center; min-height: 11mm; }
.marks .reprint { grid-column: 1 / -1; grid-row: 1; }
.marks .barcode, .marks .issuer, .marks .copy-mark { grid-row: 2; }
.copy-mark { grid-column: 3; justify-self: end; border: 0.35mm solid #000; padding: 0.6mm 2.4mm; font-size: 10.5pt; line-height: 1.3; white-space: nowrap; }
.barcode { grid-column: 1; margin-left: -2mm; width: 44mm; text-align: center; font: 8pt/1.2 "Consolas", "Noto Sans Mono CJK SC", monospace; letter-spacing: 0.08em; }
.barcode svg { display: block; width: 44mm; height: 7mm; }
.issuer { grid-column: 2; text-wrap: balance; text-align: center; font: 700 15pt/1.4 "方正小标宋简体", "FZXiaoBiaoSong-B05S", "SimSun", "宋体", "Noto Serif CJK SC", serif; font-synthesis: none; letter-spacing: 0.06em; }
h1 { margin: 1.5mm 0 2mm; text-align: center; font: 700 20pt/1.35 "方正小标宋简体", "FZXiaoBiaoSong-B05S", "SimSun", "宋体", "Noto Serif CJK SC", serif; font-synthesis: none; text-wrap: balance; word-break: keep-all; overflow-wrap: anywhere; }
.number { margin-bottom: 2mm; text-align: right; font-size: 12pt; }
h2 { margin: 3mm 0 1mm; font: 700 12pt/1.6 "SimHei", "黑体", "Noto Sans CJK SC", sans-serif; break-after: avoid; }
b { font-family: "SimHei", "黑体", "Noto Sans CJK SC", sans-serif; font-weight: 600; }
s { text-decoration-thickness: 0.35mm; color: #444; }
table { width: calc(100% - 0.6mm); margin: 0 0.3mm; border-collapse: collapse; table-layout: fixed; font-size: 10.5pt; line-height: 1.35; }
th, td { border: 0.25mm solid #000; padding: 0.5mm 1.6mm; text-align: left; vertical-align: middle; font-weight: 400; }
tr { break-inside: avoid; }
.fields { border: 0.5mm solid #000; margin-bottom: 1.6mm; }
.fields .label { width: 27mm; } .fields .value { width: 50.7mm; } .fields .wide-label { width: 46mm; }
.fields th { text-align: center; white-space: nowrap; }
.fields.service th { white-space: normal; } .fields.service tr { height: 13mm; } .fields.service tr.tall { height: 20mm; }
.blank-line { height: 16mm; }
.fields.reply { margin-top: 3mm; } .fields.reply tr { height: 11mm; } .fields.reply tr.tall { height: 26mm; }
.signature-cell { vertical-align: bottom; } .signature-cell .blank-date { float: right; }
.choice { display: inline-block; margin-right: 6mm; white-space: nowrap; }
.box { display: inline-block; width: 4.2mm; height: 4.2mm; margin-right: 1.4mm; border: 0.25mm solid #000; line-height: 3.7mm; text-align: center; vertical-align: -0.6mm; font-size: 10.5pt; }
.list { border: 0.5mm solid #000; margin: 1.5mm 0.3mm; }
.list thead { display: table-header-group; }
.list th { text-align: center; font-family: "SimHei", "黑体", "Noto Sans CJK SC", sans-serif; }
.list .ordinal { width: 13mm; } .list .form { width: 26mm; } .list .result { width: 20mm; } .list .sign { width: 12mm; } .list .note { width: 39mm; } .list .name { width: 34mm; } .list .source { width: 46mm; } .supplements .form { width: 22mm; }
.checked td:nth-child(1), .checked td:nth-child(3), .checked td:nth-child(4), .materials td:nth-child(1), .materials td:nth-child(3), .materials td:nth-child(4), .supplements td:nth-child(1), .supplements td:nth-child(4) { text-align: center; }
.materials td:nth-child(4) { font-size: 12pt; line-height: 1; }
.report { font-size: 9pt; line-height: 1.22; } .report th, .report td { padding: 0.3mm 1.2mm; } .report .name { width: 40mm; } .report .unit { width: 17mm; } .report tbody th { text-align: left; font-family: inherit; } .report .figure { text-align: right; }
.office .name { width: 34mm; } .office .unit { width: 17mm; } .adjustments .name { width: 46mm; }
.report-span { display: flex; justify-content: space-between; font-size: 10.5pt; } .draft { margin-bottom: 1mm; border: 0.35mm dashed #000; text-align: center; } .report-hash { font-size: 8pt; }
.legend { margin: 0 0 1mm; font-size: 9pt; line-height: 1.4; break-before: avoid; }
.text { margin: 1.4mm 0; } .text p { text-indent: 2em; orphans: 2; widows: 3; text-align: justify; }
.letter { font-size: 12pt; line-height: 1.5; }
.count { white-space: nowrap; }
.lead { break-after: avoid; }
.text p.addressee, .text p.caption { text-indent: 0; break-after: avoid; }
.text p.caption { font-family: "SimHei", "黑体", "Noto Sans CJK SC", sans-serif; margin-top: 1mm; }
.conclusion { margin: 2mm 0; break-inside: avoid; } .text p.conclusion { text-align: center; text-indent: 0; font-size: 15pt; }
.slash { margin: 0 2mm; }
.ticks { list-style: none; margin: 1mm 0 1mm 2em; counter-reset: reason; } .ticks li { counter-increment: reason; break-inside: avoid; } .ticks li::before { content: counter(reason) "．"; }
.promises { margin: 1mm 0 1mm 2em; list-style: none; counter-reset: promise; } .promises li { counter-increment: promise; text-indent: -2.6em; padding-left: 2.6em; break-inside: avoid; } .promises li::before { content: "（" counter(promise, simp-chinese-informal) "）"; }
.due { margin: 1.8mm 0; border: 0.5mm solid #000; padding: 1.2mm 3mm; break-inside: avoid; }
.due p { display: flex; gap: 4mm; align-items: baseline; font-size: 13pt; } .due-label { flex: none; width: 28mm; font-size: 11pt; }
.due p.due-note { display: block; margin-top: 0.5mm; font-size: 9pt; line-height: 1.4; }
.remedy { break-inside: avoid; }
.closing { break-inside: avoid; break-before: avoid; margin-top: 2.5mm; }
.signatures { display: flex; justify-content: space-between; align-items: flex-end; gap: 6mm; }
.served { flex: 1; font-size: 11pt; line-height: 1.55; } .served > div { display: flex; gap: 2mm; } .served dt::after { content: "："; }
.rule { display: inline-block; width: 30mm; border-bottom: 0.25mm solid #000; }
.receipt-line dd { white-space: nowrap; }
.receipt-line .rule { width: 19mm; }
.seal { flex: none; width: 74mm; padding: 2mm 0 0; text-align: center; font-size: 12pt; line-height: 1.5; }
.authority-seal .seal { padding: 4mm 0 1mm; }
.seal .authority { text-wrap: balance; } .seal-words { font-size: 10.5pt; color: #555; }
.contact { margin-top: 1.5mm; border-top: 0.25mm solid #000; padding-top: 1mm; font-size: 9pt; line-height: 1.4; }
.contact span { display: inline-block; margin-right: 4mm; }
.sign-lines { margin: 2mm 0 2mm auto; width: 110mm; line-height: 2.5; } .sign-lines > div { display: flex; } .sign-lines dt::after { content: "："; } .sign-lines dt { flex: none; width: 62mm; text-align: right; } .sign-lines .rule { width: 44mm; }
.calendar { text-align: center; font-size: 9.5pt; line-height: 1.3; } .calendar caption { caption-side: top; padding-bottom: 1mm; text-align: left; font-size: 10.5pt; }
.calendar td { height: 10.5mm; padding: 0.6mm; text-align: center; } .calendar td.none { border-color: #999; }
.day-date, .day-why { display: block; } .day-date { font-size: 8.5pt; }
.counts .day-why { font-family: "SimHei", "黑体", "Noto Sans CJK SC", sans-serif; } .rests { background: #e6e6e6; } .pause { background: repeating-linear-gradient(135deg, #fff 0 1mm, #ddd 1mm 1.3mm); }
.calendar td.last { border: 0.8mm solid #000; } .calendar td.promised { border: 0.9mm double #000; }
.calendar.long { font-size: 9pt; line-height: 1.15; } .calendar.long td { height: 7.3mm; padding: 0.2mm; } .calendar.long .day-date { font-size: 8pt; }
.notes { font-size: 9.5pt; line-height: 1.5; }
.reprint { display: none; }
`;

/** Letters that may stand in a CSS string as they are; everything else is written as a code point. */
export function cssString(text: string): string {
  let result = '';
  for (const character of text) {
    result += /[\p{L}\p{N}〔〕（）· -]/u.test(character)
      ? character
      : `\\${(character.codePointAt(0) ?? 0).toString(16)} `;
  }
  return `"${result}"`;
}

/**
 * Foot of every page: number, page and copy. Each copy counts its own pages, with a counter of its own page type.
 * @example a4PageFeet('东住建消审受字〔2026〕第0001号', [['applicant', '申请人联']])
 */
export function a4PageFeet(running: string, copies: readonly (readonly [string, string])[]): string {
  return copies
    .map(
      ([copy, name]) => `@page ${copy} { counter-increment: ${copy};
  @bottom-left { content: ${cssString(running)}; width: 44%; white-space: nowrap; text-align: left; vertical-align: top; padding-top: 5mm; font-size: 9pt; }
  @bottom-center { content: "— " counter(${copy}) " —"; width: 12%; white-space: nowrap; text-align: center; vertical-align: top; padding-top: 4.5mm; font-size: 11pt; }
  @bottom-right { content: ${cssString(name)}; width: 44%; white-space: nowrap; text-align: right; vertical-align: top; padding-top: 5mm; font-size: 9pt; } }`,
    )
    .join('\n');
}
