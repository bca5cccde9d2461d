import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffSummary } from '../../../shared/contract/session.ts';
import { ROLES } from '../../../shared/workflow/types.ts';
import { api } from '../../bridge/client.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { RowList } from './RowList.tsx';
import { NoticeLine } from './SaveBar.tsx';
import { Loaded, SectionHead } from './SectionFrame.tsx';
import { staffGaps } from './staff-form.ts';
import { StaffDialog } from './StaffDialog.tsx';

/** Who works here, with which roles; nobody is removed, since old records name them. */
export function StaffSection(): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const term = useTerms();
  const staff = useQuery(api.office.staff.queryOptions());
  const [editing, setEditing] = useState<{ readonly id: string | null } | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const rolesOf = ({ roles }: StaffSummary) =>
    ROLES.filter((role) => roles.includes(role))
      .map((role) => term('role', role))
      .join(t('comma'));
  return (
    <>
      <SectionHead title={t('section.staff')} intro={t('staff.intro')}>
        <Button type="primary" onClick={() => setEditing({ id: null })}>
          {t('staff.add')}
        </Button>
      </SectionHead>
      <NoticeLine notice={done === null ? null : { kind: 'done', words: done }} />
      <Loaded query={staff}>
        {(data) => (
          <>
            <StaffGapsNote staff={data} />
            <RowList
              caption={t('section.staff')}
              rows={data}
              keyOf={(person) => person.id}
              nameHead={t('staff.name')}
              nameOf={(person) => person.name}
              columns={[
                { head: t('staff.account'), cell: (person) => person.account },
                { head: t('staff.roles'), cell: rolesOf },
                { head: t('state'), cell: (person) => t(person.active ? 'staff.active' : 'staff.inactive') },
              ]}
              className={(person) => (person.active ? undefined : 'settings-off')}
              onOpen={(person) => setEditing({ id: person.id })}
            />
            {editing !== null && (
              <StaffDialog
                staff={data}
                person={data.find((one) => one.id === editing.id) ?? null}
                onClose={(words) => {
                  setEditing(null);
                  setDone(words);
                }}
              />
            )}
          </>
        )}
      </Loaded>
      <p className="soft" aria-hidden="true">
        {t('rowKeys')}
      </p>
    </>
  );
}

/** What the office is too small for, said before a case gets stuck. */
function StaffGapsNote({ staff }: { readonly staff: readonly StaffSummary[] }): ReactNode {
  const { t } = useTranslation('settings');
  const term = useTerms();
  const gaps = staffGaps(staff);
  if (gaps === null) return null;
  return (
    <div className="message warning settings-gaps">
      {gaps.reviewers < 2 && <p>{t('staff.fourEyes', { reviewers: gaps.reviewers })}</p>}
      {gaps.unmanned.length > 0 && (
        <p>{t('staff.unmanned', { roles: gaps.unmanned.map((role) => term('role', role)).join(t('comma')) })}</p>
      )}
    </div>
  );
}
