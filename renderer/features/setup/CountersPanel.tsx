import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/Field.tsx';
import type { SetupForm } from './setup-form.ts';

const MOST_COUNTERS = 50;

interface CountersPanelProps {
  readonly counters: SetupForm['counters'];
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (at: number, change: Partial<SetupForm['counters'][number]>) => void;
  readonly onAdd: () => void;
  readonly onRemove: (at: number) => void;
}

/** The counters of the office: one at least. */
export function CountersPanel({ counters, errors, onChange, onAdd, onRemove }: CountersPanelProps): ReactNode {
  const { t } = useTranslation(['setup', 'common']);
  return (
    <fieldset className="panel setup-panel">
      <legend>{t('counters.title')}</legend>
      {counters.map((counter, at) => (
        // Rows have no name of their own until they are saved; they are only added and removed at the end or by hand.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <div key={at} className="setup-counter">
          <TextField
            label={t('counters.name')}
            need="required"
            path={`counters.${at}.name`}
            value={counter.name}
            maxLength={40}
            error={errors[`counters.${at}.name`]}
            onChange={(name) => onChange(at, { name })}
          />
          <TextField
            label={t('counters.place')}
            need="required"
            path={`counters.${at}.place`}
            value={counter.place}
            maxLength={100}
            error={errors[`counters.${at}.place`]}
            onChange={(place) => onChange(at, { place })}
          />
          {counters.length > 1 && (
            <Button aria-label={t('counters.remove', { number: at + 1 })} onClick={() => onRemove(at)}>
              {t('common:remove')}
            </Button>
          )}
        </div>
      ))}
      {counters.length < MOST_COUNTERS && <Button onClick={onAdd}>{t('counters.add')}</Button>}
    </fieldset>
  );
}
