import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../shared/contract/cases.ts';
import { timelineEntries } from './timeline.ts';
import { TimelineItem } from './TimelineItem.tsx';

/** The history of a case, every entry with its papers; corrected entries stay, struck through. */
export function Timeline({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('cases');
  const entries = timelineEntries(detail.events, detail.papers);
  return (
    <section className="panel" aria-labelledby="case-timeline">
      <h2 id="case-timeline">{t('screen.region.timeline')}</h2>
      {entries.length === 0 ? (
        <p className="empty">{t('timeline.empty')}</p>
      ) : (
        <ol className="timeline">
          {entries.map((entry) => (
            <TimelineItem key={entry.event.seq} entry={entry} />
          ))}
        </ol>
      )}
    </section>
  );
}
