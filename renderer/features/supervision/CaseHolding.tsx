import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../shared/contract/cases.ts';
import { useHasRole, useStaff } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import { HandOverDialog } from './HandOverDialog.tsx';
import { SlipLine } from './SlipLine.tsx';
import './supervision.css';

/** Who holds a case, and the slips it got, newest first. */
export function CaseHolding({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation(['supervision', 'cases']);
  const staff = useStaff();
  const isSupervisor = useHasRole('supervisor');
  const slips = useQuery(api.supervision.slipsOfCase.queryOptions({ input: { caseId: detail.id } }));
  const [giving, setGiving] = useState<'open' | 'closed'>('closed');
  const [said, setSaid] = useState('');
  const isHandler = staff !== null && detail.handlerId === staff.id;
  const open = detail.origin === 'live' && detail.endedOn === null;
  return (
    <section className="panel" aria-labelledby="case-holding">
      <h2 id="case-holding">{t('supervision:holding.title')}</h2>
      <p className="row">
        <span>
          {t('supervision:holding.handler')}：{detail.handlerName ?? t('supervision:nobody')}
        </span>
        {open && (isHandler || isSupervisor) && (
          <Button size="small" onClick={() => setGiving('open')}>
            {t('supervision:handOver.button')}
          </Button>
        )}
        <span role="status">{said}</span>
      </p>
      {(slips.data ?? []).length === 0 ? (
        <p className="soft">{t('supervision:holding.none')}</p>
      ) : (
        <ul className="slip-lines">
          {(slips.data ?? []).map((slip) => (
            <SlipLine
              key={slip.id}
              slip={slip}
              place="case"
              answer={isHandler || slip.handlerId === staff?.id ? 'mine' : 'others'}
            />
          ))}
        </ul>
      )}
      {giving === 'open' && (
        <HandOverDialog
          cases={[
            {
              id: detail.id,
              version: detail.version,
              title: `${detail.projectName ?? t('supervision:list.noProject')} ${detail.receiptNumber ?? ''}`,
            },
          ]}
          everythingOf={null}
          toStaffId={null}
          reason=""
          onClose={() => setGiving('closed')}
          onDone={(words) => {
            setGiving('closed');
            setSaid(words);
          }}
        />
      )}
    </section>
  );
}
