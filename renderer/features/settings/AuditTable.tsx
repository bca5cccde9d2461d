import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { auditWords } from '../../../shared/audit/line.ts';
import type { ContractOutputs } from '../../bridge/contract-inputs.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { detailLine } from './audit-text.ts';
import { momentWords } from './moment.ts';

type Entry = ContractOutputs['system']['audit'][number];

/** Entries of the trail. */
export function AuditTable({ entries }: { readonly entries: readonly Entry[] }): ReactNode {
  const { t } = useTranslation('settings');
  const lookUp = t as unknown as (key: string, options: object) => string;
  const term = useTerms();
  const actionOf = (entry: Entry): string => {
    const { action, variant } = auditWords(entry.action);
    const words = lookUp(`records.actions.${action}`, { defaultValue: entry.action });
    if (variant === null) return words;
    return `${words} · ${action === 'cases-act' ? term('act', variant) : lookUp(`records.outcomes.${variant}`, { defaultValue: variant })}`;
  };
  const fieldWord = (field: string) => lookUp(`records.fields.${field}`, { defaultValue: field });
  return (
    <table className="settings-table settings-audit">
      <caption className="visually-hidden">{t('records.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('records.at')}</th>
          <th scope="col">{t('records.who')}</th>
          <th scope="col">{t('records.what')}</th>
          <th scope="col">{t('records.entity')}</th>
          <th scope="col">{t('records.details')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className="number">{momentWords(entry.at)}</td>
            <td>{entry.staffName ?? t('records.program')}</td>
            <td>{actionOf(entry)}</td>
            <td>
              {lookUp(`records.entities.${entry.entity}`, { defaultValue: entry.entity })} {entry.entityId}
            </td>
            <td className="settings-details">
              <Details data={entry.data} wordOf={fieldWord} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Details({
  data,
  wordOf,
}: {
  readonly data: Entry['data'];
  readonly wordOf: (field: string) => string;
}): ReactNode {
  const { line, full } = detailLine(data, wordOf);
  if (full === null) return line;
  return (
    <details>
      <summary>{line}</summary>
      {full}
    </details>
  );
}
