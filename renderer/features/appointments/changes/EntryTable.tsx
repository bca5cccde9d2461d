import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpeningEntryView } from '../../../../shared/contract/opening.ts';
import { TextField } from '../../../ui/Field.tsx';
import { hoursText } from './hours-text.ts';
import type { AffectedFlow } from './useAffected.ts';

/** What was entered, newest first; an entry is taken back by another one. */
export function EntryTable(props: {
  readonly entries: readonly OpeningEntryView[];
  readonly flow: AffectedFlow;
}): ReactNode {
  const { t } = useTranslation('appointments');
  const [taking, setTaking] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const shown = props.entries.filter(({ kind }) => kind !== 'revocation' && kind !== 'settlement');
  if (shown.length === 0) return <p className="soft">{t('changes.noEntries')}</p>;
  return (
    <table className="appointment-table">
      <thead>
        <tr>
          <th scope="col">{t('column.entry')}</th>
          <th scope="col">{t('column.days')}</th>
          <th scope="col">{t('column.scope')}</th>
          <th scope="col">{t('column.reason')}</th>
          <th scope="col">{t('column.act')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((entry) => (
          <tr key={entry.id} className={entry.revokedBy === null ? undefined : 'is-cancelled'}>
            <th scope="row">{t(`changes.kind.${entry.kind}`)}</th>
            <td className="number">{daysOf(entry)}</td>
            <td>{entry.staffName ?? entry.counterName ?? t('changes.wholeOffice')}</td>
            <td>
              {'reason' in entry.change ? entry.change.reason : ''}
              {entry.standInName !== null && ` ${t('changes.standIn', { name: entry.standInName })}`}
            </td>
            <td>
              {entry.revokedBy !== null ? (
                t('changes.revoked')
              ) : taking === entry.id ? (
                <form
                  className="row"
                  onSubmit={(event) => {
                    event.preventDefault();
                    void props.flow.look({ kind: 'revocation', revokes: entry.id, reason });
                  }}
                >
                  <TextField
                    label={t('changes.reason')}
                    need="required"
                    start="here"
                    maxLength={200}
                    error={props.flow.fields['reason']}
                    value={reason}
                    onChange={setReason}
                  />
                  <Button htmlType="submit">{t('changes.look')}</Button>
                </form>
              ) : (
                <Button size="small" onClick={() => setTaking(entry.id)}>
                  {t('changes.revoke', { id: entry.id })}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The days and hours of an entry as figures. */
function daysOf({ change }: OpeningEntryView): string {
  switch (change.kind) {
    case 'special':
      return `${change.date} ${hoursText(change.hours)}`;
    case 'closure':
    case 'absence': {
      const days = change.from === change.through ? change.from : `${change.from} – ${change.through}`;
      return change.span === null ? days : `${days} ${change.span.from}-${change.span.to}`;
    }
    case 'weekly':
      return `${change.from} →`;
    default:
      return '';
  }
}
