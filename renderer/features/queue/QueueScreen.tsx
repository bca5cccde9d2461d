import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TICKET_SERVICES } from '../../../shared/appointments/ticket.ts';
import { useHasRole } from '../../app/useSession.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { setPreferences, usePreferences } from '../../state/preferences.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { CheckIn } from './CheckIn.tsx';
import { CurrentTicket } from './CurrentTicket.tsx';
import { IssueForm } from './IssueForm.tsx';
import { TicketList } from './TicketList.tsx';
import { useOverview, useOwnQueue } from './useQueue.ts';
import { useQueueActs } from './useQueueActs.ts';
import './queue.css';

/** Who is here, who is next, who was put aside; numbers are drawn here, and the display in the hall is opened. */
export function QueueScreen(): ReactNode {
  const { t } = useTranslation('queue');
  const { describe } = useProblem();
  const mayServe = useHasRole('counter');
  const { openDisplay } = useQueueActs();
  const query = useOverview();
  const overview = query.data;
  const own = useOwnQueue(overview);
  return (
    <section className="screen queue-screen" aria-labelledby="queue-title">
      <header className="row queue-head">
        <h1 id="queue-title">{t('title')}</h1>
        {overview !== undefined && (
          <span className="soft">
            {t('today', {
              issued: overview.today.issued,
              served: overview.today.served,
              wait:
                overview.today.averageWaitSeconds === null ? '–' : Math.round(overview.today.averageWaitSeconds / 60),
            })}
          </span>
        )}
        <span className="queue-space" />
        {mayServe && <ServicesChoice />}
        <ExportButton query={{ list: 'tickets' }} />
        <Button onClick={() => void openDisplay()}>{t('openDisplay')}</Button>
      </header>
      {query.isError && (
        <p className="message error" role="alert">
          {describe(query.error).sentence}
        </p>
      )}
      {overview !== undefined && (
        <div className="queue-columns">
          <div>
            {mayServe && <CurrentTicket current={overview.current} next={own[0] ?? null} />}
            {mayServe && <IssueForm overview={overview} />}
            {mayServe && <CheckIn />}
          </div>
          <div>
            <TicketList
              title={t('list.waiting')}
              tickets={overview.waiting}
              at={overview.at}
              empty={t('list.nobody')}
              shows="wait"
            />
            <TicketList
              title={t('list.held')}
              tickets={overview.held}
              at={overview.at}
              empty={t('list.noneHeld')}
              shows="state"
            />
            <TicketList
              title={t('list.others')}
              tickets={[...overview.elsewhere, ...overview.finished]}
              at={overview.at}
              empty={t('list.noneElsewhere')}
              shows="state"
            />
          </div>
        </div>
      )}
    </section>
  );
}

/** Which services F4 calls at this place; at least one. */
function ServicesChoice(): ReactNode {
  const { t } = useTranslation('queue');
  const term = useTerms();
  const chosen = usePreferences((preferences) => preferences.queueServices);
  return (
    <span className="row" role="group" aria-label={t('services')}>
      <span>{t('services')}</span>
      {TICKET_SERVICES.map((service) => (
        <Checkbox
          key={service}
          checked={chosen.includes(service)}
          disabled={chosen.length === 1 && chosen.includes(service)}
          onChange={(event) =>
            setPreferences({
              queueServices: TICKET_SERVICES.filter((one) =>
                one === service ? event.target.checked : chosen.includes(one),
              ),
            })
          }
        >
          {term('appointmentService', service)}
        </Checkbox>
      ))}
    </span>
  );
}
