import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../app/useSession.ts';
import { api } from '../../../bridge/client.ts';
import { Loaded } from '../../settings/SectionFrame.tsx';
import { AffectedPanel } from './AffectedPanel.tsx';
import { ChangeForm } from './ChangeForm.tsx';
import { EntryTable } from './EntryTable.tsx';
import { OutcomePanel } from './OutcomePanel.tsx';
import { useAffected } from './useAffected.ts';

/** Closing a day, other hours on a day, somebody away: first who is affected, then everything at once. */
export function ChangesView(): ReactNode {
  const { t } = useTranslation('appointments');
  const today = useToday();
  const flow = useAffected();
  const entries = useQuery({
    ...api.opening.entries.queryOptions({ input: { from: today } }),
    enabled: today !== '',
  });
  if (today === '') return null;
  return (
    <>
      {flow.outcome === null ? (
        <ChangeForm flow={flow} today={today} />
      ) : (
        <OutcomePanel outcome={flow.outcome} onDone={flow.reset} />
      )}
      {flow.shown !== null && <AffectedPanel key={flow.shown.fingerprint} flow={flow} shown={flow.shown} />}
      <section className="panel" aria-labelledby="entries-title">
        <h2 id="entries-title">{t('changes.entries')}</h2>
        <Loaded query={entries}>{(list) => <EntryTable entries={list} flow={flow} />}</Loaded>
      </section>
    </>
  );
}
