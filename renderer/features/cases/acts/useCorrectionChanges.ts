import { skipToken, useQuery } from '@tanstack/react-query';
import type { ActInput } from '../../../../shared/contract/acts.ts';
import type { DateChangeView } from '../../../../shared/contract/notices.ts';
import { api } from '../../../bridge/client.ts';

type Change = Extract<ActInput, { readonly type: 'correct' }>['change'];

/** The dates a correction would move, as far as it is described. */
export interface CorrectionPreview {
  /** `refused`: the correction itself is not possible; confirming says why. */
  readonly state: 'incomplete' | 'counting' | 'shown' | 'refused';
  readonly lines: readonly DateChangeView[];
  /** What is confirmed; empty while nothing is shown. */
  readonly fingerprint: string;
  readonly again: () => Promise<unknown>;
}

/** Asks for the dates a correction moves while it is being described; null = not yet described. */
export function useCorrectionChanges(
  of: { readonly caseId: number; readonly version: number },
  described: { readonly eventSeq: number; readonly change: Change } | null,
): CorrectionPreview {
  const query = useQuery(
    api.notices.correction.queryOptions({
      input: described === null ? skipToken : { ...of, ...described },
      // Today's answer only: a pause elsewhere, a notice or midnight may move other dates.
      staleTime: 0,
      gcTime: 0,
      retry: false,
    }),
  );
  const again = () => query.refetch();
  if (described === null) return { state: 'incomplete', lines: [], fingerprint: '', again };
  if (query.error !== null) return { state: 'refused', lines: [], fingerprint: '', again };
  if (query.data === undefined) return { state: 'counting', lines: [], fingerprint: '', again };
  return { state: 'shown', ...query.data, again };
}
