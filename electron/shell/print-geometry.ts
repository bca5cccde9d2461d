import type { PaperFormat } from '../../shared/papers/types.ts';

/** 1 CSS pixel = 1/96 inch = 264.58 microns. */
const MICRONS_PER_PIXEL = 25_400 / 96;
const MICRONS_PER_INCH = 25_400;
const A4 = { widthMicrons: 210_000, heightMicrons: 297_000 } as const;
const A5 = { widthMicrons: 148_000, heightMicrons: 210_000 } as const;
const ROLL_WIDTH_MICRONS = 80_000;
/** Chromium refuses pages below 352 microns; a slip shorter than this could not be torn off anyway. */
const ROLL_MIN_HEIGHT_MICRONS = 40_000;
/** Feed after the last line, so that the cutter does not hit it. */
const ROLL_FEED_MICRONS = 8_000;

/** Page of a paper in microns, the unit `webContents.print` takes. `contentPixels` = measured height of a slip. */
export function pageSizeMicrons(
  format: PaperFormat,
  contentPixels: number,
): { readonly width: number; readonly height: number } {
  switch (format) {
    case 'A4':
      return { width: A4.widthMicrons, height: A4.heightMicrons };
    case 'A5':
      return { width: A5.widthMicrons, height: A5.heightMicrons };
    case '80mm':
      return {
        width: ROLL_WIDTH_MICRONS,
        height: Math.max(ROLL_MIN_HEIGHT_MICRONS, Math.ceil(contentPixels * MICRONS_PER_PIXEL) + ROLL_FEED_MICRONS),
      };
  }
}

/** The same page in inches, the unit `printToPDF` takes. */
export function pageSizeInches(
  format: PaperFormat,
  contentPixels: number,
): { readonly width: number; readonly height: number } {
  const { width, height } = pageSizeMicrons(format, contentPixels);
  return { width: width / MICRONS_PER_INCH, height: height / MICRONS_PER_INCH };
}
