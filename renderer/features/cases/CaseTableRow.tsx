import { memo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../shared/contract/cases.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Lamp } from '../../ui/Lamp.tsx';
import { DueText } from './DueText.tsx';

export const COLUMNS = [
  'lamp',
  'number',
  'project',
  'applicant',
  'matter',
  'state',
  'received',
  'due',
  'handler',
] as const;

interface CaseTableRowProps {
  readonly row: CaseRow;
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly selected: 'selected' | 'plain';
  readonly onOpen: (id: number) => void;
  readonly onSelect: (id: number) => void;
}

/**
 * One case of the list. The grid around it owns the keyboard. Remembered: while the list is scrolled only the rows that come
 * into sight are made.
 */
export const CaseTableRow = memo(function CaseTableRow({
  row,
  id,
  index,
  top,
  height,
  selected,
  onOpen,
  onSelect,
}: CaseTableRowProps): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const cells: Readonly<Record<(typeof COLUMNS)[number], ReactNode>> = {
    lamp:
      row.lamp === null ? (
        <span className="soft">{row.origin === 'historic' ? t('list.historic') : t('list.none')}</span>
      ) : (
        <Lamp lamp={row.lamp} />
      ),
    number: row.receiptNumber ?? (
      <span className="soft">{row.origin === 'historic' ? t('list.none') : t('list.noNumber')}</span>
    ),
    project: row.projectName ?? <span className="soft">{t('list.noProject')}</span>,
    applicant: row.applicantName ?? <span className="soft">{t('list.unknown')}</span>,
    matter: term('matter', row.matter),
    state: term('state', row.state),
    received: row.receivedOn ?? <span className="soft">{t('list.unknown')}</span>,
    due: <DueText next={row.next} />,
    handler: row.handlerName ?? <span className="soft">{t('list.none')}</span>,
  };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid holds the focus and hears the keys (aria-activedescendant)
    <div
      role="row"
      id={id}
      aria-rowindex={index + 2}
      aria-selected={selected === 'selected'}
      className="case-grid-row"
      style={{ height, transform: `translateY(${top}px)` }}
      onClick={() => onSelect(row.id)}
      onDoubleClick={() => onOpen(row.id)}
    >
      {COLUMNS.map((column) => (
        <div key={column} role="gridcell" className={`case-cell case-cell-${column}`}>
          {column === 'project' ? (
            <button
              type="button"
              className="link"
              tabIndex={-1}
              onClick={() => onOpen(row.id)}
              title={row.projectName ?? undefined}
            >
              {cells.project}
            </button>
          ) : (
            cells[column]
          )}
        </div>
      ))}
    </div>
  );
});
