import type { z } from 'zod';
import type { caseFilter } from '../../../shared/contract/cases.ts';
import { isCivilDate } from '../../../shared/dates/civil.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { MATTERS } from '../../../shared/matters/types.ts';
import type { Matter } from '../../../shared/matters/types.ts';
import type { Lamp } from '../../../shared/timelimit/types.ts';
import { CASE_STATES } from '../../../shared/workflow/types.ts';
import type { CaseState } from '../../../shared/workflow/types.ts';

export const LAMPS = ['black', 'red', 'yellow', 'green', 'blue'] as const satisfies readonly Lamp[];
export const SCOPES = ['open', 'all', 'historic'] as const;
/** `open` = not ended; `historic` = taken over from an old ledger. */
export type Scope = (typeof SCOPES)[number];

/** What the clerk has chosen above the list; null and empty text mean "any". */
export interface ListFilter {
  readonly matter: Matter | null;
  readonly state: CaseState | null;
  readonly lamp: Lamp | null;
  readonly scope: Scope;
  /** Receipt dates as typed. */
  readonly from: string;
  readonly through: string;
}

export const EMPTY_FILTER: ListFilter = {
  matter: null,
  state: null,
  lamp: null,
  scope: 'open',
  from: '',
  through: '',
};

function choice<Value extends string>(values: readonly Value[], value: unknown): Value | null {
  return values.find((candidate) => candidate === value) ?? null;
}

/** The filter saved earlier; whatever in it is unknown or broken counts as "any". */
export function readFilter(saved: string | null): ListFilter {
  let value: unknown = null;
  try {
    value = JSON.parse(saved ?? 'null');
  } catch {
    return EMPTY_FILTER;
  }
  if (typeof value !== 'object' || value === null) return EMPTY_FILTER;
  const field = (name: string): unknown => (Object.hasOwn(value, name) ? Reflect.get(value, name) : null);
  const date = (name: string): CivilDate | '' => {
    const text = field(name);
    return isCivilDate(text) ? text : '';
  };
  return {
    matter: choice(MATTERS, field('matter')),
    state: choice(CASE_STATES, field('state')),
    lamp: choice(LAMPS, field('lamp')),
    scope: choice(SCOPES, field('scope')) ?? 'open',
    from: date('from'),
    through: date('through'),
  };
}

export type DateProblem = 'badDate' | 'dateOrder';

/** What is wrong with the two dates; null = nothing. */
export function dateProblems({ from, through }: Pick<ListFilter, 'from' | 'through'>): {
  readonly from: DateProblem | null;
  readonly through: DateProblem | null;
} {
  const fromBad = from !== '' && !isCivilDate(from);
  const throughBad = through !== '' && !isCivilDate(through);
  const order = !fromBad && !throughBad && from !== '' && through !== '' && through < from;
  return { from: fromBad ? 'badDate' : null, through: throughBad ? 'badDate' : order ? 'dateOrder' : null };
}

/** The filter as the contract wants it; dates that are wrong are left out until they are right. */
export function toCaseFilter(filter: ListFilter): z.infer<typeof caseFilter> {
  const problems = dateProblems(filter);
  return {
    ...(filter.matter === null ? {} : { matter: filter.matter }),
    ...(filter.state === null ? {} : { states: [filter.state] }),
    ...(filter.lamp === null ? {} : { lamp: filter.lamp }),
    ...(filter.scope === 'open' ? { open: true } : {}),
    ...(filter.scope === 'historic' ? { origin: 'historic' as const } : {}),
    ...(filter.from === '' || problems.from !== null ? {} : { receivedFrom: filter.from }),
    ...(filter.through === '' || problems.through !== null ? {} : { receivedThrough: filter.through }),
  };
}

/** Whether anything but the usual "open cases" is asked for. */
export function isNarrowed(filter: ListFilter): boolean {
  return (Object.keys(EMPTY_FILTER) as (keyof ListFilter)[]).some(
    (key) => key !== 'scope' && filter[key] !== EMPTY_FILTER[key],
  );
}
