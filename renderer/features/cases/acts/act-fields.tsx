import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CONCLUSIONS } from '../../../../shared/workflow/types.ts';
import type { Conclusion } from '../../../../shared/workflow/types.ts';
import { api } from '../../../bridge/client.ts';
import { useTerms } from '../../../locales/useTerms.ts';
import { TextField } from '../../../ui/Field.tsx';
import { RadioField } from '../SelectField.tsx';

/** Staff who can be named: active accounts by name. */
export function useNameableStaff() {
  const query = useQuery(api.office.staff.queryOptions());
  return (query.data ?? []).filter((person) => person.active);
}

interface ConclusionFieldProps {
  readonly label: string;
  readonly value: Conclusion | '';
  readonly error: string | undefined;
  readonly onChange: (value: Conclusion) => void;
}

/** Conforming or not. */
export function ConclusionField({ label, value, error, onChange }: ConclusionFieldProps): ReactNode {
  const term = useTerms();
  return (
    <RadioField
      label={label}
      value={value}
      error={error}
      options={CONCLUSIONS.map((conclusion) => ({ value: conclusion, label: term('conclusion', conclusion) }))}
      onChange={(text) => {
        const chosen = CONCLUSIONS.find((conclusion) => conclusion === text);
        if (chosen !== undefined) onChange(chosen);
      }}
    />
  );
}

interface FindingsFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** What was seen; may stay empty. */
export function FindingsField({ value, error, onChange }: FindingsFieldProps): ReactNode {
  const { t } = useTranslation('cases');
  return (
    <TextField
      label={t('acts.findings')}
      kind="area"
      path="findings"
      maxLength={4000}
      value={value}
      onChange={onChange}
      error={error}
      hint={t('acts.findingsHint')}
    />
  );
}

/** From how many names on a list of people gets a field to narrow it. */
const MANY_NAMES = 12;

interface InspectorsFieldProps {
  readonly value: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (ids: readonly string[]) => void;
}

/** Who was on site: ticked among the staff, at least two. */
export function InspectorsField({ value, error, onChange }: InspectorsFieldProps): ReactNode {
  const { t } = useTranslation('cases');
  const staff = useNameableStaff();
  const [part, setPart] = useState('');
  // Whose trade it is stands first.
  const rank = (person: (typeof staff)[number]): number => (person.roles.includes('reviewer') ? 0 : 1);
  const shown = staff
    .toSorted((a, b) => rank(a) - rank(b))
    .filter((person) => value.includes(person.id) || person.name.includes(part.trim()));
  return (
    <fieldset className="field" aria-describedby="inspectors-hint">
      <legend className="field-label">{t('acts.inspectors')}</legend>
      {staff.length > MANY_NAMES && (
        <TextField label={t('acts.inspectorsPlaceholder')} value={part} onChange={setPart} className="field-short" />
      )}
      <div className="row inspector-names">
        {shown.map((person) => (
          <label key={person.id} className="check-choice">
            <input
              type="checkbox"
              checked={value.includes(person.id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, person.id] : value.filter((id) => id !== person.id))
              }
            />
            {person.name}
          </label>
        ))}
      </div>
      {error !== undefined && (
        <div className="field-error" role="alert">
          {error}
        </div>
      )}
      <div id="inspectors-hint" className="field-hint">
        {t('acts.inspectorsHint')}
      </div>
    </fieldset>
  );
}
