import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SUPERVISION_MOST_CASES } from '../../../shared/contract/supervision.ts';
import type { BoardRow } from '../../../shared/contract/supervision.ts';
import { byBoardUrgency, countBoard, isOnBoard } from '../../../shared/supervision/board.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useProblem } from '../../bridge/problem.ts';
import { openCase } from '../../state/navigation.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { AbsentPeople } from './AbsentPeople.tsx';
import { BoardConditions } from './BoardConditions.tsx';
import { BoardFigures } from './BoardFigures.tsx';
import { BoardGroups } from './BoardGroups.tsx';
import { BoardTable } from './BoardTable.tsx';
import { groupBy, select, showOnBoard, useBoardStore } from './board-store.ts';
import { HandOverDialog } from './HandOverDialog.tsx';
import type { HandOverDialogProps } from './HandOverDialog.tsx';
import { IssuedSlips } from './IssuedSlips.tsx';
import { NOTHING_SELECTED, within } from './row-selection.ts';
import { SlipDialog } from './SlipDialog.tsx';
import type { IssuedSlip } from './SlipDialog.tsx';
import { useBoard } from './useBoard.ts';
import { useGroupNames } from './useGroupNames.ts';

type Giving = Pick<HandOverDialogProps, 'cases' | 'everythingOf' | 'toStaffId' | 'reason'>;

const NO_ROWS: readonly BoardRow[] = [];

/** The supervisor's morning: figures that list their cases, who is away, slips for what is selected. */
export function BoardView({ head }: { readonly head: ReactNode }): ReactNode {
  const { t } = useTranslation('supervision');
  const { describe } = useProblem();
  const board = useBoard();
  const { filter, group, selection } = useBoardStore();
  const [issuing, setIssuing] = useState<readonly BoardRow[] | null>(null);
  const [issued, setIssued] = useState<readonly IssuedSlip[]>([]);
  const [giving, setGiving] = useState<Giving | null>(null);
  const [said, setSaid] = useState('');
  const asOf = board.data?.asOf ?? '';
  const rows = board.data?.rows ?? NO_ROWS;
  const counts = useMemo(() => countBoard(rows, asOf === '' ? '2000-01-01' : asOf), [rows, asOf]);
  const listed = useMemo(
    () => rows.filter((row) => isOnBoard(row, filter, asOf)).toSorted(byBoardUrgency),
    [rows, filter, asOf],
  );
  const nameOf = useGroupNames(rows);
  const ids = new Set(
    within(
      selection,
      listed.map(({ id }) => id),
    ),
  );
  const selected = listed.filter(({ id }) => ids.has(id));
  const titled = (row: BoardRow) => ({
    id: row.id,
    version: row.version,
    title: `${row.projectName ?? t('list.noProject')} ${row.receiptNumber ?? ''}`,
  });
  const tooMany = selected.length > SUPERVISION_MOST_CASES;
  const ready = selected.length > 0 && !tooMany;
  const beginSlips = () => {
    setIssued([]);
    if (ready) setIssuing(selected);
  };
  useShortcut('F8', beginSlips, t('selection.slips'), ready ? 'enabled' : 'disabled');

  return (
    <>
      <header className="row board-head">
        {head}
        <p role="status" className="soft">
          {board.isPending ? t('loading') : t('counted', { total: counts.total, date: asOf })}
        </p>
        {said !== '' && (
          <p role="status" className="message good">
            {said}
          </p>
        )}
      </header>
      {board.isError && (
        <div className="message error" role="alert">
          {describe(board.error).sentence} <Button onClick={() => void board.refetch()}>{t('reload')}</Button>
        </div>
      )}
      {issued.length > 0 && <IssuedSlips issued={issued} />}
      <BoardFigures counts={counts} filter={filter} onShow={showOnBoard} />
      <AbsentPeople
        absent={board.data?.absent ?? []}
        rows={rows}
        onHandOver={({ staffId, standInId, reason }) => {
          const cases = rows.filter(({ handlerId }) => handlerId === staffId).map(titled);
          setGiving({ cases, everythingOf: staffId, toStaffId: standInId, reason });
        }}
      />
      <div className="board-columns-two">
        <BoardGroups counts={counts} group={group} nameOf={nameOf} onGroup={groupBy} onShow={showOnBoard} />
        <section className="board-list" aria-label={t('list.label')}>
          <BoardConditions filter={filter} nameOf={nameOf} />
          <div className="row board-selection">
            <span role="status">{t('shown', { count: listed.length })}</span>
            <Button type="primary" disabled={!ready} onClick={beginSlips}>
              {t('selection.slips')}
            </Button>
            <Button
              disabled={!ready}
              onClick={() =>
                setGiving({ cases: selected.map(titled), everythingOf: null, toStaffId: null, reason: '' })
              }
            >
              {t('selection.handOver')}
            </Button>
            {selected.length > 0 && (
              <>
                <span>{t('selection.count', { count: selected.length })}</span>
                <Button onClick={() => select(() => NOTHING_SELECTED)}>{t('selection.clear')}</Button>
              </>
            )}
            {listed.length > 0 && <ExportButton query={{ list: 'board', filter }} />}
            {tooMany && <span role="alert">{t('selection.tooMany', { limit: SUPERVISION_MOST_CASES })}</span>}
          </div>
          {!board.isPending && listed.length === 0 && (
            <p className="empty">{rows.length === 0 ? t('list.nothing') : t('list.empty')}</p>
          )}
          {listed.length > 0 && (
            <>
              <BoardTable rows={listed} selection={selection} onSelect={select} onOpen={openCase} />
              <p className="soft list-keys" aria-hidden="true">
                {t('list.keys')}
              </p>
            </>
          )}
        </section>
      </div>
      {issuing !== null && (
        <SlipDialog
          rows={issuing}
          onClose={() => setIssuing(null)}
          onIssued={(made) => {
            setIssuing(null);
            setIssued(made);
            select((now) => ({ ...now, ids: new Set() }));
          }}
        />
      )}
      {giving !== null && (
        <HandOverDialog
          {...giving}
          onClose={() => setGiving(null)}
          onDone={(words) => {
            setGiving(null);
            setSaid(words);
            select((now) => ({ ...now, ids: new Set() }));
          }}
        />
      )}
    </>
  );
}
