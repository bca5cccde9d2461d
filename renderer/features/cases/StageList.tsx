import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockView } from '../../../shared/contract/cases.ts';
import { DateText } from '../../ui/DateText.tsx';

type Stage = ClockView['stages'][number];

/** The local sub-steps of a clock in order: where the case stands, and what is over its sub-limit. */
export function StageList({ stages }: { readonly stages: readonly Stage[] }): ReactNode {
  const { t } = useTranslation('cases');
  if (stages.length === 0) return null;
  const standing = ({ state, standing: how, doneOn }: Stage): ReactNode => (
    <span className={how === 'over' ? 'stage-over' : 'soft'}>
      {doneOn === null ? t(`clocks.stage.${state}`) : t('clocks.stage.doneOn', { date: doneOn })}
      {how === 'over' && ` · ${t('clocks.stage.over')}`}
    </span>
  );
  return (
    <ol className="clock-stages" aria-label={t('clocks.stages')}>
      {stages.map((stage) => (
        <li
          key={stage.step}
          className={`stage stage-${stage.state}`}
          aria-current={stage.state === 'current' ? 'step' : undefined}
        >
          <span className="stage-name">{stage.name}</span>
          {stage.due === null ? (
            <span className="soft">{t('clocks.stage.open')}</span>
          ) : (
            <DateText date={stage.due} certainty={stage.provisional ? 'provisional' : 'certain'} />
          )}
          {standing(stage)}
        </li>
      ))}
    </ol>
  );
}
