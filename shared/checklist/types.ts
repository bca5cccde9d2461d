import type { CivilDate } from '../dates/types.ts';

/** Result of checking one material (semantics 5). */
export const MATERIAL_RESULTS = [
  'unchecked',
  'present',
  'missing',
  'defective',
  'corrected-on-the-spot',
  'tolerated',
  'deferred',
  'not-applicable',
] as const;
export type MaterialResult = (typeof MATERIAL_RESULTS)[number];

/** What was found for one line of the checklist. */
export interface MaterialCheck {
  /** `MaterialRule.id`. */
  readonly materialId: string;
  readonly result: MaterialResult;
  /** `defective` and `corrected-on-the-spot`: what is (was) wrong. */
  readonly defect?: string;
  /** `tolerated`: handed in by this date at the latest. */
  readonly promisedDate?: CivilDate;
  /** Copies actually handed in. */
  readonly copies?: number;
}
