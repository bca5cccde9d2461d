import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuthoritySetting } from '../../../shared/contract/session.ts';
import { TextField } from '../../ui/Field.tsx';
import { AUTHORITY_FIELDS } from './setup-form.ts';
import type { AuthorityField, AuthorityName } from './setup-form.ts';

const MAX_LENGTH: Readonly<Record<AuthorityField, number>> = {
  name: 100,
  short: 12,
  address: 200,
  phone: 40,
  supervisionPhone: 40,
  hours: 200,
};

interface AuthorityPanelProps {
  readonly name: AuthorityName;
  readonly value: AuthoritySetting;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (field: AuthorityField, value: string) => void;
}

/** One issuing authority: name, short name of its document numbers, where and when it can be asked. */
export function AuthorityPanel({ name, value, errors, onChange }: AuthorityPanelProps): ReactNode {
  const { t } = useTranslation('setup');
  return (
    <fieldset className="panel setup-panel">
      <legend>{t(`authority.${name}`)}</legend>
      <div className="setup-grid">
        {AUTHORITY_FIELDS.map((field) => (
          <TextField
            key={field}
            className={`setup-${field}`}
            label={t(`authority.${field}`)}
            need="required"
            path={`${name}.${field}`}
            value={value[field]}
            maxLength={MAX_LENGTH[field]}
            error={errors[`${name}.${field}`]}
            hint={field === 'short' ? t('authority.shortHint') : undefined}
            onChange={(text) => onChange(field, text)}
          />
        ))}
      </div>
      {name === 'rescueAuthority' && <p className="field-hint">{t('authority.sameHint')}</p>}
    </fieldset>
  );
}
