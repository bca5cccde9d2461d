import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TODAY_ROWS } from '../../../shared/contract/desk.ts';
import { startPageQuery } from '../../app/start-page.ts';
import { useStaff, useToday } from '../../app/useSession.ts';
import { useProblem } from '../../bridge/problem.ts';
import { openCases } from '../../state/navigation.ts';
import { useDateWords } from '../../ui/DateText.tsx';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { part } from '../../ui/parts.ts';
import type { ListFilter } from '../cases/case-filter.ts';
import { showInList } from '../cases/filter-store.ts';
import { CaseLinks } from './CaseLinks.tsx';
import { LampCounts } from './LampCounts.tsx';
import { DutyPanels } from './DutyPanels.tsx';
import { panelsFor } from './panels.ts';
import { SlipPanels } from './SlipPanels.tsx';
import '../cases/cases.css';
import './today.css';

const GuideSlipDialog = part(async () => (await import('../papers/GuideSlipDialog.tsx')).GuideSlipDialog);

/** The start page: what is urgent, what waits for me, what came today. */
export function TodayScreen(): ReactNode {
  const { t } = useTranslation(['today', 'cases']);
  const { describe } = useProblem();
  const words = useDateWords();
  const staff = useStaff();
  const today = useToday();
  const [guide, setGuide] = useState<'open' | 'closed'>('closed');
  const [rows, setRows] = useState<number>(TODAY_ROWS.first);
  const overview = useQuery({ ...startPageQuery(rows), placeholderData: keepPreviousData });
  const showMore = () => setRows(TODAY_ROWS.most);
  const show = (change: Partial<ListFilter>) => {
    if (staff !== null) showInList(staff.id, change);
    openCases();
  };
  const roles = staff?.roles ?? [];
  const data = overview.data;
  return (
    <section className="screen today-screen" aria-labelledby="today-title">
      <header className="row today-head">
        <h1 id="today-title">{t('today:title')}</h1>
        <span className="soft">{today === '' ? '' : words(today, 'long')}</span>
        <Button onClick={() => show({})}>{t('today:all')}</Button>
        {roles.includes('counter') && <Button onClick={() => setGuide('open')}>{t('today:guide')}</Button>}
      </header>
      {guide === 'open' && (
        <Suspense fallback={null}>
          <GuideSlipDialog onClose={() => setGuide('closed')} />
        </Suspense>
      )}
      {overview.isError && (
        <div className="message error" role="alert">
          {describe(overview.error).sentence}{' '}
          <Button onClick={() => void overview.refetch()}>{t('cases:screen.reload')}</Button>
        </div>
      )}
      {overview.isPending && <p role="status">{t('today:loading')}</p>}
      {data !== undefined && (
        <>
          {data.deemed.length > 0 && (
            <section className="panel deemed-panel" aria-labelledby="today-deemed">
              <h2 id="today-deemed">{t('today:deemed.title')}</h2>
              <p className="message error" role="alert">
                {t('today:deemed.alarm', { count: data.deemedTotal })}
              </p>
              <CaseLinks
                rows={data.deemed}
                total={data.deemedTotal}
                label={t('today:deemed.title')}
                onMore={showMore}
              />
              <ExportButton
                query={{ list: 'cases', filter: { open: true, states: ['deemed-accepted'] } }}
                title={t('today:deemed.title')}
              />
            </section>
          )}
          <SlipPanels data={data} />
          <div className="today-numbers">
            <section className="panel" aria-labelledby="today-lamps">
              <h2 id="today-lamps">{t('today:lamps')}</h2>
              <LampCounts byLamp={data.byLamp} onOpen={(lamp) => show({ lamp })} />
            </section>
            <section className="panel" aria-labelledby="today-figures">
              <h2 id="today-figures">{t('today:figures')}</h2>
              <dl className="today-figures">
                <div>
                  <dt>{t('today:received')}</dt>
                  <dd>
                    <button
                      type="button"
                      className="link figure"
                      title={t('today:openReceived')}
                      onClick={() => show({ scope: 'all', from: today, through: today })}
                    >
                      {data.receivedToday}
                    </button>
                  </dd>
                </div>
                <div>
                  <dt>{t('today:accepted')}</dt>
                  <dd className="figure">{data.acceptedToday}</dd>
                </div>
                <div>
                  <dt>{t('today:decided')}</dt>
                  <dd className="figure">{data.decidedToday}</dd>
                </div>
                <div>
                  <dt title={t('today:backdatedHint')}>{t('today:backdated')}</dt>
                  <dd className="figure">{data.backdated}</dd>
                </div>
              </dl>
            </section>
          </div>
          <div className="today-lists">
            <DutyPanels data={data} onMore={showMore} />
            {panelsFor(roles).includes('supplements') && (
              <section className="panel" aria-labelledby="today-supplements">
                <div className="row">
                  <h2 id="today-supplements">
                    {t('today:supplements.title')} <span className="soft">{data.awaitingTotal}</span>
                  </h2>
                  {data.awaitingSupplements.length > 0 && (
                    <ExportButton
                      query={{ list: 'cases', filter: { open: true, states: ['supplement-requested'] } }}
                      title={t('today:supplements.title')}
                    />
                  )}
                </div>
                {data.awaitingSupplements.length === 0 ? (
                  <p className="empty">{t('today:supplements.empty')}</p>
                ) : (
                  <CaseLinks
                    rows={data.awaitingSupplements}
                    total={data.awaitingTotal}
                    label={t('today:supplements.title')}
                    onMore={showMore}
                  />
                )}
              </section>
            )}
          </div>
        </>
      )}
    </section>
  );
}
