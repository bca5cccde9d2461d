import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MATTERS } from '../../../shared/matters/types.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { SelectField } from '../cases/SelectField.tsx';
import type { SettingsForm } from './useSettingsForm.ts';

interface IssuerTableProps {
  readonly form: SettingsForm;
  readonly blocks: number;
  readonly onType: (path: string, text: string) => void;
}

/** Which authority issues for which matter. */
export function IssuerTable({ form, blocks, onType }: IssuerTableProps): ReactNode {
  const { t } = useTranslation('settings');
  const term = useTerms();
  const options = Array.from({ length: blocks }, (_unused, at) => ({
    value: String(at),
    label: form.text(`blocks.${at}.name`) || t('office.nameless', { number: at + 1 }),
  }));
  return (
    <fieldset className="panel settings-fields">
      <legend>{t('office.issuers')}</legend>
      <div className="settings-grid settings-issuers">
        {MATTERS.map((matter) => (
          <SelectField
            key={matter}
            label={term('matter', matter)}
            path={`issuer.${matter}`}
            value={form.text(`issuer.${matter}`)}
            options={options}
            onChange={(at) => onType(`issuer.${matter}`, at)}
          />
        ))}
      </div>
    </fieldset>
  );
}
