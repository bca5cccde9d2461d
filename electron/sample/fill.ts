import { addDays } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import type { Application } from '../services/application.ts';
import { importPublished, type LedgerImport } from '../services/historic.ts';
import { isEmptyDatabase } from '../storage/repositories/overview.ts';
import { COUNTER_WEEK } from './counter-week.ts';
import { shiftDays, weekAround } from './move.ts';
import { PUBLISHED_CASES_CSV } from './published-cases.ts';
import { fillOffice, openReplay, replayWeek, type ReplayedItem } from './replay.ts';

/** `literal`: the dates of the week as written; `around`: moved to end in the seven days up to a day. */
export type SampleDates = { readonly kind: 'literal' } | { readonly kind: 'around'; readonly today: CivilDate };

/** What a filled sample holds. */
export interface FilledSample {
  readonly week: readonly ReplayedItem[];
  readonly published: LedgerImport;
  /** By how many days the week was moved; 0 = its literal dates. */
  readonly shiftDays: number;
}

/** The database already holds an office: a sample is never mixed with real work. */
export class NotEmptyError extends Error {
  override readonly name = 'NotEmptyError';

  constructor(folder: string) {
    super(`${folder} already holds an office; choose another folder with --data`);
  }
}

const DAYS_BEFORE_WEEK = 7;

/**
 * Fills an empty database through the services: an office with accounts for every role, the published cases as historic
 * ones, and the counter week as open ones.
 *
 * @throws NotEmptyError
 */
export async function fillSample(app: Application, dates: SampleDates): Promise<FilledSample> {
  if (!(await isEmptyDatabase(app.context.read))) throw new NotEmptyError(app.context.dataFolder);
  const steps = dates.kind === 'literal' ? COUNTER_WEEK : weekAround(dates.today);
  const first = steps[0]?.date ?? '2026-09-18';
  const replay = openReplay(app);
  const administratorId = await fillOffice(replay, addDays(first, -DAYS_BEFORE_WEEK));
  const published = await importPublished(replay.context, { id: administratorId }, PUBLISHED_CASES_CSV);
  const week = await replayWeek(replay, steps);
  return { week, published, shiftDays: dates.kind === 'literal' ? 0 : shiftDays(dates.today) };
}
