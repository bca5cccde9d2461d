import { MATTERS, PATHS } from '../../../shared/matters/types.ts';
import type { Matter, Path } from '../../../shared/matters/types.ts';
import { RULE_SETS } from '../../../shared/matters/rulesets.ts';

/** A matter and the way it is handled: what a clerk chooses with one word. */
export interface MatterChoice {
  readonly matter: Matter;
  readonly path: Path;
}
export type MatterChoiceKey = `${Matter}/${Path}`;

export function choiceKey({ matter, path }: MatterChoice): MatterChoiceKey {
  return `${matter}/${path}`;
}

/** Every matter with every path the present rules offer for it, in the order of their digits: 1, 2, 3 ... */
export const MATTER_CHOICES: readonly MatterChoice[] = MATTERS.flatMap((matter) =>
  PATHS.filter((path) => RULE_SETS['2020'].materials[matter][path] !== undefined).map((path) => ({ matter, path })),
);

/** The choice of a key, or null. */
export function choiceOf(key: string | null): MatterChoice | null {
  return MATTER_CHOICES.find((choice) => choiceKey(choice) === key) ?? null;
}
