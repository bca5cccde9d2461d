import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../bridge/client.ts';
import type { ContractOutputs } from '../../bridge/contract-inputs.ts';
import { CounterDialog } from './CounterDialog.tsx';
import { RowList } from './RowList.tsx';
import { NoticeLine } from './SaveBar.tsx';
import { Loaded, SectionHead } from './SectionFrame.tsx';

export type Counter = ContractOutputs['office']['counters'][number];

/** The counters: added, renamed, closed; never removed, since old records name them. */
export function CountersSection(): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const counters = useQuery(api.office.counters.queryOptions());
  const [editing, setEditing] = useState<{ readonly counter: Counter | null } | null>(null);
  const [done, setDone] = useState<string | null>(null);
  return (
    <>
      <SectionHead title={t('section.counters')} intro={t('counters.intro')}>
        <Button type="primary" onClick={() => setEditing({ counter: null })}>
          {t('counters.add')}
        </Button>
      </SectionHead>
      <NoticeLine notice={done === null ? null : { kind: 'done', words: done }} />
      <Loaded query={counters}>
        {(data) => (
          <RowList
            caption={t('section.counters')}
            rows={data}
            keyOf={(counter) => String(counter.id)}
            nameHead={t('counters.name')}
            nameOf={(counter) => counter.name}
            columns={[
              { head: t('counters.place'), cell: (counter) => counter.place },
              { head: t('state'), cell: (counter) => t(counter.active ? 'counters.open' : 'counters.closed') },
            ]}
            className={(counter) => (counter.active ? undefined : 'settings-off')}
            onOpen={(counter) => setEditing({ counter })}
          />
        )}
      </Loaded>
      <p className="soft" aria-hidden="true">
        {t('rowKeys')}
      </p>
      {editing !== null && (
        <CounterDialog
          counter={editing.counter}
          onClose={(words) => {
            setEditing(null);
            setDone(words);
          }}
        />
      )}
    </>
  );
}
