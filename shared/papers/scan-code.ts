import type { Matter } from '../matters/types.ts';
import { MATTERS } from '../matters/types.ts';
import type { CivilDate } from '../dates/types.ts';
import type { PaperKind } from './types.ts';

/**
 * A paper's number as a scanner can type it: hand scanners send key strokes, and key strokes know no Chinese. Two
 * letters for the kind, one for the matter, then year and sequence: `RCD2026-0012` = receipt, design review, 2026, 12.
 */
const KIND_LETTERS = {
  receipt: 'RC',
  refusal: 'RF',
  'supplement-notice': 'SN',
  'supplement-receipt': 'SR',
  'not-required-notice': 'NR',
  'special-procedure-notice': 'SP',
  'extension-notice': 'EX',
  'design-review-opinion': 'DO',
  'acceptance-opinion': 'AO',
  'filing-voucher': 'FV',
  'spot-check-result': 'SC',
  'pre-opening-opinion': 'PO',
  'pre-opening-refusal': 'PR',
  'commitment-letter': 'CL',
  'rectification-notice': 'RN',
  'revocation-decision': 'RV',
  'service-return': 'SV',
  'date-explanation': 'DE',
  'guide-slip': 'GS',
  'date-change-list': 'DL',
  'date-change-slip': 'DC',
  'appointment-reminder': 'AR',
  'appointment-change-slip': 'AC',
  'appointment-cancellation-slip': 'AX',
  'appointment-daily-list': 'AD',
  'appointment-call-list': 'AL',
  'urging-slip': 'UR',
  'supervision-slip': 'SU',
  ticket: 'TK',
  'monthly-report': 'MR',
} as const satisfies Record<PaperKind, string>;

const MATTER_LETTERS = {
  'design-review': 'D',
  'completion-acceptance': 'A',
  'completion-filing': 'F',
  'pre-opening': 'P',
} as const satisfies Record<Matter, string>;

export interface ScannedPaper {
  readonly kind: PaperKind;
  readonly matter: Matter;
  readonly year: number;
  readonly seq: number;
}

/** @example scanCode({ kind: 'receipt', matter: 'design-review', year: 2026, seq: 12 }) // 'RCD2026-0012' */
export function scanCode(paper: ScannedPaper): string {
  return `${KIND_LETTERS[paper.kind]}${MATTER_LETTERS[paper.matter]}${paper.year}-${String(paper.seq).padStart(4, '0')}`;
}

/**
 * What a scanned code names; null for anything else typed into the search box. Small letters are read too (a scanner
 * with caps lock on).
 * @example readScanCode('RCD2026-0012') // { kind: 'receipt', matter: 'design-review', year: 2026, seq: 12 }
 */
export function readScanCode(text: string): ScannedPaper | null {
  const parts = /^([A-Z]{2})([A-Z])(\d{4})-(\d{4,9})$/.exec(text.trim().toUpperCase());
  if (parts === null) return null;
  const kind = (Object.keys(KIND_LETTERS) as PaperKind[]).find((name) => KIND_LETTERS[name] === parts[1]);
  const matter = MATTERS.find((name) => MATTER_LETTERS[name] === parts[2]);
  if (kind === undefined || matter === undefined) return null;
  return { kind, matter, year: Number(parts[3]), seq: Number(parts[4]) };
}

/**
 * The scan code of an issued number, read back from its digits: the year is the group equal to the year of issue, the
 * sequence the other one. Null where the template adds digits of its own, so that no wrong code is ever printed.
 * @example scanCodeOfNumber('receipt', 'design-review', '东住建消审受字〔2026〕第0012号', '2026-09-18') // 'RCD2026-0012'
 */
export function scanCodeOfNumber(kind: PaperKind, matter: Matter, number: string, issuedOn: CivilDate): string | null {
  const groups = number.match(/\d+/g) ?? [];
  const year = issuedOn.slice(0, 4);
  const [first, second] = groups;
  if (groups.length !== 2 || first === undefined || second === undefined) return null;
  if (first !== year && second !== year) return null;
  const seq = Number(first === year ? second : first);
  if (!Number.isSafeInteger(seq) || seq < 1) return null;
  return scanCode({ kind, matter, year: Number(year), seq });
}
