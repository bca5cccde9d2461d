import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeSettings } from '../../../shared/contract/session.ts';
import { useToday } from '../../app/useSession.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { CellField } from './CellField.tsx';
import { nextNumber } from './numbers-form.ts';
import type { DrawnSeries, TemplateRow } from './numbers-form.ts';
import type { Texts } from './texts.ts';
import { useEnterDown } from './useEnterDown.ts';
import type { SettingsForm } from './useSettingsForm.ts';

interface NumbersTableProps {
  readonly rows: readonly TemplateRow[];
  readonly settings: OfficeSettings;
  readonly drawn: DrawnSeries;
  readonly form: SettingsForm;
  readonly errors: Texts;
  readonly onType: (path: string, text: string) => void;
}

/** One line per series: its template, and the number its next paper bears. */
export function NumbersTable({ rows, settings, drawn, form, errors, onType }: NumbersTableProps): ReactNode {
  const { t } = useTranslation('settings');
  const term = useTerms();
  const today = useToday();
  const table = useRef<HTMLTableElement>(null);
  useEnterDown(table);
  const matterOf = (row: TemplateRow) => (row.matter === null ? t('numbers.allMatters') : term('matter', row.matter));
  return (
    <table ref={table} className="settings-table settings-numbers">
      <caption className="visually-hidden">{t('section.numbers')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('numbers.paper')}</th>
          <th scope="col">{t('limits.matter')}</th>
          <th scope="col">{t('numbers.template')}</th>
          <th scope="col">{t('numbers.next')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const next = nextNumber(row, form.text(row.path), settings, drawn, today);
          return (
            <tr key={row.key}>
              <th scope="row">{term('paper', row.kind)}</th>
              <td>{matterOf(row)}</td>
              <td>
                <CellField
                  kind="line"
                  label={t('numbers.cell', { paper: term('paper', row.kind), matter: matterOf(row) })}
                  path={row.path}
                  value={form.text(row.path)}
                  maxLength={80}
                  error={errors[row.path]}
                  onChange={(text) => onType(row.path, text)}
                />
              </td>
              <td>
                <output className="number">{next ?? t('numbers.none')}</output>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
