import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetProposalView } from '../../../shared/contract/ledger.ts';
import { COLUMN_TARGETS, isLedgerColumn } from '../../../shared/ledger/columns.ts';
import type { ColumnTarget } from '../../../shared/ledger/columns.ts';
import { MATTERS } from '../../../shared/matters/types.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { SelectField } from '../cases/SelectField.tsx';
import type { ReadLedger } from './useImport.ts';

/** Letters of a column, counted from 0; ledgers have fewer than 702. */
function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : String.fromCharCode(64 + Math.floor(column / 26)) + last;
}

/** What each column of each sheet is; proposed, and changed where the proposal is wrong. */
export function ColumnsForm({
  file,
  onCheck,
}: {
  readonly file: ReadLedger;
  /** The sheets to be imported, and all of them as they are understood now. */
  readonly onCheck: (chosen: readonly SheetProposalView[], all: readonly SheetProposalView[]) => void;
}): ReactNode {
  const { t } = useTranslation('ledger');
  const [sheets, setSheets] = useState(file.sheets);
  const [taken, setTaken] = useState<ReadonlySet<number>>(
    () => new Set(file.sheets.filter(({ targets }) => targets.some(isLedgerColumn)).map(({ sheet }) => sheet)),
  );
  const change = (sheet: number, part: Partial<SheetProposalView>) =>
    setSheets((before) => before.map((one) => (one.sheet === sheet ? { ...one, ...part } : one)));
  const toggle = (sheet: number) =>
    setTaken((before) => new Set(before.has(sheet) ? [...before].filter((one) => one !== sheet) : [...before, sheet]));
  const chosen = sheets.filter(({ sheet }) => taken.has(sheet));
  return (
    <form
      className="panel"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0) onCheck(chosen, sheets);
      }}
    >
      <h2>{t('wizard.mapping')}</h2>
      <p className="soft">
        {t('wizard.file', { name: file.name })}
        {file.encoding !== null && ` · ${t(`wizard.encoding.${file.encoding}`)}`}
      </p>
      {sheets.map((sheet) => (
        <fieldset key={sheet.sheet} className="ledger-sheet">
          <legend>
            {sheet.name === null ? t('wizard.csv') : t('wizard.sheet', { name: sheet.name })}
            {sheet.visibility === 'hidden' && t('wizard.hiddenSheet')}
          </legend>
          <p className="row">
            <label className="check-choice">
              <input type="checkbox" checked={taken.has(sheet.sheet)} onChange={() => toggle(sheet.sheet)} />
              {t('wizard.take')}
            </label>
            <span className="soft">
              {t('wizard.rows', { header: sheet.headerRow, count: sheet.rows })}
              {sheet.remembered && ` · ${t('wizard.remembered')}`}
            </span>
          </p>
          {taken.has(sheet.sheet) && <SheetColumns sheet={sheet} onChange={(part) => change(sheet.sheet, part)} />}
        </fieldset>
      ))}
      <Button type="primary" htmlType="submit" disabled={chosen.length === 0}>
        {t('wizard.check')}
      </Button>
    </form>
  );
}

interface SheetColumnsProps {
  readonly sheet: SheetProposalView;
  readonly onChange: (part: Partial<SheetProposalView>) => void;
}

function SheetColumns({ sheet, onChange }: SheetColumnsProps): ReactNode {
  const { t } = useTranslation(['ledger', 'cases']);
  const term = useTerms();
  const words = (target: ColumnTarget): string =>
    isLedgerColumn(target) ? t(`cases:source.columns.${target}`) : t(`ledger:wizard.${target}`);
  const set = (column: number, text: string) => {
    const target = COLUMN_TARGETS.find((one) => one === text) ?? 'leave';
    // A column of ours is in one place only: choosing it here takes it from where it was.
    onChange({
      targets: sheet.targets.map((before, index) =>
        index === column ? target : isLedgerColumn(target) && before === target ? 'keep' : before,
      ),
    });
  };
  return (
    <>
      {!sheet.targets.includes('matter') && (
        <SelectField
          className="ledger-matter"
          label={t('ledger:wizard.matter')}
          value={sheet.matter ?? ''}
          empty={t('ledger:wizard.noMatter')}
          options={MATTERS.map((matter) => ({ value: matter, label: term('matter', matter) }))}
          onChange={(text) => onChange({ matter: MATTERS.find((matter) => matter === text) ?? null })}
        />
      )}
      <table className="plain-table ledger-columns">
        <thead>
          <tr>
            <th scope="col">{t('ledger:wizard.column')}</th>
            <th scope="col">{t('ledger:wizard.heading')}</th>
            <th scope="col">{t('ledger:wizard.sample')}</th>
            <th scope="col">{t('ledger:wizard.target')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.headings.map((heading, column) => (
            <tr key={lettersOf(column)}>
              <td>{lettersOf(column)}</td>
              <th scope="row">{heading}</th>
              <td className="soft ledger-sample">
                {sheet.samples
                  .map((cells) => cells[column] ?? '')
                  .filter((cell) => cell !== '')
                  .join(' · ')}
              </td>
              <td>
                <select
                  className="select"
                  aria-label={t('ledger:wizard.targetOf', { column: lettersOf(column), heading })}
                  value={sheet.targets[column]}
                  onChange={(event) => set(column, event.target.value)}
                >
                  {COLUMN_TARGETS.map((target) => (
                    <option key={target} value={target}>
                      {words(target)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
