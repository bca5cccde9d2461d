import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../locales/useTerms.ts';
import { openPaper } from '../../state/navigation.ts';
import { DateText } from '../../ui/DateText.tsx';
import { eventDetails, replacementDate } from './timeline.ts';
import type { EventDetail, TimelineEntry } from './timeline.ts';

/** The clock on the wall when something was entered, in Shanghai. */
function enteredAt(instant: string): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) return instant;
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'Asia/Shanghai',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  };
  return time.toLocaleString('zh-CN', options).replaceAll('/', '-');
}

/** One entry of the history. */
export function TimelineItem({ entry }: { readonly entry: TimelineEntry }): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const { event, papers, correctedBy, corrects, struck } = entry;
  const value = ({ kind, value: text }: EventDetail): string => {
    switch (kind) {
      case 'workdays':
        return t('timeline.workdays', { count: Number(text) });
      case 'conclusion':
        return term('conclusion', text);
      case 'decision':
        return term('decisionResult', text);
      case 'ground':
        return term('refusalGround', text);
      case 'reason':
        return term('pauseReason', text);
      case 'method':
        return term('deliveryMethod', text);
      case 'basis':
        return term('acceptanceBasis', text);
      case 'channel':
        return term('channel', text);
      case 'text':
      case 'date':
      case 'names':
      case 'lines':
        return text;
    }
  };
  const name = term('event', event.type);
  const head = (
    <>
      <DateText date={event.date} form="weekday" /> <strong>{name}</strong>
    </>
  );
  return (
    <li id={`event-${event.seq}`} className={`timeline-item timeline-${struck}`}>
      <p className="timeline-head">
        {struck === 'standing' ? head : <s>{head}</s>}
        {correctedBy !== null && (
          <a
            className="timeline-mark"
            href={`#event-${correctedBy.seq}`}
            onClick={(click) => reveal(click, correctedBy.seq)}
          >
            {struck === 'void'
              ? t('timeline.void', { seq: correctedBy.seq })
              : t('timeline.replaced', { seq: correctedBy.seq, date: replacementDate(correctedBy) ?? '' })}
          </a>
        )}
        {corrects !== null && (
          <a className="timeline-mark" href={`#event-${corrects.seq}`} onClick={(click) => reveal(click, corrects.seq)}>
            {t('timeline.corrects', { seq: corrects.seq, event: term('event', corrects.type) })}：
            {replacementDate(event) === null
              ? t('timeline.correctsVoid')
              : t('timeline.correctsDate', { date: replacementDate(event) ?? '' })}
          </a>
        )}
        {event.backdatedDays > 0 && (
          <span className="timeline-backdated">{t('timeline.backdated', { count: event.backdatedDays })}</span>
        )}
      </p>
      {eventDetails(event).length > 0 && (
        <dl className="timeline-details">
          {eventDetails(event).map((detail) => (
            <div key={detail.key}>
              <dt>{t(`timeline.detail.${detail.key}`)}</dt>
              <dd>{value(detail)}</dd>
            </div>
          ))}
        </dl>
      )}
      {papers.length > 0 && (
        <p className="row timeline-papers">
          {papers.map((paper) => (
            <button key={paper.id} type="button" className="link" onClick={() => openPaper(paper.id)}>
              {term('paper', paper.kind)} {paper.number ?? ''}
            </button>
          ))}
        </p>
      )}
      <p className="soft timeline-entered">
        {t('timeline.seq', { seq: event.seq })} · {event.staffName ?? t('timeline.system')} ·{' '}
        {t('timeline.entered', { at: enteredAt(event.recordedAt) })}
      </p>
    </li>
  );
}

/** Brings the other entry into sight; the address of the window stays that of the case. */
function reveal(click: { readonly preventDefault: () => void }, seq: number): void {
  click.preventDefault();
  const item = document.querySelector<HTMLElement>(`#event-${seq}`);
  if (item === null) return;
  item.tabIndex = -1;
  item.focus();
  item.scrollIntoView({ block: 'center' });
}
