import type { CaseRow } from '../../../shared/contract/cases.ts';

/** Keys closer together than this come from a scanner; nobody types eight characters at that pace. */
const SCANNER_GAP_MILLISECONDS = 40;
const SCANNER_LEAST_CHARACTERS = 6;

/**
 * Whether a text was fed by a barcode scanner: at least six characters, on average less than 40 ms apart.
 * `keyTimes` are milliseconds of each key of the text, ascending.
 */
export function isScanned(keyTimes: readonly number[]): boolean {
  const first = keyTimes[0];
  const last = keyTimes.at(-1);
  if (first === undefined || last === undefined || keyTimes.length < SCANNER_LEAST_CHARACTERS) return false;
  return (last - first) / (keyTimes.length - 1) < SCANNER_GAP_MILLISECONDS;
}

/** Folds what scanners and input methods vary: width of letters and digits, spaces, case. */
export const foldNumber = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

interface Hit {
  readonly case: Pick<CaseRow, 'id' | 'receiptNumber'>;
  readonly matches: readonly { readonly field: string; readonly text: string }[];
}

/**
 * The one case whose receipt or document number is exactly the text; null when there is none or more than one.
 * Width, spaces and case do not matter.
 */
export function exactHit(text: string, hits: readonly Hit[]): number | null {
  const wanted = foldNumber(text);
  if (wanted === '') return null;
  const ids = new Set(
    hits
      .filter(
        (hit) =>
          foldNumber(hit.case.receiptNumber ?? '') === wanted ||
          hit.matches.some(
            ({ field, text: matched }) =>
              (field === 'number' || field === 'document') && foldNumber(matched) === wanted,
          ),
      )
      .map((hit) => hit.case.id),
  );
  const [only] = ids;
  return ids.size === 1 && only !== undefined ? only : null;
}
