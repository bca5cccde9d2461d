import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../locales/useTerms.ts';
import { openCase, openIntake } from '../../state/navigation.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Lamp } from '../../ui/Lamp.tsx';
import { FinishedTicket } from '../queue/IntakeTicket.tsx';
import { PaperPreview } from '../papers/PaperPreview.tsx';
import type { IntakeAnswer } from './intake-store.ts';

const TITLES: Readonly<
  Record<
    string,
    'accepted' | 'permitted' | 'filed' | 'noticed' | 'putAside' | 'refused' | 'notRequired' | 'wrongAuthority'
  >
> = {
  accepted: 'accepted',
  permitted: 'permitted',
  filed: 'filed',
  'supplement-requested': 'noticed',
  received: 'putAside',
  'deemed-accepted': 'putAside',
  refused: 'refused',
  'not-required': 'notRequired',
  'wrong-authority': 'wrongAuthority',
};

/** What was done: the number, by when it is due, and its papers ready for printing. F2 starts the next one. */
export function ResultPanel({ answer }: { readonly answer: IntakeAnswer }): ReactNode {
  const { t } = useTranslation('intake');
  const term = useTerms();
  const { case: file, papers } = answer;
  const title = TITLES[file.state];
  const number = file.receiptNumber ?? papers.find((paper) => paper.number !== null)?.number ?? null;
  const running = file.clocks.filter((clock) => clock.state !== 'stopped');
  const [shown, setShown] = useState(papers[0]?.id ?? null);
  const [printed, setPrinted] = useState<ReadonlySet<number>>(new Set());
  // Several papers of one act: the next one comes up by itself, so that F8 prints them all.
  const notePrinted = (id: number) => {
    const done = new Set([...printed, id]);
    setPrinted(done);
    const next = papers.find((paper) => !done.has(paper.id));
    if (next !== undefined) setShown(next.id);
  };
  return (
    <div className="intake-result">
      <section className="panel" aria-labelledby="intake-result">
        <h1 id="intake-result" className="intake-result-title">
          {title === undefined ? term('state', file.state) : t(`result.${title}`)}
        </h1>
        {answer.replayed && <p className="message warning">{t('result.replayed')}</p>}
        {number !== null && <p className="intake-result-number">{number}</p>}
        <p>
          {term('matter', file.matter)} · {file.projectName} {file.applicantName !== null && `· ${file.applicantName}`}
        </p>
        {file.ticket !== null && <FinishedTicket label={file.ticket.label} />}
        {file.warnings.map((warning) => (
          <p key={warning.code} className="message warning">
            {term('warning', warning.code)}
          </p>
        ))}
        {running.length > 0 && (
          <table className="intake-result-clocks">
            <thead>
              <tr>
                <th scope="col">{t('result.due')}</th>
                <th scope="col">{t('result.promised')}</th>
                <th scope="col">{t('result.statutory')}</th>
                <th scope="col" aria-hidden="true" />
              </tr>
            </thead>
            <tbody>
              {running.map((clock) => (
                <tr key={clock.id}>
                  <th scope="row">{term('clock', clock.id)}</th>
                  <td>{clock.promised === null ? t('result.none') : <Due limit={clock.promised} />}</td>
                  <td>
                    <Due limit={clock.statutory} />
                  </td>
                  <td>
                    <Lamp lamp={clock.lamp} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className="row intake-result-acts">
          <Button type="primary" onClick={() => openIntake()}>
            {t('result.next')}
          </Button>
          <Button onClick={() => openCase(file.id)}>{t('result.openCase')}</Button>
        </div>
        {papers.length > 0 && <h2>{t('result.papers')}</h2>}
        <ul className="intake-result-papers">
          {papers.map((paper) => (
            <li key={paper.id}>
              <Button aria-pressed={paper.id === shown} onClick={() => setShown(paper.id)}>
                {term('paper', paper.kind)} {paper.number}
              </Button>{' '}
              {printed.has(paper.id) && <span className="intake-result-printed">√ {t('result.printed')}</span>}
            </li>
          ))}
        </ul>
      </section>
      {shown !== null && (
        <section className="panel intake-result-paper" aria-label={t('result.papers')}>
          <PaperPreview key={shown} paperId={shown} onPrinted={() => notePrinted(shown)} />
        </section>
      )}
    </div>
  );
}

function Due(props: { readonly limit: { readonly due: string | null; readonly provisional: boolean } }): ReactNode {
  const { t } = useTranslation('intake');
  const { due, provisional } = props.limit;
  if (due === null) return t('result.openDue');
  return <DateText date={due} form="weekday" certainty={provisional ? 'provisional' : 'certain'} />;
}
