import type { CivilDate } from '../dates/types.ts';
import type { PaperData, PaperLimit } from './types.ts';

function of(...limits: readonly (PaperLimit | null)[]): readonly CivilDate[] {
  return limits.flatMap((limit) => (limit === null || limit.due === null ? [] : [limit.due]));
}

/**
 * The due dates a paper tells its reader: what is wrong on it when a calendar change moves them.
 * @example dueDatesOn(receipt) // ['2027-01-11']
 */
export function dueDatesOn(data: PaperData): readonly CivilDate[] {
  switch (data.kind) {
    case 'receipt':
    case 'date-explanation':
      return of(data.statutory, data.promised);
    case 'filing-voucher':
      return of(data.spotCheck);
    case 'extension-notice':
      return data.newDue === null ? [] : [data.newDue];
    case 'date-change-slip':
      return data.lines.flatMap(({ newStatutory, newPromised }) =>
        [newStatutory, newPromised].filter((date) => date !== null),
      );
    default:
      return [];
  }
}
