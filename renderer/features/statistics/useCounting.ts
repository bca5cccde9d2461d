import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../bridge/client.ts';

/** How often it is asked how far counting has come, in milliseconds. */
const ASK_MILLISECONDS = 250;

/** While figures are waited for: how many records are counted by now, in words; null when nothing is to be said. */
export function useCounting(isWaiting: boolean): string | null {
  const { t } = useTranslation('statistics');
  const query = useQuery(
    api.statistics.counting.queryOptions({
      enabled: isWaiting,
      refetchInterval: isWaiting ? ASK_MILLISECONDS : false,
      staleTime: 0,
      // An old answer would say how far another counting was.
      gcTime: 0,
    }),
  );
  const progress = isWaiting ? (query.data ?? null) : null;
  if (progress === null || progress.total === 0) return null;
  const percent = Math.floor((100 * progress.counted) / progress.total);
  return t('counting', { ...progress, percent });
}
