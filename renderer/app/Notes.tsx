import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { UnpublishedNote } from '../features/notices/UnpublishedNote.tsx';
import { useConnection } from '../state/connection.ts';

/** Lines under the top bar: lost connection, sample data, cases that reach into an unpublished year. */
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
      <UnpublishedNote />
      {sampleShiftDays !== null && (
        <p className="note-sample">
          {sampleShiftDays === 0 ? t('sample.bannerUnmoved') : t('sample.banner', { days: sampleShiftDays })}
        </p>
      )}
    </div>
  );
}
