import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../shared/contract/cases.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { LampMark } from '../../ui/Lamp.tsx';
import { DueText, useDueWords } from './DueText.tsx';
import type { DueWords } from './DueText.tsx';

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

/** Everything rows say that is not the case's own, looked up once: scrolling makes hundreds of rows a second. */
export interface RowWords {
  readonly term: ReturnType<typeof useTerms>;
  readonly due: DueWords;
  readonly historic: string;
  readonly none: string;
  readonly noNumber: string;
  readonly noProject: string;
  readonly unknown: string;
}

/** The words of rows in the language of the screen; the same object as long as that is the same. */
export function useRowWords(): RowWords {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const due = useDueWords();
  return useMemo(
    () => ({
      term,
      due,
      historic: t('list.historic'),
      none: t('list.none'),
      noNumber: t('list.noNumber'),
      noProject: t('list.noProject'),
      unknown: t('list.unknown'),
    }),
    [t, term, due],
  );
}

interface CaseTableRowProps {
  readonly row: CaseRow;
  readonly words: RowWords;
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
  words,
  id,
  index,
  top,
  height,
  selected,
  onOpen,
  onSelect,
}: CaseTableRowProps): ReactNode {
  const { term } = words;
  const isHistoric = row.origin === 'historic';
  const soft = (text: string) => <span className="soft">{text}</span>;
  const cells: Readonly<Record<(typeof COLUMNS)[number], ReactNode>> = {
    lamp:
      row.lamp === null ? (
        soft(isHistoric ? words.historic : words.none)
      ) : (
        <LampMark lamp={row.lamp} word={term('lamp', row.lamp)} />
      ),
    number: row.receiptNumber ?? soft(isHistoric ? words.none : words.noNumber),
    project: row.projectName ?? soft(words.noProject),
    applicant: row.applicantName ?? soft(words.unknown),
    matter: term('matter', row.matter),
    state: term('state', row.state),
    received: row.receivedOn ?? soft(words.unknown),
    due: <DueText next={row.next} words={words.due} />,
    handler: row.handlerName ?? soft(words.none),
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
