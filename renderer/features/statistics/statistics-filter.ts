import { isCivilDate } from '../../../shared/dates/civil.ts';
import type { StatisticFilter } from '../../../shared/contract/statistics.ts';
import { MATTERS } from '../../../shared/matters/types.ts';

/** The conditions as typed and chosen; empty texts choose nothing. */
export interface TypedFilter {
  readonly from: string;
  readonly through: string;
  readonly matter: string;
  readonly staffId: string;
  readonly district: string;
}

/** This year up to the end of the present month. */
export function firstFilter(today: string): TypedFilter {
  return { from: `${today.slice(0, 4)}-01-01`, through: today, matter: '', staffId: '', district: '' };
}

export interface FilterProblems {
  readonly from: 'badDate' | null;
  readonly through: 'badDate' | 'order' | null;
}

export function filterProblems({ from, through }: TypedFilter): FilterProblems {
  const good = isCivilDate(from) && isCivilDate(through);
  return {
    from: isCivilDate(from) ? null : 'badDate',
    through: !isCivilDate(through) ? 'badDate' : good && through < from ? 'order' : null,
  };
}

/** What is asked of the program; null while something typed is wrong. */
export function askedFilter(typed: TypedFilter): StatisticFilter | null {
  const problems = filterProblems(typed);
  if (problems.from !== null || problems.through !== null) return null;
  const { from, through, staffId, district } = typed;
  const matter = MATTERS.find((one) => one === typed.matter);
  return {
    from,
    through,
    ...(matter === undefined ? {} : { matter }),
    ...(staffId === '' ? {} : { staffId }),
    ...(district === '' ? {} : { district }),
  };
}
