import type { OfficeSettings } from '../../../shared/contract/session.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { CLOCK_IDS, MATTERS } from '../../../shared/matters/types.ts';
import type { ClockId, Matter } from '../../../shared/matters/types.ts';
import { stepEndsOf } from '../../../shared/settings/ceilings.ts';
import { limitRows } from './limits-form.ts';
import type { LimitRow } from './limits-form.ts';
import type { SettingsInput } from './office-form.ts';
import { changedTexts, numberOf, textOfNumber } from './texts.ts';
import type { Texts } from './texts.ts';

/** The contract's own bound on the steps of one clock. */
export const MOST_STEPS = 12;

const FIELDS = ['name', 'workdays', 'endsWith'] as const;
type StepField = (typeof FIELDS)[number];

/** A sub-step as it stands on the screen. */
export type StepRow = Readonly<Record<StepField, string>>;

export const NO_STEP: StepRow = { name: '', workdays: '', endsWith: '' };

/** The field of one step. */
export function stepPath(matter: Matter, clock: ClockId, index: number, field: StepField): string {
  return `subSteps.${matter}.${clock}.${index}.${field}`;
}

/** Sub-steps as fields: `subSteps.design-review.decision.0.name`. */
export function stepTexts({ subSteps }: OfficeSettings): Texts {
  return Object.fromEntries(
    MATTERS.flatMap((matter) =>
      CLOCK_IDS.flatMap((clock) =>
        (subSteps[matter]?.[clock] ?? []).flatMap((step, index) => [
          [stepPath(matter, clock, index, 'name'), step.name],
          [stepPath(matter, clock, index, 'workdays'), textOfNumber(step.workdays)],
          [stepPath(matter, clock, index, 'endsWith'), step.endsWith ?? ''],
        ]),
      ),
    ),
  );
}

function isBlank({ name, workdays }: StepRow): boolean {
  return name.trim() === '' && workdays.trim() === '';
}

/** The rows of a clock through its last one that is not blank; blank ones between them are kept. */
export function stepRows(texts: Texts, matter: Matter, clock: ClockId): readonly StepRow[] {
  const rows = Array.from({ length: MOST_STEPS }, (_, index): StepRow => ({
    name: texts[stepPath(matter, clock, index, 'name')] ?? '',
    workdays: texts[stepPath(matter, clock, index, 'workdays')] ?? '',
    endsWith: texts[stepPath(matter, clock, index, 'endsWith')] ?? '',
  }));
  return rows.slice(0, rows.findLastIndex((row) => !isBlank(row)) + 1);
}

/** The fields that say these rows, and nothing where there were more before. */
export function textsOfRows(matter: Matter, clock: ClockId, rows: readonly StepRow[]): Texts {
  return Object.fromEntries(
    Array.from({ length: MOST_STEPS }, (_, index) => rows[index] ?? NO_STEP).flatMap((row, index) =>
      FIELDS.map((field) => [stepPath(matter, clock, index, field), row[field]]),
    ),
  );
}

/** Working days of all rows together; what is no number counts as none. */
export function totalOfRows(rows: readonly StepRow[]): number {
  return rows.reduce((sum, { workdays }) => {
    const days = numberOf(workdays);
    return sum + (days === null || Number.isNaN(days) ? 0 : days);
  }, 0);
}

/** The clocks that can be divided on a date, in the order of the table of limits. */
export function dividableClocks(from: CivilDate): readonly LimitRow[] {
  return limitRows(from).filter(({ promise }) => promise === 'promisable');
}

type SentSteps = NonNullable<NonNullable<SettingsInput['subSteps']>[Matter]>;

function stepsOf(texts: Texts, matter: Matter): SentSteps {
  return Object.fromEntries(
    CLOCK_IDS.flatMap((clock) => {
      const rows = stepRows(texts, matter, clock).filter((row) => !isBlank(row));
      if (rows.length === 0) return [];
      const ends = stepEndsOf(matter, clock);
      const steps = rows.map(({ name, workdays, endsWith }) => ({
        name,
        workdays: numberOf(workdays) ?? Number.NaN,
        endsWith: ends.find((end) => end === endsWith) ?? null,
      }));
      return [[clock, steps]];
    }),
  );
}

/** The changed sub-steps as the contract takes them: whole matters. */
export function stepInput(stored: Texts, texts: Texts): Pick<SettingsInput, 'subSteps'> {
  const changed = Object.keys(changedTexts(stored, texts));
  const matters = MATTERS.filter((matter) => changed.some((path) => path.startsWith(`subSteps.${matter}.`)));
  if (matters.length === 0) return {};
  return { subSteps: Object.fromEntries(matters.map((matter) => [matter, stepsOf(texts, matter)])) };
}

/** The field a problem belongs to: blank rows were left out of what was sent. */
export function stepFieldOf(texts: Texts): (path: string) => string {
  return (path) => {
    const [kind, matterText, clockText, at, field] = path.split('.');
    const matter = MATTERS.find((one) => one === matterText);
    const clock = CLOCK_IDS.find((one) => one === clockText);
    const known = FIELDS.find((one) => one === field);
    if (kind !== 'subSteps' || matter === undefined || clock === undefined || known === undefined) return path;
    const filled = stepRows(texts, matter, clock).flatMap((row, index) => (isBlank(row) ? [] : [index]));
    return stepPath(matter, clock, filled[Number(at)] ?? 0, known);
  };
}
