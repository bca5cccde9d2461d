import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TODAY_ROWS } from '../../../shared/contract/desk.ts';
import type { DutyRow, LentCase } from '../../../shared/contract/desk.ts';
import { useStaff } from '../../app/useSession.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { openCase } from '../../state/navigation.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { HandOverDialog } from '../supervision/HandOverDialog.tsx';
import { CaseLinks } from './CaseLinks.tsx';
import { emptyMine } from './panels.ts';

interface DutyPanelsProps {
  readonly data: {
    readonly mine: readonly DutyRow[];
    readonly mineTotal: number;
    readonly lent: readonly LentCase[];
  };
  readonly onMore: () => void;
}

/** Why a case is mine, and in whose place. */
function DutyNote({ row }: { readonly row: DutyRow }): ReactNode {
  const { t } = useTranslation(['today', 'supervision']);
  const { cover, parts } = row;
  const words = parts.map((part) => t(`supervision:duty.${part}`)).join('、');
  const until = cover?.until ?? '';
  const form = cover === null ? null : cover.until === null ? 'cover' : cover.past ? 'coverPast' : 'coverUntil';
  return (
    <>
      {words}
      {cover !== null && form !== null && ` · ${t(`today:duties.${form}`, { name: cover.fromName, until })}`}
    </>
  );
}

const dutyNote = (row: DutyRow): ReactNode => <DutyNote row={row} />;

/** What is mine, to be handed over; and what of it others hold meanwhile, to be taken back. */
export function DutyPanels({ data, onMore }: DutyPanelsProps): ReactNode {
  const { t } = useTranslation(['today', 'supervision']);
  const { describe } = useProblem();
  const staff = useStaff();
  const [giving, setGiving] = useState<'open' | 'closed'>('closed');
  const [said, setSaid] = useState('');
  const held = data.mine.filter(({ parts }) => parts.includes('handler') || parts.includes('supplements'));
  const takeBack = async (one: LentCase) => {
    if (staff === null) return;
    try {
      const answer = await client.supervision.handOver({
        key: crypto.randomUUID(),
        what: { kind: 'cases', cases: [{ caseId: one.caseId, version: one.version }] },
        toStaffId: staff.id,
        reason: t('supervision:handOver.takenBack'),
        until: null,
      });
      setSaid(t('supervision:handOver.done', { count: answer.caseIds.length, name: answer.toName }));
    } catch (error) {
      setSaid(describe(error).sentence);
    }
  };
  const nameOf = (one: { readonly projectName: string | null }) => one.projectName ?? t('today:noProject');
  return (
    <>
      <section className="panel" aria-labelledby="today-mine">
        <div className="row">
          <h2 id="today-mine">
            {t('today:mine.title')} <span className="soft">{data.mineTotal}</span>
          </h2>
          {held.length > 0 && (
            <Button size="small" onClick={() => setGiving('open')}>
              {t('supervision:handOver.button')}
            </Button>
          )}
          {data.mine.length > 0 && <ExportButton query={{ list: 'duties' }} />}
          {data.mineTotal > TODAY_ROWS.most && (
            <span className="soft">{t('today:mine.mostUrgent', { count: TODAY_ROWS.most })}</span>
          )}
          <span role="status">{said}</span>
        </div>
        {data.mine.length === 0 ? (
          <p className="empty">{t(`today:mine.${emptyMine(staff?.roles ?? [])}`)}</p>
        ) : (
          <CaseLinks
            rows={data.mine}
            total={data.mineTotal}
            label={t('today:mine.title')}
            note={dutyNote}
            onMore={onMore}
          />
        )}
      </section>
      {data.lent.length > 0 && (
        <section className="panel" aria-labelledby="today-lent">
          <div className="row">
            <h2 id="today-lent">
              {t('today:duties.lent')} <span className="soft">{data.lent.length}</span>
            </h2>
            <ExportButton query={{ list: 'lent' }} />
          </div>
          <ul className="slip-lines">
            {data.lent.map((one) => (
              <li key={one.caseId} className="row">
                <button type="button" className="link" onClick={() => openCase(one.caseId)}>
                  {nameOf(one)} {one.number ?? ''}
                </button>
                <span className={one.past ? 'board-mark-late' : 'soft'}>
                  {t(`today:duties.${one.until === null ? 'lentTo' : one.past ? 'lentPast' : 'lentUntil'}`, {
                    name: one.toName,
                    until: one.until ?? '',
                  })}
                </span>
                <Button
                  size="small"
                  aria-label={t('supervision:handOver.takeBackOf', { project: nameOf(one) })}
                  onClick={() => void takeBack(one)}
                >
                  {t('supervision:handOver.takeBack')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {giving === 'open' && staff !== null && (
        <HandOverDialog
          cases={held.map((row) => ({
            id: row.id,
            version: row.version,
            title: `${nameOf(row)} ${row.receiptNumber ?? ''}`,
          }))}
          everythingOf={staff.id}
          toStaffId={null}
          reason=""
          onClose={() => setGiving('closed')}
          onDone={(words) => {
            setGiving('closed');
            setSaid(words);
          }}
        />
      )}
    </>
  );
}
