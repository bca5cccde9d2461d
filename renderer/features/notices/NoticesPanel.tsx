import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../bridge/client.ts';
import { Loaded } from '../settings/SectionFrame.tsx';
import { NoticeForm } from './NoticeForm.tsx';
import { Proposal } from './Proposal.tsx';
import { VersionTable } from './VersionTable.tsx';
import './notices.css';

/** Loading a notice: read it, look at what moves, sign; below, everything loaded so far. */
export function NoticesPanel(): ReactNode {
  const { t } = useTranslation('notices');
  const versions = useQuery(api.notices.versions.queryOptions());
  const [chosen, setChosen] = useState<number | null>(null);
  const [words, setWords] = useState<string | null>(null);
  const choose = (id: number | null, said: string | null = null) => {
    setChosen(id);
    setWords(said);
    void versions.refetch();
  };
  return (
    <section className="notices" aria-labelledby="notices-title">
      <h3 id="notices-title">{t('title')}</h3>
      <p className="soft">{t('intro')}</p>
      <NoticeForm onRead={(id) => choose(id)} />
      <div role="status">{words !== null && <p className="message good">{words}</p>}</div>
      <Loaded query={versions}>
        {(all) => {
          const proposed = all.filter(({ state }) => state === 'proposed');
          const shown = proposed.find(({ id }) => id === chosen) ?? proposed[0];
          return (
            <>
              {shown !== undefined && (
                <Proposal
                  key={shown.id}
                  version={shown}
                  start={shown.id === chosen ? 'here' : 'elsewhere'}
                  onSettled={(said) => choose(null, said)}
                />
              )}
              <VersionTable versions={all} onChoose={(id) => choose(id)} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
