import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { TextField } from '../../ui/Field.tsx';
import { extensionRows } from './limits-form.ts';
import type { Texts } from './texts.ts';
import type { SettingsForm } from './useSettingsForm.ts';

interface ExtensionsPanelProps {
  readonly from: CivilDate;
  readonly form: SettingsForm;
  readonly errors: Texts;
  readonly onType: (path: string, text: string) => void;
}

/** By how much a decision may be extended once, where the law leaves room for it. */
export function ExtensionsPanel({ from, form, errors, onType }: ExtensionsPanelProps): ReactNode {
  const { t } = useTranslation('settings');
  const term = useTerms();
  return (
    <fieldset className="panel settings-fields">
      <legend>{t('extensions.title')}</legend>
      <p className="soft">{t('extensions.intro')}</p>
      <div className="settings-grid">
        {extensionRows(from).map(({ matter, path, ceiling, byRule }) => (
          <TextField
            key={path}
            label={t('extensions.cell', { matter: term('matter', matter) })}
            kind="figures"
            path={path}
            value={form.text(path)}
            maxLength={3}
            suffix={t('workdays')}
            error={errors[path]}
            hint={byRule === 0 ? t('extensions.off', { ceiling }) : t('extensions.byRule', { days: byRule, ceiling })}
            onChange={(text) => onType(path, text)}
          />
        ))}
      </div>
    </fieldset>
  );
}
