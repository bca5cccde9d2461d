import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractOutputs } from '../../bridge/contract-inputs.ts';
import { momentWords, sizeWords } from './moment.ts';

/** The backups there are, newest first. */
export function BackupTable({ backups }: { readonly backups: ContractOutputs['system']['backups'] }): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <table className="settings-table">
      <caption className="visually-hidden">{t('backup.list')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('records.at')}</th>
          <th scope="col">{t('backup.name')}</th>
          <th scope="col">{t('backup.size')}</th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr key={backup.name}>
            <td className="number">{momentWords(backup.at)}</td>
            <th scope="row">{backup.name}</th>
            <td className="number">{sizeWords(backup.bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
