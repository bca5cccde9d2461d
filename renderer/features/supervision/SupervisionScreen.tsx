import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Segments } from '../appointments/Segments.tsx';
import { BoardView } from './BoardView.tsx';
import { SlipRegister } from './SlipRegister.tsx';
import '../appointments/appointments.css';
import './supervision.css';

const VIEWS = ['board', 'register'] as const;
type View = (typeof VIEWS)[number];

/** Supervision: every running clock, and the register of the slips that were issued. */
export function SupervisionScreen(): ReactNode {
  const { t } = useTranslation('supervision');
  const [view, setView] = useState<View>('board');
  const head = (
    <>
      <h1 id="supervision-title">{t('title')}</h1>
      <Segments
        label={t('views')}
        options={VIEWS.map((key) => ({ key, label: t(`view.${key}`) }))}
        value={view}
        onChange={setView}
      />
    </>
  );
  return (
    <section className="screen supervision-screen" aria-labelledby="supervision-title">
      {view === 'board' ? <BoardView head={head} /> : <SlipRegister head={head} />}
    </section>
  );
}
