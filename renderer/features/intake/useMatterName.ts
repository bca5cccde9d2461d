import { useTranslation } from 'react-i18next';
import { useTerms } from '../../locales/useTerms.ts';
import type { MatterChoice } from './matter-choice.ts';

/** The name of a matter with its path, where that is not the ordinary one. */
export function useMatterName(): (choice: MatterChoice) => string {
  const { t } = useTranslation('intake');
  const term = useTerms();
  return ({ matter, path }) =>
    path === 'ordinary'
      ? term('matter', matter)
      : t('matter.withPath', { matter: term('matter', matter), path: term('path', path) });
}
