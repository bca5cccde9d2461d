import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureRow } from '../../../shared/contract/statistics.ts';
import { MATTERS, type Matter } from '../../../shared/matters/types.ts';
import type { FigureId } from '../../../shared/statistics/figures.ts';
import { useTerms } from '../../locales/useTerms.ts';

interface FigureTableProps {
  readonly caption: string;
  readonly rows: readonly FigureRow[];
  readonly columns: 'matters' | 'total';
  /** Absent: the numbers open nothing (a frozen month). */
  readonly onOpen?: (figure: FigureId, matter: Matter | null) => void;
}

/** Figures with how each is counted; every number opens its records. */
export function FigureTable({ caption, rows, columns, onOpen }: FigureTableProps): ReactNode {
  const { t } = useTranslation('statistics');
  const term = useTerms();
  const cell = (figure: FigureId, value: number | null, matter: Matter | null) => {
    if (value === null) return t('none');
    if (onOpen === undefined) return value;
    const name = term('figure', figure);
    const label =
      matter === null
        ? t('open', { figure: name, value })
        : t('openMatter', { figure: name, value, matter: term('matter', matter) });
    return (
      <button type="button" className="link figure-link" aria-label={label} onClick={() => onOpen(figure, matter)}>
        {value}
      </button>
    );
  };
  return (
    <table className="settings-table figure-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.figure')}</th>
          <th scope="col">{t('table.unit')}</th>
          {columns === 'matters' &&
            MATTERS.map((matter) => (
              <th key={matter} scope="col" className="number">
                {term('matter', matter)}
              </th>
            ))}
          <th scope="col" className="number">
            {t('table.total')}
          </th>
          <th scope="col" className="figure-how">
            {t('table.how')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ figure, unit, total, byMatter }) => (
          <tr key={figure}>
            <th scope="row">{term('figure', figure)}</th>
            <td className="soft">{term('figureUnit', unit)}</td>
            {columns === 'matters' &&
              MATTERS.map((matter) => (
                <td key={matter} className="number">
                  {cell(figure, byMatter?.[matter] ?? null, matter)}
                </td>
              ))}
            <td className="number">
              <b>{cell(figure, total, null)}</b>
            </td>
            <td className="soft figure-how">{t(`how.${figure}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
