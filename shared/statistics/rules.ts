import { HALL_ENTRY_KINDS, type EntryKind, type Tally } from './entries.ts';
import { FIGURES, figureOf, type FigureId } from './figures.ts';

/**
 * By which rules a month is counted. A new one is added when something is counted otherwise, and the earlier ones stay: a
 * closed month is counted again by those it was closed under.
 *
 * `1` knew nothing of appointments and tickets: their figures are unknown, not zero. `2` counts them. `3` counts what an
 * old ledger says was refused or withdrawn as that; before, it was counted as decided.
 */
export const COUNTING_RULES = ['1', '2', '3'] as const;
export type CountingRules = (typeof COUNTING_RULES)[number];

/** The rules a month is closed under now. */
export const RULES_IN_FORCE: CountingRules = '3';

/** Rules as a closed month names them; null for those of another program. */
export function readRules(text: string): CountingRules | null {
  return COUNTING_RULES.find((rules) => rules === text) ?? null;
}

const OF_THE_HALL: ReadonlySet<EntryKind> = new Set(HALL_ENTRY_KINDS);

/** Whether rules know what such an entry counts. */
export function isCountedUnder(rules: CountingRules, kind: EntryKind): boolean {
  switch (rules) {
    case '1':
      return !OF_THE_HALL.has(kind);
    case '2':
    case '3':
      return true;
  }
}

/**
 * A figure by some rules; null where there is nothing to divide by, or where they did not count it.
 *
 * @example figureUnder('1', 'tickets', tallyOf) // null
 */
export function figureUnder(rules: CountingRules, id: FigureId, tallyOf: (kind: EntryKind) => Tally): number | null {
  return FIGURES[id].measure.of.every((kind) => isCountedUnder(rules, kind)) ? figureOf(id, tallyOf) : null;
}
