import type { Cell, CellLook } from './cells.ts';
import { looksLikeFormula } from './formula-guard.ts';
import { xmlText } from './xml-text.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const FONT = '<name val="宋体"/><family val="3"/><charset val="134"/>';
const FONTS = [
  `<font><sz val="11"/>${FONT}</font>`,
  `<font><b/><sz val="11"/>${FONT}</font>`,
  `<font><b/><sz val="16"/>${FONT}</font>`,
  `<font><sz val="9"/><color rgb="FF4A545C"/>${FONT}</font>`,
];
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE4EAEE"/></patternFill></fill>',
];
const side = (name: string) => `<${name} style="thin"><color rgb="FF8A949C"/></${name}>`;
const BORDERS = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`,
];
const LOOKS: Readonly<Record<CellLook, { readonly font: number; readonly fill: number; readonly border: number }>> = {
  plain: { font: 0, fill: 0, border: 0 },
  title: { font: 2, fill: 0, border: 0 },
  note: { font: 3, fill: 0, border: 0 },
  head: { font: 1, fill: 2, border: 1 },
  body: { font: 0, fill: 0, border: 1 },
  total: { font: 1, fill: 0, border: 1 },
};
const FIRST_OWN_FORMAT = 164;

/** How a value is shown, in the format language of spreadsheets. */
function formatOf(cell: Cell): string {
  switch (cell.kind) {
    case 'number': {
      const decimals = cell.decimals ?? 0;
      const digits = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
      if (cell.unit === 'percent') return `${digits}%`;
      return cell.decimals === undefined ? 'General' : digits;
    }
    case 'date':
      return cell.mark === undefined ? 'yyyy-mm-dd' : `yyyy-mm-dd"${cell.mark.replaceAll('"', '')}"`;
    case 'text':
      return '@';
    case 'blank':
      return 'General';
  }
}

/** The looks used in one workbook, each numbered when first used. */
export class StyleBook {
  private readonly formats = new Map<string, number>([
    ['General', 0],
    ['0', 1],
    ['0.00', 2],
    ['0%', 9],
    ['0.00%', 10],
    ['@', 49],
  ]);
  private readonly styles = new Map<string, number>();
  private readonly known = new Map<string, number>();

  constructor() {
    this.numberOf('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
  }

  /** Number of the style of a cell. */
  of(cell: Cell): number {
    const look = cell.look ?? 'plain';
    const guarded = cell.kind === 'text' && looksLikeFormula(cell.text);
    const format = formatOf(cell);
    const key = `${look} ${guarded ? 'guarded' : cell.kind} ${format}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const { font, fill, border } = LOOKS[look];
    const centred = look === 'title' || look === 'head';
    const wraps = cell.kind === 'text' || look === 'head';
    const alignment = `<alignment vertical="center"${centred ? ' horizontal="center"' : ''}${wraps ? ' wrapText="1"' : ''}/>`;
    // A quoted cell stays text even when somebody edits it.
    const quote = guarded ? ' quotePrefix="1"' : '';
    const style = this.numberOf(
      `<xf numFmtId="${this.formatNumber(format)}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${quote} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`,
    );
    this.known.set(key, style);
    return style;
  }

  /** `xl/styles.xml` without its first line. */
  xml(): string {
    const own = [...this.formats].filter(([, id]) => id >= FIRST_OWN_FORMAT);
    const formats = own.map(([code, id]) => `<numFmt numFmtId="${id}" formatCode="${xmlText(code)}"/>`);
    const list = (name: string, items: readonly string[]) =>
      items.length === 0 ? '' : `<${name} count="${items.length}">${items.join('')}</${name}>`;
    return `<styleSheet xmlns="${MAIN}">${list('numFmts', formats)}${list('fonts', FONTS)}${list('fills', FILLS)}${list('borders', BORDERS)}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', [...this.styles.keys()])}</styleSheet>`;
  }

  private numberOf(style: string): number {
    const known = this.styles.get(style);
    if (known !== undefined) return known;
    this.styles.set(style, this.styles.size);
    return this.styles.size - 1;
  }

  private formatNumber(format: string): number {
    const known = this.formats.get(format);
    if (known !== undefined) return known;
    const id = FIRST_OWN_FORMAT + [...this.formats.values()].filter((one) => one >= FIRST_OWN_FORMAT).length;
    this.formats.set(format, id);
    return id;
  }
}
