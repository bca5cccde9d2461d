import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { focusPath } from '../../ui/enter-moves.ts';
import { PickField } from '../../ui/PickField.tsx';
import type { LimitRow } from './limits-form.ts';
import { dividableClocks, stepPath, stepRows, textsOfRows } from './steps-form.ts';
import type { StepRow } from './steps-form.ts';
import { StepsTable } from './StepsTable.tsx';
import { numberOf } from './texts.ts';
import type { Texts } from './texts.ts';
import type { SettingsForm } from './useSettingsForm.ts';

interface StepsPanelProps {
  readonly from: CivilDate;
  readonly form: SettingsForm;
  readonly errors: Texts;
  readonly onType: (path: string, text: string) => void;
}

/** How the office divides its clocks among its rooms: every clock that has steps, and one more that is chosen. */
export function StepsPanel({ from, form, errors, onType }: StepsPanelProps): ReactNode {
  const { t } = useTranslation('settings');
  const term = useTerms();
  const panel = useRef<HTMLFieldSetElement>(null);
  const [opened, setOpened] = useState<readonly LimitRow[]>([]);
  // A clock that was just chosen is the one to go on with.
  useEffect(() => {
    const last = opened.at(-1);
    if (last !== undefined && panel.current !== null) {
      focusPath(panel.current, [stepPath(last.matter, last.clock, 0, 'name')]);
    }
  }, [opened]);
  const clocks = dividableClocks(from);
  const isShown = ({ matter, clock, path }: LimitRow): boolean =>
    opened.some((row) => row.path === path) ||
    stepRows(form.texts, matter, clock).length > 0 ||
    stepRows(form.stored, matter, clock).length > 0;
  const others = clocks.filter((row) => !isShown(row));
  const name = ({ matter, clock }: LimitRow): string =>
    t('steps.of', { matter: term('matter', matter), clock: term('clock', clock) });
  const change = ({ matter, clock }: LimitRow, rows: readonly StepRow[]) => {
    for (const [path, text] of Object.entries(textsOfRows(matter, clock, rows))) {
      if (text !== form.text(path)) onType(path, text);
    }
  };
  /** What the steps may add up to: the promise as typed, else the law. */
  const most = (row: LimitRow): number => {
    const promised = numberOf(form.text(row.path));
    return promised === null || Number.isNaN(promised) ? row.ceiling : promised;
  };
  return (
    <fieldset ref={panel} className="panel settings-fields">
      <legend>{t('steps.title')}</legend>
      <p className="soft">{t('steps.intro')}</p>
      {clocks.filter(isShown).map((row) => (
        <StepsTable
          key={row.path}
          limit={row}
          name={name(row)}
          most={most(row)}
          rows={stepRows(form.texts, row.matter, row.clock)}
          errors={errors}
          onType={onType}
          onRows={(rows) => change(row, rows)}
        />
      ))}
      <PickField
        label={t('steps.add')}
        className="field-short"
        placeholder={t('steps.choose')}
        value={null}
        options={others.map((row) => ({ key: row.path, label: name(row) }))}
        onChange={() => undefined}
        onPicked={(path) => setOpened((rows) => [...rows, ...others.filter((row) => row.path === path)])}
      />
    </fieldset>
  );
}
