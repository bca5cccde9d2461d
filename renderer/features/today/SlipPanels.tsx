import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipView } from '../../../shared/contract/supervision.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { SlipLine } from '../supervision/SlipLine.tsx';
import '../supervision/supervision.css';

interface SlipPanelsProps {
  readonly data: { readonly slips: readonly SlipView[]; readonly escalated: readonly SlipView[] };
}

/** Slips addressed to me, to be answered; for supervisors, those nobody heeded. Nothing where there are none. */
export function SlipPanels({ data }: SlipPanelsProps): ReactNode {
  const { t } = useTranslation('today');
  const mine = new Set(data.slips.map(({ id }) => id));
  const others = data.escalated.filter(({ id }) => !mine.has(id));
  const panels = [
    ['slips', data.slips, 'mine'],
    ['late', others, 'others'],
  ] as const;
  return (
    <>
      {panels.map(([name, slips, answer]) =>
        slips.length === 0 ? null : (
          <section key={name} className="panel deemed-panel" aria-labelledby={`today-${name}`}>
            <div className="row">
              <h2 id={`today-${name}`}>
                {t(`duties.${name}`)} <span className="soft">{slips.length}</span>
              </h2>
              <ExportButton query={{ list: 'slips', of: name === 'slips' ? 'mine' : 'late' }} />
            </div>
            <ul className="slip-lines">
              {slips.map((slip) => (
                <SlipLine key={slip.id} slip={slip} answer={answer} place="list" />
              ))}
            </ul>
          </section>
        ),
      )}
    </>
  );
}
