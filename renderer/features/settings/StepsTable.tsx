import { Button } from 'antd';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { stepEndsOf } from '../../../shared/settings/ceilings.ts';
import { CellField } from './CellField.tsx';
import type { LimitRow } from './limits-form.ts';
import { MOST_STEPS, NO_STEP, stepPath, totalOfRows } from './steps-form.ts';
import type { StepRow } from './steps-form.ts';
import type { Texts } from './texts.ts';
import { useEnterDown } from './useEnterDown.ts';

interface StepsTableProps {
  readonly limit: LimitRow;
  readonly name: string;
  /** Working days the steps may add up to. */
  readonly most: number;
  readonly rows: readonly StepRow[];
  readonly errors: Texts;
  readonly onType: (path: string, text: string) => void;
  readonly onRows: (rows: readonly StepRow[]) => void;
}

/** The sub-steps of one clock in their order; a blank line below waits for the next one. */
export function StepsTable(props: StepsTableProps): ReactNode {
  const { limit, name, most, rows, errors, onType, onRows } = props;
  const { matter, clock } = limit;
  const { t } = useTranslation('settings');
  const table = useRef<HTMLTableElement>(null);
  useEnterDown(table);
  const ends = stepEndsOf(matter, clock);
  const shown = rows.length < MOST_STEPS ? [...rows, NO_STEP] : rows;
  const words = (key: 'name' | 'days' | 'ends' | 'up' | 'remove', index: number) =>
    t(`steps.cell.${key}`, { name, step: index + 1 });
  const moveUp = (index: number) =>
    onRows([...rows.slice(0, index - 1), ...rows.slice(index - 1, index + 1).toReversed(), ...rows.slice(index + 1)]);
  return (
    <table ref={table} className="settings-table settings-steps">
      <caption>
        <strong>{name}</strong> <span className="soft">{t('steps.total', { total: totalOfRows(rows), most })}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('steps.order')}</th>
          <th scope="col">{t('steps.name')}</th>
          <th scope="col">{t('steps.days')}</th>
          <th scope="col">{t('steps.ends')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('steps.tools')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((row, index) => {
          const path = (field: 'name' | 'workdays' | 'endsWith') => stepPath(matter, clock, index, field);
          return (
            // Lines have no name of their own: their place is what they are.
            <tr key={index}>
              <td className="number">{index + 1}</td>
              <td>
                <CellField
                  kind="line"
                  label={words('name', index)}
                  path={path('name')}
                  value={row.name}
                  maxLength={20}
                  error={errors[path('name')]}
                  onChange={(text) => onType(path('name'), text)}
                />
              </td>
              <td>
                <CellField
                  label={words('days', index)}
                  path={path('workdays')}
                  value={row.workdays}
                  maxLength={3}
                  suffix={t('workdays')}
                  error={errors[path('workdays')]}
                  onChange={(text) => onType(path('workdays'), text)}
                />
              </td>
              <td>
                <select
                  className="select"
                  aria-label={words('ends', index)}
                  data-path={path('endsWith')}
                  value={row.endsWith}
                  onChange={(event) => onType(path('endsWith'), event.target.value)}
                >
                  <option value="">{t('steps.byTime')}</option>
                  {ends.map((end) => (
                    <option key={end} value={end}>
                      {t(`steps.end.${end}`)}
                    </option>
                  ))}
                </select>
                {errors[path('endsWith')] !== undefined && (
                  <div className="field-error" role="alert">
                    {errors[path('endsWith')]}
                  </div>
                )}
              </td>
              <td className="settings-step-tools">
                <Button
                  size="small"
                  disabled={index === 0 || index >= rows.length}
                  aria-label={words('up', index)}
                  onClick={() => moveUp(index)}
                >
                  {t('steps.up')}
                </Button>
                <Button
                  size="small"
                  disabled={index >= rows.length}
                  aria-label={words('remove', index)}
                  onClick={() => onRows(rows.toSpliced(index, 1))}
                >
                  {t('steps.remove')}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
