import { ACT_TYPES } from '../../../../shared/workflow/types.ts';
import type { ActType } from '../../../../shared/workflow/types.ts';

/** Side exits and repairs stand apart from what usually comes next. */
const ASIDE: readonly ActType[] = ['refuse', 'not-required', 'wrong-authority', 'withdraw', 'correct'];

export interface ActGroups {
  readonly usual: readonly ActType[];
  readonly other: readonly ActType[];
}

/** The allowed acts in the order of the trade, in two groups; names this program does not know are left out. */
export function actGroups(allowed: readonly string[]): ActGroups {
  const known = ACT_TYPES.filter((act) => allowed.includes(act));
  return {
    usual: known.filter((act) => !ASIDE.includes(act)),
    other: known.filter((act) => ASIDE.includes(act)),
  };
}
