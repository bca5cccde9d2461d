import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../../app/useSession.ts';
import { ChangeTable } from '../../notices/ChangeTable.tsx';
import type { CorrectionPreview } from './useCorrectionChanges.ts';

/** Before a correction is confirmed: old and new date of every clock it moves, and papers that bear an old one. */
export function CorrectionDates({ preview }: { readonly preview: CorrectionPreview }): ReactNode {
  const { t } = useTranslation('cases');
  const staff = useStaff();
  const { state, lines } = preview;
  const printed = lines.some(({ papers }) => papers.length > 0);
  return (
    <div className="correction-dates">
      <div role="status">
        {state === 'counting' && <p className="soft">{t('correct.counting')}</p>}
        {state === 'shown' && lines.length === 0 && <p>{t('correct.noDates')}</p>}
        {state === 'shown' && lines.length > 0 && (
          <p className="message warning">
            {t('correct.dates', { count: lines.length })} {t(printed ? 'correct.printed' : 'correct.notPrinted')}{' '}
            {t('correct.sign', { name: staff?.name ?? '' })}
          </p>
        )}
      </div>
      {state === 'shown' && lines.length > 0 && <ChangeTable lines={lines} />}
    </div>
  );
}
