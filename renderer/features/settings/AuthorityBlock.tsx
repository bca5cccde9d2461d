import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/Field.tsx';
import { AUTHORITY_FIELDS } from '../setup/setup-form.ts';
import type { AuthorityField } from '../setup/setup-form.ts';
import type { Texts } from './texts.ts';
import type { SettingsForm } from './useSettingsForm.ts';

const MAX_LENGTH: Readonly<Record<AuthorityField, number>> = {
  name: 100,
  short: 12,
  address: 200,
  phone: 40,
  supervisionPhone: 40,
  hours: 200,
};

interface AuthorityBlockProps {
  readonly at: number;
  /** Names of the matters it issues for. */
  readonly matters: readonly string[];
  readonly form: SettingsForm;
  readonly errors: Texts;
  readonly onType: (path: string, text: string) => void;
}

/** One authority as printed on its papers. */
export function AuthorityBlock({ at, matters, form, errors, onType }: AuthorityBlockProps): ReactNode {
  const { t } = useTranslation(['settings', 'setup']);
  const isRenamed = form.changed[`blocks.${at}.short`] !== undefined;
  return (
    <fieldset className="panel settings-fields">
      <legend>{t('settings:office.authority', { number: at + 1 })}</legend>
      <p className="soft">
        {matters.length === 0
          ? t('settings:office.issuesNothing')
          : t('settings:office.issuesFor', { matters: matters.join(t('settings:comma')) })}
      </p>
      <div className="settings-grid">
        {AUTHORITY_FIELDS.map((field) => (
          <TextField
            key={field}
            className={`settings-${field}`}
            label={t(`setup:authority.${field}`)}
            need="required"
            path={`blocks.${at}.${field}`}
            value={form.text(`blocks.${at}.${field}`)}
            maxLength={MAX_LENGTH[field]}
            error={errors[`blocks.${at}.${field}`]}
            warning={field === 'short' && isRenamed ? t('settings:office.shortWarning') : undefined}
            hint={field === 'short' ? t('setup:authority.shortHint') : undefined}
            onChange={(text) => onType(`blocks.${at}.${field}`, text)}
          />
        ))}
      </div>
    </fieldset>
  );
}
