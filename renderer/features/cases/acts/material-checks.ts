import type { MaterialCheck, MaterialResult } from '../../../../shared/checklist/types.ts';
import type { CaseDetail } from '../../../../shared/contract/cases.ts';
import type { Path } from '../../../../shared/matters/types.ts';

export type MaterialView = CaseDetail['materials'][number];

/** What the counter has ticked for one line of the list. */
export interface LineState {
  readonly material: MaterialView;
  readonly result: MaterialResult;
  readonly defect: string;
  /** As typed. */
  readonly promisedDate: string;
}

/** The lines to check, as they were left the last time; lines that do not apply are not asked for. */
export function startLines(materials: readonly MaterialView[]): readonly LineState[] {
  return materials
    .filter((material) => material.applies)
    .map((material) => ({
      material,
      result: material.result === 'not-applicable' ? 'unchecked' : material.result,
      defect: material.defect ?? '',
      promisedDate: material.promisedDate ?? '',
    }));
}

/** Results one line may be given: 容缺 and deferral only where the rules of the material know them. */
export function resultsOf(material: MaterialView, path: Path): readonly MaterialResult[] {
  return [
    'unchecked',
    'present',
    'missing',
    'defective',
    'corrected-on-the-spot',
    ...(material.tolerable ? (['tolerated'] as const) : []),
    ...(material.deferrable && path === 'commitment' ? (['deferred'] as const) : []),
  ];
}

export const needsDefect = (result: MaterialResult): boolean =>
  result === 'defective' || result === 'corrected-on-the-spot';

/** The ticks as the contract wants them, in the order of the lines. */
export function toChecks(lines: readonly LineState[]): MaterialCheck[] {
  return lines.map(({ material, result, defect, promisedDate }) => ({
    materialId: material.id,
    result,
    ...((needsDefect(result) || result === 'missing') && defect.trim() !== '' ? { defect } : {}),
    ...(result === 'tolerated' && promisedDate !== '' ? { promisedDate } : {}),
  }));
}

export interface Tally {
  readonly unchecked: number;
  /** Missing and defective lines: what a notice would list. */
  readonly open: readonly LineState[];
}

export function tally(lines: readonly LineState[]): Tally {
  return {
    unchecked: lines.filter(({ result }) => result === 'unchecked').length,
    open: lines.filter(({ result }) => result === 'missing' || result === 'defective'),
  };
}

/** What the space bar does to a line: received, or missing. */
export const toggled = (result: MaterialResult): MaterialResult => (result === 'present' ? 'missing' : 'present');
