import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../bridge/client.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { openIntake } from '../../state/navigation.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useIntake } from './intake-store.ts';

/** Unfinished intakes of this person, to go on with. */
export function DraftList(): ReactNode {
  const { t } = useTranslation(['intake', 'common']);
  const term = useTerms();
  const current = useIntake((state) => state.draftId);
  const [state, setState] = useState<'closed' | 'open'>('closed');
  const { data } = useQuery(api.intake.drafts.queryOptions());
  const drafts = (data ?? []).filter((draft) => draft.id !== current);
  if (drafts.length === 0) return null;
  return (
    <>
      <Button size="small" onClick={() => setState('open')}>
        {t('drafts.title')} ({drafts.length})
      </Button>
      {state === 'open' && (
        <Dialog title={t('drafts.title')} onClose={() => setState('closed')}>
          <ul className="draft-list">
            {drafts.map((draft) => {
              const title = draft.title === '' ? t('drafts.untitled') : draft.title;
              return (
                <li key={draft.id}>
                  <Button
                    aria-label={t('drafts.openNamed', { title })}
                    onClick={() => {
                      setState('closed');
                      openIntake(draft.id);
                    }}
                  >
                    {t('drafts.open')}
                  </Button>
                  <strong>{title}</strong>
                  <span>{draft.matter === null ? '' : term('matter', draft.matter)}</span>
                  <span className="field-hint">
                    {new Date(draft.updatedAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })}
                  </span>
                </li>
              );
            })}
          </ul>
        </Dialog>
      )}
    </>
  );
}
