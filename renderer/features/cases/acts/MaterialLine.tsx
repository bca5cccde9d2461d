import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MaterialResult } from '../../../../shared/checklist/types.ts';
import type { Path } from '../../../../shared/matters/types.ts';
import { useTerms } from '../../../locales/useTerms.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { needsDefect, resultsOf, toggled } from './material-checks.ts';
import type { LineState } from './material-checks.ts';

interface MaterialLineProps {
  readonly state: LineState;
  readonly path: Path;
  readonly today: string;
  readonly name: string;
  readonly errorOf: (field: 'result' | 'defect' | 'promisedDate') => string | undefined;
  readonly onChange: (change: Partial<LineState>) => void;
}

/** Arrows go from tick to tick. */
function moveBetweenTicks(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const boxes = [...(event.currentTarget.closest('form')?.querySelectorAll<HTMLElement>('.material-tick') ?? [])];
  const next = boxes[boxes.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** One line of the list: tick it, or say what is the matter with it. */
export function MaterialLine({ state, path, today, name, errorOf, onChange }: MaterialLineProps): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const { material, result } = state;
  const error = errorOf('result');
  const label = t('accept.resultFor', { line: material.line, name });
  return (
    <li className={`material-line material-${result}`}>
      <label className="check-choice">
        <input
          type="checkbox"
          className="material-tick"
          checked={result === 'present'}
          onKeyDown={moveBetweenTicks}
          onChange={() => onChange({ result: toggled(result) })}
        />
        <span className="number">{material.line}</span> {name}
      </label>
      <select
        className="select"
        aria-label={label}
        aria-invalid={error !== undefined}
        value={result}
        onChange={(event) => {
          const chosen = resultsOf(material, path).find((one: MaterialResult) => one === event.target.value);
          if (chosen !== undefined) onChange({ result: chosen });
        }}
      >
        {resultsOf(material, path).map((one) => (
          <option key={one} value={one}>
            {term('materialResult', one)}
          </option>
        ))}
      </select>
      {error !== undefined && (
        <div className="field-error" role="alert">
          {error}
        </div>
      )}
      {needsDefect(result) && (
        <TextField
          className="material-more"
          label={t('accept.defectFor', { line: material.line })}
          need="required"
          maxLength={500}
          value={state.defect}
          onChange={(defect) => onChange({ defect })}
          error={errorOf('defect')}
        />
      )}
      {result === 'tolerated' && (
        <DateField
          className="material-more field-short"
          label={t('accept.promisedDateFor', { line: material.line })}
          need="required"
          today={today}
          value={state.promisedDate}
          onChange={(promisedDate) => onChange({ promisedDate })}
          error={errorOf('promisedDate')}
        />
      )}
    </li>
  );
}
