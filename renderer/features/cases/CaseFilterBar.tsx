import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MATTERS } from '../../../shared/matters/types.ts';
import { CASE_STATES } from '../../../shared/workflow/types.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { TextField } from '../../ui/Field.tsx';
import { dateProblems, EMPTY_FILTER, LAMPS, SCOPES } from './case-filter.ts';
import type { ListFilter } from './case-filter.ts';
import { SelectField } from './SelectField.tsx';

function pick<Value extends string>(values: readonly Value[], text: string): Value | null {
  return values.find((value) => value === text) ?? null;
}

interface CaseFilterBarProps {
  readonly filter: ListFilter;
  readonly onChange: (change: Partial<ListFilter>) => void;
}

/** The conditions above the list; each change shows at once. */
export function CaseFilterBar({ filter, onChange }: CaseFilterBarProps): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const problems = dateProblems(filter);
  return (
    <search className="case-filter" aria-label={t('filter.label')}>
      <SelectField
        label={t('filter.scope')}
        value={filter.scope}
        options={SCOPES.map((scope) => ({ value: scope, label: t(`filter.scopes.${scope}`) }))}
        onChange={(text) => onChange({ scope: pick(SCOPES, text) ?? 'open' })}
      />
      <SelectField
        label={t('filter.matter')}
        value={filter.matter ?? ''}
        empty={t('filter.any')}
        options={MATTERS.map((matter) => ({ value: matter, label: term('matter', matter) }))}
        onChange={(text) => onChange({ matter: pick(MATTERS, text) })}
      />
      <SelectField
        label={t('filter.state')}
        value={filter.state ?? ''}
        empty={t('filter.any')}
        options={CASE_STATES.map((state) => ({ value: state, label: term('state', state) }))}
        onChange={(text) => onChange({ state: pick(CASE_STATES, text) })}
      />
      <SelectField
        label={t('filter.lamp')}
        value={filter.lamp ?? ''}
        empty={t('filter.any')}
        options={LAMPS.map((lamp) => ({ value: lamp, label: term('lamp', lamp) }))}
        onChange={(text) => onChange({ lamp: pick(LAMPS, text) })}
      />
      <TextField
        label={t('filter.from')}
        value={filter.from}
        maxLength={10}
        placeholder="2026-09-18"
        error={problems.from === null ? undefined : t(`filter.${problems.from}`)}
        onChange={(from) => onChange({ from })}
      />
      <TextField
        label={t('filter.through')}
        value={filter.through}
        maxLength={10}
        placeholder="2026-09-30"
        error={problems.through === null ? undefined : t(`filter.${problems.through}`)}
        onChange={(through) => onChange({ through })}
      />
      <Button className="case-filter-clear" onClick={() => onChange({ ...EMPTY_FILTER, scope: 'all' })}>
        {t('filter.clear')}
      </Button>
    </search>
  );
}
