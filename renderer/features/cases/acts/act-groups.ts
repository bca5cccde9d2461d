import { ACT_TYPES } from '../../../../shared/workflow/types.ts';
import type { ActType, CaseEventType } from '../../../../shared/workflow/types.ts';

/** Side exits and repairs stand apart from what usually comes next. */
const ASIDE: readonly ActType[] = ['refuse', 'not-required', 'wrong-authority', 'withdraw', 'correct'];

export interface ActGroups {
  /** The step that leads on; null when there is none. */
  readonly next: ActType | null;
  readonly usual: readonly ActType[];
  readonly other: readonly ActType[];
}

/** Acts that may be done again, and the event that tells they were. */
const REPEATABLE: Readonly<Partial<Record<ActType, CaseEventType>>> = {
  'technical-review': 'technical-reviewed',
  inspect: 'inspected',
};
/** Not steps forward: they change the clock. */
const CLOCK: readonly ActType[] = ['pause', 'extend'];

/**
 * The allowed acts in the order of the trade, in two groups: what leads on first, then what changes the clock or was
 * done already. Names this program does not know are left out.
 * @param done types of the events that stand
 */
export function actGroups(allowed: readonly string[], done: readonly string[] = []): ActGroups {
  const known = ACT_TYPES.filter((act) => allowed.includes(act));
  const usual = known.filter((act) => !ASIDE.includes(act));
  const leads = (act: ActType): boolean => !CLOCK.includes(act) && !done.includes(REPEATABLE[act] ?? '');
  return {
    next: usual.find(leads) ?? null,
    usual: [...usual.filter(leads), ...usual.filter((act) => !leads(act))],
    other: known.filter((act) => ASIDE.includes(act)),
  };
}
