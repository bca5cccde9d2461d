import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MATTERS } from '../../../shared/matters/types.ts';
import { useToday } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { DateField } from '../../ui/DateField.tsx';
import { SelectField } from '../cases/SelectField.tsx';
import { filterProblems } from './statistics-filter.ts';
import type { TypedFilter } from './statistics-filter.ts';

interface FilterBarProps {
  readonly filter: TypedFilter;
  readonly onChange: (filter: TypedFilter) => void;
}

/** Range, matter, person and district; each change counts anew. */
export function FilterBar({ filter, onChange }: FilterBarProps): ReactNode {
  const { t } = useTranslation('statistics');
  const term = useTerms();
  const today = useToday();
  const choices = useQuery(api.statistics.choices.queryOptions());
  const problems = filterProblems(filter);
  const any = t('filter.any');
  return (
    <search className="statistics-filter" aria-label={t('filter.label')}>
      <DateField
        label={t('filter.from')}
        value={filter.from}
        today={today}
        error={problems.from === null ? undefined : t(`filter.${problems.from}`)}
        onChange={(from) => onChange({ ...filter, from })}
      />
      <DateField
        label={t('filter.through')}
        value={filter.through}
        today={today}
        error={problems.through === null ? undefined : t(`filter.${problems.through}`)}
        onChange={(through) => onChange({ ...filter, through })}
      />
      <SelectField
        label={t('filter.matter')}
        value={filter.matter}
        empty={any}
        options={MATTERS.map((matter) => ({ value: matter, label: term('matter', matter) }))}
        onChange={(matter) => onChange({ ...filter, matter })}
      />
      <SelectField
        label={t('filter.person')}
        value={filter.staffId}
        empty={any}
        options={(choices.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(staffId) => onChange({ ...filter, staffId })}
      />
      <SelectField
        label={t('filter.district')}
        value={filter.district}
        empty={any}
        options={(choices.data?.districts ?? []).map((district) => ({ value: district, label: district }))}
        onChange={(district) => onChange({ ...filter, district })}
      />
    </search>
  );
}
