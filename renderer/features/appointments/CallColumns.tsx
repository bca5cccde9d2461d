import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The head of a table of people to call; `when` = what its first column says. */
export function CallColumns({ when }: { readonly when: 'time' | 'since' }): ReactNode {
  const { t } = useTranslation('appointments');
  return (
    <thead>
      <tr>
        {([when, 'who', 'phone', 'what', 'call'] as const).map((column) => (
          <th key={column} scope="col">
            {t(`column.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
