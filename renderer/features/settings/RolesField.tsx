import { Checkbox } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES } from '../../../shared/workflow/types.ts';
import type { Role } from '../../../shared/workflow/types.ts';
import { useTerms } from '../../locales/useTerms.ts';

interface RolesFieldProps {
  readonly roles: readonly Role[];
  readonly error: string | undefined;
  readonly onRole: (role: Role, held: 'held' | 'dropped') => void;
}

/** The roles of a person, each with what it may do. */
export function RolesField({ roles, error, onRole }: RolesFieldProps): ReactNode {
  const { t } = useTranslation('settings');
  const term = useTerms();
  const id = useId();
  return (
    <fieldset
      className="field settings-roles"
      data-path="roles"
      tabIndex={-1}
      aria-describedby={error === undefined ? undefined : id}
    >
      <legend>{t('staff.roles')}</legend>
      {ROLES.map((role) => (
        <div key={role}>
          <Checkbox
            checked={roles.includes(role)}
            onChange={(event) => onRole(role, event.target.checked ? 'held' : 'dropped')}
          >
            {term('role', role)}
          </Checkbox>
          <span className="soft">{t(`staff.may.${role}`)}</span>
        </div>
      ))}
      {error !== undefined && (
        <div id={id} className="field-error" role="alert">
          {error}
        </div>
      )}
    </fieldset>
  );
}
