import type { ContractOutputs } from '../../bridge/contract-inputs.ts';
import type { OfficeSettings } from '../../../shared/contract/session.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { MATTERS } from '../../../shared/matters/types.ts';
import type { Matter } from '../../../shared/matters/types.ts';
import { checkTemplate, formatNumber } from '../../../shared/papers/number.ts';
import type { TemplateProblem } from '../../../shared/papers/number.ts';
import { PAPER_KINDS } from '../../../shared/papers/types.ts';
import type { PaperKind } from '../../../shared/papers/types.ts';
import type { SettingsInput } from './office-form.ts';
import { changedTexts } from './texts.ts';
import type { Texts } from './texts.ts';

export type DrawnSeries = ContractOutputs['office']['numberSeries'];

/** One series: a kind of paper, or one kind for one matter. */
export interface TemplateRow {
  readonly key: string;
  readonly path: string;
  readonly kind: PaperKind;
  /** Null = every matter that has no series of its own for this kind. */
  readonly matter: Matter | null;
}

/** Papers of one matter only, whose authority therefore stands in the number. */
const MATTER_OF_KIND: Readonly<Partial<Record<PaperKind, Matter>>> = {
  'acceptance-opinion': 'completion-acceptance',
  'filing-voucher': 'completion-filing',
  'spot-check-result': 'completion-filing',
  'pre-opening-opinion': 'pre-opening',
  'pre-opening-refusal': 'pre-opening',
  'rectification-notice': 'pre-opening',
  'revocation-decision': 'pre-opening',
};

/**
 * The series an office numbers its papers in, by kind and matter. A general template that every matter overrides numbers
 * nothing and is left out.
 */
export function templateRows(templates: OfficeSettings['numberTemplates']): readonly TemplateRow[] {
  return PAPER_KINDS.flatMap((kind) => {
    const own = MATTERS.filter((matter) => templates[`${kind}.${matter}`] !== undefined);
    const general = templates[kind] !== undefined && own.length < MATTERS.length;
    const row = (key: string, matter: Matter | null): TemplateRow => ({
      key,
      path: `numberTemplates.${key}`,
      kind,
      matter,
    });
    return [...(general ? [row(kind, null)] : []), ...own.map((matter) => row(`${kind}.${matter}`, matter))];
  });
}

export function templateTexts(settings: OfficeSettings): Texts {
  return Object.fromEntries(
    Object.entries(settings.numberTemplates).map(([key, template]) => [`numberTemplates.${key}`, template]),
  );
}

/** The first thing wrong with a template; null when it may be saved. */
export function templateProblem(template: string): TemplateProblem | null {
  const check = checkTemplate(template.trim());
  return check.ok ? null : (check.problems[0] ?? null);
}

/**
 * The number the next paper of a series would bear; null while the template is not fit to be saved.
 *
 * @example nextNumber(row, '{authority}消审受字〔{year}〕第{seq:4}号', settings, [], '2026-09-18') // '示建消审受字〔2026〕第0001号'
 */
export function nextNumber(
  row: TemplateRow,
  template: string,
  settings: OfficeSettings,
  drawn: DrawnSeries,
  today: CivilDate,
): string | null {
  if (templateProblem(template) !== null) return null;
  const authority = settings.authorities[row.matter ?? MATTER_OF_KIND[row.kind] ?? 'design-review'].short;
  const year = Number(today.slice(0, 4));
  const last = drawn.find((one) => one.key === row.key && one.authority === authority && one.year === year)?.last ?? 0;
  return formatNumber(template.trim(), { authority, year, seq: last + 1 });
}

/** What was changed, as the contract takes it. */
export function templateInput(stored: Texts, texts: Texts, effectiveFrom: CivilDate): SettingsInput {
  const changed = Object.entries(changedTexts(stored, texts)).map(
    ([path, template]) => [path.slice('numberTemplates.'.length), template] as const,
  );
  return { effectiveFrom, ...(changed.length === 0 ? {} : { numberTemplates: Object.fromEntries(changed) }) };
}
