import barcodes, { toSVG } from 'bwip-js/node';
import { describe, expect, it } from 'vitest';
import { code128Widths } from '../../shared/papers/code128.ts';
import { qrModules } from '../../shared/papers/qr.ts';
import { readScanCode, scanCode, scanCodeOfNumber } from '../../shared/papers/scan-code.ts';
import { PAPER_KINDS } from '../../shared/papers/types.ts';
import { MATTERS } from '../../shared/matters/types.ts';

/** Bar and space widths in modules as an independent encoder draws them: strokes of 2 pixels a module. */
function independent(text: string): readonly number[] {
  const svg = toSVG({ bcid: 'code128', text, scale: 1, height: 10, includetext: false });
  const bars = [...svg.matchAll(/stroke-width="(\d+)" d="([^"]+)"/g)].flatMap(([, width, path]) =>
    [...(path ?? '').matchAll(/M([\d.]+) /g)].map(([, centre]) => ({ centre: Number(centre), width: Number(width) })),
  );
  const edges = bars
    .toSorted((left, right) => left.centre - right.centre)
    .flatMap(({ centre, width }) => [centre - width / 2, centre + width / 2]);
  const unit = (edges[1] ?? 0) - (edges[0] ?? 0);
  // Every Code 128 start character begins with a bar of two modules.
  return edges.slice(1).map((edge, index) => Math.round((2 * (edge - (edges[index] ?? 0))) / unit));
}

describe('the barcode of a paper', () => {
  it.each(['RCD2026-0001', 'FVF2026-12345', 'A', '1234', 'AB123456CD', 'RCD2026-000123456', '~ !'])(
    '%s has the bars that another encoder draws',
    (text) => {
      expect(code128Widths(text)).toEqual(independent(text));
    },
  );
  it.each(['', '第1号', 'a\n', 'x'.repeat(49)])('%j has none', (text) => {
    expect(code128Widths(text)).toBeNull();
  });
});

describe('the code a scanner types', () => {
  it('names kind, matter, year and sequence', () => {
    expect(scanCode({ kind: 'receipt', matter: 'design-review', year: 2026, seq: 12 })).toBe('RCD2026-0012');
  });
  it('is read back, also with caps lock on', () => {
    expect(readScanCode(' rcd2026-0012 ')).toEqual({ kind: 'receipt', matter: 'design-review', year: 2026, seq: 12 });
  });
  it('is different for every kind and matter', () => {
    const codes = PAPER_KINDS.flatMap((kind) =>
      MATTERS.map((matter) => scanCode({ kind, matter, year: 2026, seq: 1 })),
    );
    expect(new Set(codes).size).toBe(120);
  });
  it.each(['', 'RCD2026', 'XXD2026-0001', 'RCX2026-0001', '滨河大酒店', 'RCD2026-1'])('%j is no code', (text) => {
    expect(readScanCode(text)).toBeNull();
  });
  it('is found in an issued number whatever stands first', () => {
    expect(scanCodeOfNumber('receipt', 'design-review', '东住建消审受字〔2026〕第0012号', '2026-09-18')).toBe(
      'RCD2026-0012',
    );
    expect(scanCodeOfNumber('receipt', 'design-review', '0012/2026', '2026-09-18')).toBe('RCD2026-0012');
  });
  it('is left out rather than wrong', () => {
    expect(scanCodeOfNumber('receipt', 'design-review', '2区〔2026〕第0012号', '2026-09-18')).toBeNull();
    expect(scanCodeOfNumber('receipt', 'design-review', '〔2025〕第0012号', '2026-09-18')).toBeNull();
    expect(scanCodeOfNumber('receipt', 'design-review', '第12号', '2026-09-18')).toBeNull();
  });
});

/** Modules as an independent encoder draws them under each of the eight masks, 1 = dark. */
function independentQr(text: string): readonly (readonly (readonly number[])[])[] {
  return [1, 2, 3, 4, 5, 6, 7, 8].map((mask) => {
    const options = { bcid: 'qrcode', text, eclevel: 'M', fixedeclevel: true, mask };
    const [symbol] = barcodes.raw(options) as unknown as readonly {
      readonly pixs: Iterable<number>;
      readonly pixx: number;
    }[];
    const pixels = [...(symbol?.pixs ?? [])];
    const width = symbol?.pixx ?? 1;
    return Array.from({ length: pixels.length / width }, (_, row) => pixels.slice(row * width, (row + 1) * width));
  });
}

describe('the QR code of a slip', () => {
  it.each([
    'A',
    'AP2026-0001',
    'AP20260930-0012',
    'Y-7F3K 2026/09/30',
    'ABCDEFGHIJKLMNOPQRST',
    'ABCDEFGHIJKLMNOPQRSTU',
    'THE NUMBER OF A SLIP: 80 MM + A5 $%*',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ-ABCDEFGHIJKLMNOPQRSTUVWXYZ.ABCDEFG',
  ])('%s has the modules that another encoder draws under one of the masks', (text) => {
    expect(independentQr(text)).toContainEqual(qrModules(text));
  });
  it.each(['', 'ap2026', '预约0001', 'A'.repeat(62)])('%j has none', (text) => {
    expect(qrModules(text)).toBeNull();
  });
});
