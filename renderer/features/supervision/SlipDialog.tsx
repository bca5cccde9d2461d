import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperSummary } from '../../../shared/contract/cases.ts';
import type { BoardRow, SlipView } from '../../../shared/contract/supervision.ts';
import { SLIP_KINDS, slipFor } from '../../../shared/supervision/slips.ts';
import type { SlipKind, SlipRefusal } from '../../../shared/supervision/slips.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';

export interface IssuedSlip {
  readonly slip: SlipView;
  readonly paper: PaperSummary;
}

interface SlipDialogProps {
  readonly rows: readonly BoardRow[];
  readonly onClose: () => void;
  readonly onIssued: (issued: readonly IssuedSlip[]) => void;
}

interface Sorted {
  readonly issue: readonly { readonly row: BoardRow; readonly kind: SlipKind }[];
  readonly none: readonly { readonly row: BoardRow; readonly why: SlipRefusal }[];
}

function sorted(rows: readonly BoardRow[]): Sorted {
  const issue: { row: BoardRow; kind: SlipKind }[] = [];
  const none: { row: BoardRow; why: SlipRefusal }[] = [];
  for (const row of rows) {
    const answer = slipFor({ lamp: row.lamp, handlerId: row.handlerId, open: row.slip });
    if ('kind' in answer) issue.push({ row, kind: answer.kind });
    else none.push({ row, why: answer.refusal });
  }
  return { issue, none };
}

/** What each of the selected cases gets, a remark to be printed, and the one confirmation. */
export function SlipDialog({ rows, onClose, onIssued }: SlipDialogProps): ReactNode {
  const { t } = useTranslation('supervision');
  return (
    <Dialog title={t('slips.title')} onClose={onClose} className="slip-dialog">
      <SlipForm rows={rows} onClose={onClose} onIssued={onIssued} />
    </Dialog>
  );
}

function SlipForm({ rows, onClose, onIssued }: SlipDialogProps): ReactNode {
  const { t } = useTranslation(['supervision', 'common', 'errors']);
  const { describe } = useProblem();
  const [note, setNote] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState<'idle' | 'busy'>('idle');
  const [problem, setProblem] = useState<string | null>(null);
  const { issue, none } = sorted(rows);
  const nameOf = (row: BoardRow) => row.projectName ?? row.receiptNumber ?? t('supervision:list.noProject');

  const confirm = async () => {
    if (busy === 'busy' || issue.length === 0) return;
    setBusy('busy');
    setProblem(null);
    try {
      const cases = issue.map(({ row, kind }) => ({ caseId: row.id, version: row.version, kind }));
      onIssued(await client.supervision.issueSlips({ key, cases, note }));
    } catch (error) {
      setProblem(describe(error).sentence);
      setBusy('idle');
    }
  };
  useShortcut('F8', () => void confirm(), t('supervision:slips.confirm', { count: issue.length }));

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <p className="soft">{t('supervision:slips.explain')}</p>
      {SLIP_KINDS.map((kind) => {
        const own = issue.filter((one) => one.kind === kind);
        return own.length === 0 ? null : (
          <section key={kind} className="slip-group" aria-label={t(`supervision:kind.${kind}`)}>
            <h3>{t('supervision:slips.group', { kind: t(`supervision:kind.${kind}`), count: own.length })}</h3>
            <ul>
              {own.map(({ row }) => (
                <li key={row.id}>
                  {nameOf(row)} <span className="soft">{row.handlerName}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {none.length > 0 && (
        <section className="slip-group" aria-label={t('supervision:slips.none', { count: none.length })}>
          <h3>{t('supervision:slips.none', { count: none.length })}</h3>
          <ul>
            {none.map(({ row, why }) => (
              <li key={row.id}>
                {nameOf(row)} <span className="soft">{t(`errors:slipRefusal.${why}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {issue.length === 0 ? (
        <p className="message" role="status">
          {t('supervision:slips.nothing')}
        </p>
      ) : (
        <TextField
          label={t('supervision:slips.note')}
          value={note}
          kind="area"
          maxLength={500}
          start="here"
          onChange={setNote}
        />
      )}
      {problem !== null && (
        <div className="message error" role="alert">
          {problem}
        </div>
      )}
      <p className="row dialog-buttons">
        {issue.length > 0 && (
          <Button type="primary" htmlType="submit" loading={busy === 'busy'}>
            {t('supervision:slips.confirm', { count: issue.length })}
          </Button>
        )}
        <Button onClick={onClose}>{t('common:cancel')}</Button>
      </p>
    </form>
  );
}
