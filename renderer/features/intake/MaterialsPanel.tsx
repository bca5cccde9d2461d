import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../locales/useTerms.ts';
import { moveActive } from '../../ui/type-ahead.ts';
import { focusRowEntry } from './focus.ts';
import { MaterialRow } from './MaterialRow.tsx';
import { changeIntake, setMaterialAt, useIntake } from './intake-store.ts';
import { allPresent, pressRow, questionsOf, rowActOf, withMaterialFact } from './material-rows.ts';
import type { RowAct, RowRefusal } from './material-rows.ts';
import { useChecklist } from './useChecklist.ts';

function focusRow(at: number): void {
  requestAnimationFrame(() => {
    const row = document.querySelectorAll<HTMLElement>('.checklist tbody tr')[at];
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  });
}

function moveTo(at: number): void {
  setMaterialAt(at);
  focusRow(at);
}

/** The checklist: arrows move, one key per result, conditional lines with their reason. */
export function MaterialsPanel(): ReactNode {
  const { t } = useTranslation('intake');
  const term = useTerms();
  const { form, materialAt, errors } = useIntake();
  const { rows, date, summary } = useChecklist();
  const [refusal, setRefusal] = useState<RowRefusal | null>(null);
  const questions = questionsOf(form, date);
  const problems = summary.evaluation.kind === 'invalid' ? summary.evaluation.problems : [];
  const applying = rows.filter((row) => row.applies);

  const act = (at: number, what: RowAct) => {
    const answer = pressRow(form, rows, at, what);
    const row = rows[at];
    changeIntake(() => answer.form, `materials.${row === undefined ? -1 : applying.indexOf(row)}`);
    setRefusal(answer.refusal);
    if (answer.next === 'down') moveTo(Math.min(at + 1, rows.length - 1));
    else if (answer.next !== 'stay' && row !== undefined) {
      setMaterialAt(at);
      focusRowEntry(row.material.id);
    } else moveTo(at);
  };
  const press = (event: KeyboardEvent, at: number) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      moveTo(moveActive(at, rows.length, event.key === 'ArrowDown' ? 'down' : 'up'));
      return;
    }
    const what = rowActOf(event.key);
    if (what === null) return;
    event.preventDefault();
    act(at, what);
  };

  if (form.matter === null || rows.length === 0) {
    return (
      <section className="panel checklist" aria-label={t('materials.title')}>
        <h2>{t('materials.title')}</h2>
        <p>{t(form.matter === null ? 'materials.empty' : 'materials.noRules')}</p>
      </section>
    );
  }
  return (
    <section className="panel checklist" aria-label={t('materials.title')}>
      <div className="row checklist-head">
        <h2>{t('materials.title')}</h2>
        <Button size="small" onClick={() => changeIntake((now) => allPresent(now, rows))}>
          {t('materials.allPresent')}
        </Button>
        {questions.map((fact) => (
          <Checkbox
            key={fact}
            checked={form.materialFacts[fact] === true}
            onChange={(event) =>
              changeIntake((now) => withMaterialFact(now, fact, event.target.checked ? 'yes' : 'no'))
            }
          >
            {term('materialFact', fact)}
          </Checkbox>
        ))}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its rows take keys: a grid */}
      <table role="grid" aria-label={t('materials.title')}>
        <thead>
          <tr>
            <th scope="col">{t('materials.line')}</th>
            <th scope="col">{t('materials.name')}</th>
            <th scope="col">{t('materials.result')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const index = applying.indexOf(row);
            const path = `materials.${index}`;
            const problem = problems.find((one) => one.materialId === row.material.id && one.code !== 'unchecked');
            return (
              <MaterialRow
                key={row.material.id}
                row={row}
                form={form}
                path={path}
                active={at === materialAt ? 'active' : 'idle'}
                error={
                  errors[path] ??
                  errors[`${path}.result`] ??
                  errors[`${path}.defect`] ??
                  errors[`${path}.promisedDate`] ??
                  (problem === undefined ? undefined : t(`materials.problem.${problem.code}`))
                }
                onAct={(what) => act(at, what)}
                onKeyDown={(event) => press(event, at)}
                onFocus={() => setMaterialAt(at)}
                onLeave={() => moveTo(Math.min(at + 1, rows.length - 1))}
              />
            );
          })}
        </tbody>
      </table>
      <p className="field-hint">{t(form.path === 'commitment' ? 'materials.keysDeferred' : 'materials.keys')}</p>
      {refusal !== null && (
        <p className="field-warning" role="alert">
          {t(`materials.refusal.${refusal}`)}
        </p>
      )}
    </section>
  );
}
