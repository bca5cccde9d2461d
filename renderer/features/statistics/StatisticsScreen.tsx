import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FiguresPanel } from './FiguresPanel.tsx';
import { JournalPanel } from './JournalPanel.tsx';
import { ReportPanel } from './ReportPanel.tsx';
import './statistics.css';

const TABS = ['figures', 'report', 'journal'] as const;
type Tab = (typeof TABS)[number];

function panelOf(tab: Tab): ReactNode {
  if (tab === 'figures') return <FiguresPanel />;
  return tab === 'report' ? <ReportPanel /> : <JournalPanel />;
}

/** Statistics: figures of any range, the monthly report, the service journal. */
export function StatisticsScreen(): ReactNode {
  const { t } = useTranslation('statistics');
  const [tab, setTab] = useState<Tab>('figures');
  return (
    <section className="screen statistics-screen" aria-labelledby="statistics-title">
      <header className="row">
        <h1 id="statistics-title">{t('title')}</h1>
        <nav className="row" aria-label={t('tabs')}>
          {TABS.map((one) => (
            <Button
              key={one}
              type={one === tab ? 'primary' : 'default'}
              aria-current={one === tab ? 'page' : undefined}
              onClick={() => setTab(one)}
            >
              {t(`tab.${one}`)}
            </Button>
          ))}
        </nav>
      </header>
      {panelOf(tab)}
    </section>
  );
}
