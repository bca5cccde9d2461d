import { shanghaiMoment } from '../../../shared/dates/civil.ts';

/**
 * An instant as the clock on the wall of the office showed it.
 *
 * @example momentWords('2026-09-18T01:02:03.000Z') // '2026-09-18 09:02:03'
 */
export function momentWords(instant: string): string {
  return shanghaiMoment(instant);
}

/** A file's size in the unit one would say it in. @example sizeWords(1_572_864) // '1.5 MB' */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(0)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
