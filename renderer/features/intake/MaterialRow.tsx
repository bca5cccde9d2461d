import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequiredMaterial } from '../../../shared/checklist/required.ts';
import type { MaterialResult } from '../../../shared/checklist/types.ts';
import { isComposing } from '../../app/shortcuts.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { MaterialEntry } from './MaterialEntry.tsx';
import type { IntakeForm } from './intake-form.ts';
import { tickOf } from './material-rows.ts';
import type { RowAct } from './material-rows.ts';

// The marks of the paper itself: ticked, crossed, struck.
const MARKS: Readonly<Record<MaterialResult, string>> = {
  unchecked: '○',
  present: '√',
  missing: '×',
  defective: '!',
  'corrected-on-the-spot': '√',
  tolerated: '◷',
  deferred: '▷',
  'not-applicable': '／',
};
const MOUSE_ACTS: readonly RowAct[] = [
  'toggle',
  'missing',
  'defective',
  'corrected',
  'tolerated',
  'deferred',
  'not-applicable',
];
const RESULT_OF: Readonly<Partial<Record<RowAct, MaterialResult>>> = {
  toggle: 'present',
  missing: 'missing',
  defective: 'defective',
  corrected: 'corrected-on-the-spot',
  tolerated: 'tolerated',
  deferred: 'deferred',
  'not-applicable': 'not-applicable',
};

interface MaterialRowProps {
  readonly row: RequiredMaterial;
  readonly form: IntakeForm;
  readonly path: string;
  readonly active: 'active' | 'idle';
  readonly error: string | undefined;
  readonly onAct: (act: RowAct) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  /** The text behind the result is written; on with the next row. */
  readonly onLeave: () => void;
}

/** One line of the checklist with its mark, its reason, and the words its result asks for. */
export function MaterialRow(props: MaterialRowProps): ReactNode {
  const { row, form, path, active, error, onAct, onKeyDown, onFocus, onLeave } = props;
  const { t, i18n } = useTranslation('intake');
  const term = useTerms();
  const { material, applies } = row;
  const tick = tickOf(form, row);
  const result: MaterialResult = applies ? tick.result : 'not-applicable';
  const english = i18n.language === 'en-US';
  const name = english ? material.nameEn : material.name;
  const reason = english ? row.reasonEn : row.reason;
  const possible = MOUSE_ACTS.filter(
    (act) =>
      (act !== 'tolerated' || material.tolerable) &&
      (act !== 'deferred' || (material.deferrable && form.path === 'commitment')) &&
      (act !== 'not-applicable' || material.condition.kind === 'fact'),
  );
  return (
    <tr
      tabIndex={active === 'active' ? 0 : -1}
      aria-selected={active === 'active'}
      aria-label={t('materials.rowName', { line: material.line, name, result: term('materialResult', result) })}
      data-path={applies ? path : undefined}
      className={`check-row check-${result}${error === undefined ? '' : ' check-wrong'}`}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (!isComposing(event.nativeEvent)) onKeyDown(event);
      }}
    >
      <td className="check-number">{material.line}</td>
      <td>
        <div>{name}</div>
        <div className="field-hint">
          {t('materials.copies', { form: term('materialForm', material.form), count: material.copies })}
          {reason !== null && ` · ${t(applies ? 'materials.reason' : 'materials.notApplying', { reason })}`}
        </div>
        {applies && <MaterialEntry row={row} tick={tick} path={path} error={error} onLeave={onLeave} />}
        {active === 'active' && (
          <div className="check-acts">
            {possible.map((act) => (
              <button
                key={act}
                type="button"
                tabIndex={-1}
                aria-pressed={RESULT_OF[act] === result}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onAct(act)}
              >
                {term('materialResult', RESULT_OF[act] ?? '')}
              </button>
            ))}
          </div>
        )}
      </td>
      <td className="check-result">
        <span className="check-mark" aria-hidden="true">
          {MARKS[result]}
        </span>
        {term('materialResult', result)}
      </td>
    </tr>
  );
}
