import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, ClockView } from '../../../shared/contract/cases.ts';
import { ClockCard } from './ClockCard.tsx';
import { ExplainDate } from './ExplainDate.tsx';

/** All time limits of a case; the running ones first, finished ones folded away. */
export function ClocksPanel({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('cases');
  const [explained, setExplained] = useState<ClockView['id'] | null>(null);
  const running = detail.clocks.filter((clock) => clock.state !== 'stopped');
  const stopped = detail.clocks.filter((clock) => clock.state === 'stopped');
  const clock = detail.clocks.find((one) => one.id === explained);
  const card = (one: ClockView): ReactNode => (
    <ClockCard key={one.id} clock={one} onExplain={() => setExplained(one.id)} />
  );
  return (
    <section className="panel" aria-labelledby="case-clocks">
      <h2 id="case-clocks">{t('screen.region.clocks')}</h2>
      {detail.clocks.length === 0 && (
        <p className="empty">{t(detail.origin === 'historic' ? 'clocks.historic' : 'clocks.none')}</p>
      )}
      {running.map(card)}
      {stopped.length > 0 && (
        <details className="clocks-stopped" open={running.length === 0}>
          <summary>{t('clocks.showStopped', { count: stopped.length })}</summary>
          {stopped.map(card)}
        </details>
      )}
      {clock !== undefined && <ExplainDate caseId={detail.id} clock={clock} onClose={() => setExplained(null)} />}
    </section>
  );
}
