import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../../shared/contract/cases.ts';
import { useStaff } from '../../../app/useSession.ts';

/** Tells the person who judged the papers why there is nothing to decide here: that is somebody else's. */
export function FourEyesNote({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('cases');
  const staff = useStaff();
  const standing = detail.events.filter((event) => event.correctedBy === null);
  const reviewed = standing.some((event) => event.type === 'technical-reviewed' && event.staffId === staff?.id);
  const waiting = detail.endedOn === null && !standing.some((event) => event.type === 'decided');
  if (!reviewed || !waiting || detail.allowedActs.includes('decide')) return null;
  return <p className="soft act-note">{t('acts.fourEyes')}</p>;
}
