import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockView } from '../../../shared/contract/cases.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Lamp } from '../../ui/Lamp.tsx';
import { isProvisional } from './explain-strip.ts';
import { StageList } from './StageList.tsx';

type Limit = NonNullable<ClockView['promised']>;

interface ClockCardProps {
  readonly clock: ClockView;
  readonly onExplain: () => void;
}

/** One clock: both limits, what is left, the lamp, and the way to the explanation. */
export function ClockCard({ clock, onExplain }: ClockCardProps): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const name = term('clock', clock.id);
  const length = (limit: Limit): string =>
    limit.days === 0 ? t('clocks.sameDay') : t('clocks.days', { count: limit.days });
  const left = (limit: Limit): string => {
    if (clock.state === 'stopped') return '';
    if (limit.remaining < 0) return t('clocks.overDays', { count: -limit.remaining });
    if (clock.state === 'paused') return t('clocks.leftAfterPause', { count: limit.remaining });
    return limit.remaining === 0 ? t('clocks.today') : t('clocks.left', { count: limit.remaining });
  };
  const row = (label: string, limit: Limit): ReactNode => (
    <div className="clock-limit">
      <dt>{label}</dt>
      <dd>
        {limit.due === null ? (
          t('clocks.open')
        ) : (
          <strong>
            <DateText date={limit.due} form="weekday" certainty={limit.provisional ? 'provisional' : 'certain'} />
          </strong>
        )}
        <span className="soft">
          {length(limit)}
          {left(limit) === '' ? '' : ` · ${left(limit)}`}
        </span>
      </dd>
    </div>
  );
  return (
    <article className="clock" aria-label={name}>
      <header className="row">
        <h3>{name}</h3>
        {clock.state === 'stopped' ? (
          <span className={`outcome outcome-${clock.outcome ?? 'on-time'}`}>
            {clock.outcome === null ? term('clockState', clock.state) : term('outcome', clock.outcome)}
          </span>
        ) : (
          <Lamp lamp={clock.lamp} certainty={isProvisional(clock) ? 'provisional' : 'certain'} />
        )}
      </header>
      <dl>
        {clock.promised !== null && row(t('clocks.promised'), clock.promised)}
        {row(t('clocks.statutory'), clock.statutory)}
      </dl>
      <StageList stages={clock.stages} />
      <p className="soft clock-span">
        <span>
          {t(clock.startedBy === 'deadline' ? 'clocks.startDeadline' : 'clocks.start', { date: clock.start })}
          {clock.stop === undefined ? '' : ` · ${t('clocks.stopped', { date: clock.stop })}`}
        </span>
        <Button size="small" aria-label={t('clocks.whyFor', { clock: name })} onClick={onExplain}>
          {t('clocks.why')}
        </Button>
      </p>
    </article>
  );
}
