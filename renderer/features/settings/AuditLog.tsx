import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AUDIT_ENTITIES } from '../../../shared/audit/actions.ts';
import { api } from '../../bridge/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { SelectField } from '../cases/SelectField.tsx';
import { AuditTable } from './AuditTable.tsx';
import { Loaded } from './SectionFrame.tsx';

const PAGE = 50;

/** Who did what to what, newest first, fifty at a time. */
export function AuditLog(): ReactNode {
  const { t } = useTranslation('settings');
  const [entity, setEntity] = useState('');
  const [typedId, setTypedId] = useState('');
  const [entityId, setEntityId] = useState('');
  const filter = { ...(entity === '' ? {} : { entity }), ...(entityId === '' ? {} : { entityId }) };
  const trail = useInfiniteQuery(
    api.system.audit.infiniteOptions({
      input: (before: number | null) => ({
        ...filter,
        before,
        limit: PAGE,
      }),
      initialPageParam: null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : (page.at(-1)?.id ?? undefined)),
      staleTime: 0,
    }),
  );
  return (
    <section className="panel" aria-labelledby="settings-audit">
      <h3 id="settings-audit">{t('records.title')}</h3>
      <form
        role="search"
        aria-label={t('records.filter')}
        className="row settings-audit-filter"
        onSubmit={(event) => {
          event.preventDefault();
          setEntityId(typedId.trim());
        }}
      >
        <SelectField
          label={t('records.entity')}
          value={entity}
          empty={t('records.any')}
          options={AUDIT_ENTITIES.map((value) => ({ value, label: t(`records.entities.${value}`) }))}
          onChange={setEntity}
        />
        <TextField
          label={t('records.entityId')}
          value={typedId}
          maxLength={40}
          placeholder={t('records.any')}
          onChange={setTypedId}
        />
        <Button htmlType="submit">{t('records.apply')}</Button>
        <Button
          onClick={() => {
            setEntity('');
            setTypedId('');
            setEntityId('');
          }}
        >
          {t('records.clear')}
        </Button>
      </form>
      <Loaded query={trail}>
        {(data) => {
          const entries = data.pages.flat();
          return (
            <>
              <div className="row">
                <p role="status" className="soft">
                  {entries.length === 0 ? t('records.none') : t('records.shown', { count: entries.length })}
                </p>
                {entries.length > 0 && <ExportButton query={{ list: 'audit', filter }} />}
              </div>
              {entries.length > 0 && <AuditTable entries={entries} />}
              {trail.hasNextPage && (
                <Button loading={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
                  {t('records.more')}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
