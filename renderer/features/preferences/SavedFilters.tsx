import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { TextField } from '../../ui/Field.tsx';
import { SelectField } from '../cases/SelectField.tsx';
import './saved-filters.css';

interface SavedFiltersProps {
  /** Whose filters they are, `cases.filter`. */
  readonly area: string;
  /** The conditions as they stand now. */
  readonly current: object;
  readonly onApply: (value: unknown) => void;
}

/** Named filters of the person signed in: choose one, keep the present one under a name, delete one. */
export function SavedFilters({ area, current, onApply }: SavedFiltersProps): ReactNode {
  const { t } = useTranslation(['supervision', 'common']);
  const { describe } = useProblem();
  const queryClient = useQueryClient();
  const list = useQuery(api.preferences.list.queryOptions({ input: { area } }));
  const [chosen, setChosen] = useState('');
  const [name, setName] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const saved = list.data ?? [];

  const run = async (work: () => Promise<string>) => {
    setProblem(null);
    try {
      setSaid(await work());
      setName(null);
    } catch (error) {
      const told = describe(error);
      setProblem(told.fields['name'] ?? told.sentence);
    } finally {
      await queryClient.invalidateQueries({ queryKey: api.preferences.list.queryKey({ input: { area } }) });
    }
  };
  const keep = () =>
    void run(async () => {
      const wanted = (name ?? '').trim();
      const version = saved.find((one) => one.name === wanted)?.version ?? null;
      await client.preferences.save({ area, name: wanted, value: JSON.parse(JSON.stringify(current)), version });
      setChosen(wanted);
      return t('supervision:saved.kept', { name: wanted });
    });
  const remove = () =>
    void run(async () => {
      const version = saved.find((one) => one.name === chosen)?.version ?? 0;
      await client.preferences.remove({ area, name: chosen, version });
      setChosen('');
      return t('supervision:saved.removed', { name: chosen });
    });

  return (
    <div className="saved-filters">
      <SelectField
        label={t('supervision:saved.label')}
        value={saved.some((one) => one.name === chosen) ? chosen : ''}
        empty={t('supervision:saved.choose')}
        options={saved.map((one) => ({ value: one.name, label: one.name }))}
        onChange={(next) => {
          setChosen(next);
          setSaid('');
          const found = saved.find((one) => one.name === next);
          if (found !== undefined) onApply(found.value);
        }}
      />
      {name === null ? (
        <Button onClick={() => setName(chosen)}>{t('supervision:saved.keep')}</Button>
      ) : (
        <form
          className="saved-filters-name"
          onSubmit={(event) => {
            event.preventDefault();
            keep();
          }}
        >
          <TextField
            label={t('supervision:saved.name')}
            value={name}
            maxLength={30}
            start="here"
            error={problem ?? undefined}
            onChange={(text) => {
              setName(text);
              setProblem(null);
            }}
          />
          <Button htmlType="submit">{t('supervision:saved.save')}</Button>
          <Button onClick={() => setName(null)}>{t('common:cancel')}</Button>
        </form>
      )}
      {name === null && chosen !== '' && saved.some((one) => one.name === chosen) && (
        <Button onClick={remove}>{t('supervision:saved.remove', { name: chosen })}</Button>
      )}
      <span role="status" className="soft">
        {said}
      </span>
    </div>
  );
}
