import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../shared/contract/cases.ts';
import { useHasRole } from '../../app/useSession.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { openPaper } from '../../state/navigation.ts';

/** All papers of a case, and the ones that may be made on request. */
export function PapersPanel({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const { describe } = useProblem();
  const [problem, setProblem] = useState<string | null>(null);
  const keys = useRef({ 'service-return': crypto.randomUUID(), 'commitment-letter': crypto.randomUUID() });
  const issue = async (kind: 'service-return' | 'commitment-letter') => {
    setProblem(null);
    try {
      const paper = await client.papers.issue({ kind, key: keys.current[kind], caseId: detail.id });
      keys.current[kind] = crypto.randomUUID();
      openPaper(paper.id);
    } catch (error) {
      setProblem(describe(error).sentence);
    }
  };
  // Told to the applicant by whoever signed that the dates moved.
  const maySign = useHasRole('supervisor');
  const hasList = maySign && detail.papers.some(({ kind }) => kind === 'date-change-list');
  const issueSlip = async () => {
    setProblem(null);
    try {
      const lists = await client.notices.correctionLists({ caseId: detail.id });
      const listId = lists.at(-1)?.listId ?? 0;
      const [slip] = await client.notices.slips({ key: crypto.randomUUID(), listId, caseIds: [detail.id] });
      if (slip === undefined) setProblem(t('papers.noChangeSlip'));
      else openPaper(slip.id);
    } catch (error) {
      setProblem(describe(error).sentence);
    }
  };
  return (
    <section className="panel" aria-labelledby="case-papers">
      <h2 id="case-papers">{t('screen.region.papers')}</h2>
      {detail.papers.length === 0 ? (
        <p className="empty">{t('papers.none')}</p>
      ) : (
        <ul className="papers" aria-label={t('papers.label')}>
          {detail.papers.map((paper) => (
            <li key={paper.id}>
              <span className={paper.voided === null ? undefined : 'paper-void'}>
                <strong>{term('paper', paper.kind)}</strong>{' '}
                <span className="number">{paper.number ?? t('papers.unnumbered')}</span>
              </span>
              <span className="soft">
                {t('papers.issued', { date: paper.issuedOn })} ·{' '}
                {paper.prints === 0 ? t('papers.notPrinted') : t('papers.printed', { count: paper.prints })}
                {paper.voided === null ? '' : ` · ${t('papers.voided', { reason: paper.voided.reason })}`}
              </span>
              <Button
                size="small"
                aria-label={t('papers.openNamed', { paper: `${term('paper', paper.kind)} ${paper.number ?? ''}` })}
                onClick={() => openPaper(paper.id)}
              >
                {t('papers.open')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {detail.origin === 'live' && (
        <p className="row papers-extra">
          <span className="soft">{t('papers.extra')}</span>
          <Button size="small" onClick={() => void issue('service-return')}>
            {t('papers.serviceReturn')}
          </Button>
          {hasList && (
            <Button size="small" onClick={() => void issueSlip()}>
              {t('papers.changeSlip')}
            </Button>
          )}
          {detail.path === 'commitment' && (
            <Button size="small" onClick={() => void issue('commitment-letter')}>
              {t('papers.commitmentLetter')}
            </Button>
          )}
        </p>
      )}
      {problem !== null && (
        <p className="message error" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
