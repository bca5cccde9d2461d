import type { OfficeSettings } from '../../../shared/contract/session.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { SettingsInput } from './office-form.ts';
import { changedTexts, numberOf, textOfNumber } from './texts.ts';
import type { Texts } from './texts.ts';

const AREA = 'exemptions.preOpeningFloorArea.';
export const INVESTMENT_PATH = 'exemptions.filingInvestmentYuan';
export const FLOOR_AREA_PATH = 'exemptions.filingFloorArea';

/** The field of one use's floor area. */
export function areaPath(use: string): string {
  return `${AREA}${use}`;
}

/** Local exemptions as fields; an empty one exempts nothing. */
export function exemptionTexts({ exemptions }: OfficeSettings): Texts {
  return {
    [INVESTMENT_PATH]: textOfNumber(exemptions.filingInvestmentYuan),
    [FLOOR_AREA_PATH]: textOfNumber(exemptions.filingFloorArea),
    ...Object.fromEntries(
      Object.entries(exemptions.preOpeningFloorArea ?? {}).map(([use, area]) => [areaPath(use), textOfNumber(area)]),
    ),
  };
}

/** The exemptions as a whole, as the contract replaces them; left out when nothing was changed. */
export function exemptionInput(stored: Texts, texts: Texts, effectiveFrom: CivilDate): SettingsInput {
  if (Object.keys(changedTexts(stored, texts)).length === 0) return { effectiveFrom };
  const yuan = numberOf(texts[INVESTMENT_PATH] ?? '');
  const area = numberOf(texts[FLOOR_AREA_PATH] ?? '');
  const uses = Object.entries(texts).flatMap(([path, text]) => {
    const limit = path.startsWith(AREA) ? numberOf(text) : null;
    return limit === null ? [] : [[path.slice(AREA.length), limit] as const];
  });
  return {
    effectiveFrom,
    exemptions: {
      ...(yuan === null ? {} : { filingInvestmentYuan: yuan }),
      ...(area === null ? {} : { filingFloorArea: area }),
      ...(uses.length === 0 ? {} : { preOpeningFloorArea: Object.fromEntries(uses) }),
    },
  };
}
