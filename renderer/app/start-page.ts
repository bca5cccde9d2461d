import type { QueryClient } from '@tanstack/react-query';
import { TODAY_ROWS } from '../../shared/contract/desk.ts';
import { api } from '../bridge/client.ts';
import { useNavigation } from '../state/navigation.ts';
import { fetchAhead } from '../ui/parts.ts';

/** What the start page shows, with so many rows of each list. */
export function startPageQuery(rows: number) {
  return api.today.overview.queryOptions({ input: { rows } });
}

/** Fetches the start page's program while somebody types account and password. */
export function preloadStartPage(): void {
  fetchAhead(import('../features/today/TodayScreen.tsx'));
}

/** Asks for what the start page will show while the window around it is still being put together. */
export function askForStartPage(queryClient: QueryClient): void {
  if (useNavigation.getState().place.area !== 'today') return;
  void queryClient.prefetchQuery(startPageQuery(TODAY_ROWS.first));
}
