import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../state/connection.ts';

/** Lines under the top bar: lost connection, sample data. */
export function Notes({ sampleShiftDays }: { readonly sampleShiftDays: number | null }): ReactNode {
  const { t } = useTranslation('common');
  const connection = useConnection((store) => store.state);
  return (
    <div className="window-notes">
      {connection === 'lost' && (
        <p className="note-lost" role="alert">
          {t('connection.lost')}
        </p>
      )}
      {sampleShiftDays !== null && (
        <p className="note-sample">
          {sampleShiftDays === 0 ? t('sample.bannerUnmoved') : t('sample.banner', { days: sampleShiftDays })}
        </p>
      )}
    </div>
  );
}
