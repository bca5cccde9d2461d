import type { Matter } from '../matters/types.ts';
import { PAPER_LAYOUT, type PaperKind } from '../papers/types.ts';

/**
 * Which series a paper is numbered in: a kind of paper, or one kind for one matter where the word differs
 * (消审受字 for design review, 消验受字 for acceptance).
 */
export type NumberTemplateKey = PaperKind | `${PaperKind}.${Matter}`;

const YEAR_AND_NUMBER = '〔{year}〕第{seq:4}号';
const word = (text: string): string => `{authority}${text}${YEAR_AND_NUMBER}`;

/**
 * Number words of a new office. The words vary from place to place and no national list exists (rules 5.1), so every
 * one is a setting; year in 〔〕 and a sequence of four digits are the common form.
 */
export const DEFAULT_NUMBER_TEMPLATES: Readonly<Partial<Record<NumberTemplateKey, string>>> = {
  receipt: word('消受字'),
  'receipt.design-review': word('消审受字'),
  'receipt.completion-acceptance': word('消验受字'),
  'receipt.completion-filing': word('消备受字'),
  'receipt.pre-opening': word('消检受字'),
  refusal: word('消不受字'),
  'refusal.design-review': word('消审不受字'),
  'refusal.completion-acceptance': word('消验不受字'),
  'refusal.completion-filing': word('消不备字'),
  'refusal.pre-opening': word('消检不受字'),
  'supplement-notice': word('消补字'),
  'supplement-notice.design-review': word('消审补字'),
  'supplement-notice.completion-acceptance': word('消验补字'),
  'supplement-notice.completion-filing': word('消备补字'),
  'supplement-notice.pre-opening': word('消检补字'),
  'supplement-receipt': word('消补收字'),
  'supplement-receipt.design-review': word('消审补收字'),
  'supplement-receipt.completion-acceptance': word('消验补收字'),
  'supplement-receipt.completion-filing': word('消备补收字'),
  'supplement-receipt.pre-opening': word('消检补收字'),
  'not-required-notice': word('消告字'),
  'special-procedure-notice': word('消特时字'),
  'extension-notice': word('消延字'),
  'design-review-opinion': word('消审字'),
  'acceptance-opinion': word('消验字'),
  'filing-voucher': word('消备字'),
  'spot-check-result': word('消备查字'),
  'pre-opening-opinion': word('消检字'),
  'pre-opening-refusal': word('消检否字'),
  'rectification-notice': word('消检改字'),
  'revocation-decision': word('消检撤字'),
  'urging-slip': word('消催字'),
  'supervision-slip': word('消督字'),
};

/**
 * The template that numbers a paper and the key of its series: the matter's own where there is one, else the kind's.
 * Null for kinds without a number.
 *
 * @example numberTemplateFor(templates, 'receipt', 'design-review')?.key // 'receipt.design-review'
 */
export function numberTemplateFor(
  templates: Readonly<Record<string, string>>,
  kind: PaperKind,
  matter: Matter | null,
): { readonly key: NumberTemplateKey; readonly template: string } | null {
  if (PAPER_LAYOUT[kind].numbered === 'unnumbered') return null;
  const keys: readonly NumberTemplateKey[] = matter === null ? [kind] : [`${kind}.${matter}`, kind];
  for (const key of keys) {
    const template = templates[key];
    if (template !== undefined) return { key, template };
  }
  const fallback = DEFAULT_NUMBER_TEMPLATES[kind];
  return fallback === undefined ? null : { key: kind, template: fallback };
}
