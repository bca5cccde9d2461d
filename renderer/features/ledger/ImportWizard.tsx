import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../bridge/client.ts';
import { Loaded } from '../settings/SectionFrame.tsx';
import { momentWords } from '../settings/moment.ts';
import { CheckResult } from './CheckResult.tsx';
import { ColumnsForm } from './ColumnsForm.tsx';
import { useImport } from './useImport.ts';

/** Taking an old ledger over, step by step: the file, what its columns are, a dry run, and only then the cases. */
export function ImportWizard({ onBack }: { readonly onBack: () => void }): ReactNode {
  const { t } = useTranslation('ledger');
  const { step, problem, choose, check, accept, toColumns, startAgain } = useImport();
  const head = useRef<HTMLHeadingElement>(null);
  const at = step.kind;
  // Each step begins at its top, for the eye and for a screen reader.
  useEffect(() => {
    if (at !== 'working') head.current?.focus();
  }, [at]);
  return (
    <section className="screen ledger-import" aria-labelledby="import-title">
      <header className="row">
        <h1 id="import-title" ref={head} tabIndex={-1}>
          {t('wizard.title')}
        </h1>
        <Button onClick={onBack}>{t('back')}</Button>
        {step.kind !== 'choose' && step.kind !== 'working' && <Button onClick={startAgain}>{t('wizard.other')}</Button>}
      </header>
      {problem !== null && (
        <p className="message error" role="alert">
          {problem}
        </p>
      )}
      <div role="status">
        {step.kind === 'working' && <p>{step.words}</p>}
        {step.kind === 'done' && <p className="message good">{t('wizard.done', step.outcome)}</p>}
      </div>
      {step.kind === 'choose' && (
        <div className="panel">
          <p>{t('wizard.intro')}</p>
          {/* The field itself has the cursor: Enter on it opens the list of files. */}
          <label className="file-choice">
            <input
              className="visually-hidden"
              type="file"
              accept=".xlsx,.csv,.txt"
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file !== undefined) void choose(file);
                event.target.value = '';
              }}
            />
            {t('wizard.choose')}
          </label>
        </div>
      )}
      {step.kind === 'columns' && (
        <ColumnsForm file={step.file} onCheck={(chosen, sheets) => void check({ ...step.file, sheets }, chosen)} />
      )}
      {step.kind === 'checked' && (
        <CheckResult
          check={step.check}
          problems={step.problems}
          onAccept={() => void accept(step)}
          onAgain={() => toColumns(step.file)}
        />
      )}
      {(step.kind === 'choose' || step.kind === 'done') && <EarlierImports />}
    </section>
  );
}

/** What was imported before, newest first. */
function EarlierImports(): ReactNode {
  const { t } = useTranslation('ledger');
  const queryClient = useQueryClient();
  const imports = useQuery(api.ledger.imports.queryOptions({ staleTime: 0 }));
  useEffect(() => void queryClient.invalidateQueries({ queryKey: [['ledger', 'imports']] }), [queryClient]);
  return (
    <div className="panel">
      <h2>{t('wizard.earlier')}</h2>
      <Loaded query={imports}>
        {(all) =>
          all.length === 0 ? (
            <p className="soft">{t('wizard.none')}</p>
          ) : (
            <table className="plain-table">
              <thead>
                <tr>
                  {(['at', 'name', 'figures', 'who'] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(`wizard.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {all.map((one) => (
                  <tr key={one.id}>
                    <td className="number">{momentWords(one.importedAt)}</td>
                    <td>{one.fileName}</td>
                    <td>{t('wizard.figuresOf', one)}</td>
                    <td>{one.staffName}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </div>
  );
}
