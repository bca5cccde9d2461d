import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES } from '../../../shared/workflow/types.ts';
import type { Role } from '../../../shared/workflow/types.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { TextField } from '../../ui/Field.tsx';
import type { SetupForm } from './setup-form.ts';

interface AdministratorPanelProps {
  readonly value: SetupForm['administrator'];
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (change: Partial<SetupForm['administrator']>) => void;
  readonly onRole: (role: Role, held: 'held' | 'dropped') => void;
}

/** The first account; a one-person office gives it the other roles, too. */
export function AdministratorPanel({ value, errors, onChange, onRole }: AdministratorPanelProps): ReactNode {
  const { t } = useTranslation('setup');
  const term = useTerms();
  return (
    <fieldset className="panel setup-panel">
      <legend>{t('administrator.title')}</legend>
      <div className="setup-grid">
        <TextField
          label={t('administrator.account')}
          need="required"
          path="administrator.account"
          value={value.account}
          maxLength={32}
          error={errors['administrator.account']}
          hint={t('administrator.accountHint')}
          autoComplete="username"
          onChange={(account) => onChange({ account })}
        />
        <TextField
          label={t('administrator.name')}
          need="required"
          path="administrator.name"
          value={value.name}
          maxLength={40}
          error={errors['administrator.name']}
          onChange={(name) => onChange({ name })}
        />
        <TextField
          label={t('administrator.password')}
          need="required"
          kind="password"
          path="administrator.password"
          value={value.password}
          maxLength={128}
          error={errors['administrator.password']}
          hint={t('administrator.passwordHint')}
          autoComplete="new-password"
          onChange={(password) => onChange({ password })}
        />
        <TextField
          label={t('administrator.repeated')}
          need="required"
          kind="password"
          path="administrator.repeated"
          value={value.repeated}
          maxLength={128}
          error={errors['administrator.repeated']}
          autoComplete="new-password"
          onChange={(repeated) => onChange({ repeated })}
        />
      </div>
      <div className="row" role="group" aria-label={t('administrator.roles')}>
        <span className="field-hint">{t('administrator.roles')}</span>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            checked={value.roles.includes(role)}
            disabled={role === 'administrator'}
            onChange={(event) => onRole(role, event.target.checked ? 'held' : 'dropped')}
          >
            {term('role', role)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
