import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasRole, useStaff } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import { openPlace } from '../../state/navigation.ts';
import { openSection, startFor } from '../settings/settings-store.ts';
import './notices.css';

/** Said on every screen while open cases reach into a year without a notice; leads those who may load it there. */
export function UnpublishedNote(): ReactNode {
  const { t } = useTranslation('notices');
  const staff = useStaff();
  const mayLoad = useHasRole('supervisor', 'administrator');
  const { data } = useQuery(api.notices.status.queryOptions());
  if (data === undefined || data.openCases === 0 || data.unpublishedYear === null || staff === null) return null;
  const open = () => {
    startFor(staff.id);
    openSection('calendar');
    openPlace({ area: 'settings' });
  };
  return (
    <p className="note-unpublished" role="note">
      {t('note', { count: data.openCases, year: data.unpublishedYear })}{' '}
      {mayLoad && (
        <Button size="small" onClick={open}>
          {t('noteOpen')}
        </Button>
      )}
    </p>
  );
}
