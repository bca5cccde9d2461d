import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lamp as LampColour } from '../../../shared/timelimit/types.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Lamp } from '../../ui/Lamp.tsx';
import { LAMPS } from '../cases/case-filter.ts';

interface LampCountsProps {
  readonly byLamp: Readonly<Partial<Record<LampColour, number>>>;
  readonly onOpen: (lamp: LampColour) => void;
}

/** How many open cases carry each lamp, worst first; each count opens its list. */
export function LampCounts({ byLamp, onOpen }: LampCountsProps): ReactNode {
  const { t } = useTranslation('today');
  const term = useTerms();
  return (
    <ul className="lamp-counts" aria-label={t('lamps')}>
      {LAMPS.map((lamp) => {
        const count = byLamp[lamp] ?? 0;
        return (
          <li key={lamp}>
            <button
              type="button"
              className={count === 0 ? 'lamp-count lamp-count-none' : 'lamp-count'}
              aria-label={t('lampCount', { lamp: term('lamp', lamp), count })}
              onClick={() => onOpen(lamp)}
            >
              <Lamp lamp={lamp} />
              <span className="lamp-count-figure">{count}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
