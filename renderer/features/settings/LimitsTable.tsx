import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { MATTERS } from '../../../shared/matters/types.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { CellField } from './CellField.tsx';
import { limitRows } from './limits-form.ts';
import type { LimitRow } from './limits-form.ts';
import type { Texts } from './texts.ts';
import { useEnterDown } from './useEnterDown.ts';
import type { SettingsForm } from './useSettingsForm.ts';
import { useStoredWords } from './useStoredWords.ts';

interface LimitsTableProps {
  readonly from: CivilDate;
  readonly form: SettingsForm;
  readonly errors: Texts;
  /** The promises in force today, said where they differ. */
  readonly inForce: Texts;
  readonly onType: (path: string, text: string) => void;
}

/** Every clock of every matter: statutory days with their article, promised days beside them. */
export function LimitsTable({ from, form, errors, inForce, onType }: LimitsTableProps): ReactNode {
  const { t } = useTranslation('settings');
  const term = useTerms();
  const table = useRef<HTMLTableElement>(null);
  useEnterDown(table);
  const rows = limitRows(from);
  const storedWords = useStoredWords(form);

  const promise = (row: LimitRow): ReactNode => {
    if (row.promise !== 'promisable') return <span className="soft">{t(`limits.${row.promise}`)}</span>;
    const today = inForce[row.path] ?? '';
    const elsewhere = storedWords(row.path);
    const then = form.stored[row.path] ?? '';
    return (
      <div className="settings-promise">
        <CellField
          label={t('limits.cell', {
            matter: term('matter', row.matter),
            clock: term('clock', row.clock),
            limit: row.ceiling,
          })}
          path={row.path}
          value={form.text(row.path)}
          maxLength={4}
          suffix={t('workdays')}
          error={errors[row.path]}
          warning={elsewhere}
          onChange={(text) => onType(row.path, text)}
        />
        {today !== then && (
          <span className="soft">{today === '' ? t('limits.todayNone') : t('limits.today', { days: today })}</span>
        )}
      </div>
    );
  };

  return (
    <table ref={table} className="settings-table settings-limits">
      <caption className="visually-hidden">{t('limits.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('limits.matter')}</th>
          <th scope="col">{t('limits.clock')}</th>
          <th scope="col">{t('limits.statutory')}</th>
          <th scope="col">{t('limits.citation')}</th>
          <th scope="col">{t('limits.promised')}</th>
        </tr>
      </thead>
      {MATTERS.map((matter) => {
        const own = rows.filter((row) => row.matter === matter);
        return (
          <tbody key={matter}>
            {own.map((row, at) => (
              <tr key={row.path}>
                {at === 0 && (
                  <th scope="rowgroup" rowSpan={own.length}>
                    {term('matter', matter)}
                  </th>
                )}
                <th scope="row">{term('clock', row.clock)}</th>
                <td className="number">{t('limits.days', { days: row.statutory.join(' / ') })}</td>
                <td className="soft" lang="zh-CN">
                  {row.citation}
                </td>
                <td>{promise(row)}</td>
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}
