import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../app/shortcuts.ts';
import { api, client } from '../../../bridge/client.ts';
import { ExportButton } from '../../../ui/ExportButton.tsx';
import { Loaded } from '../../settings/SectionFrame.tsx';
import { useAppointmentsStore } from '../appointments-store.ts';
import { CallCell } from '../CallCell.tsx';
import { FormatSegments } from '../FormatSegments.tsx';
import { PilePrintNote } from '../../papers/PilePrintNote.tsx';
import { RevealPhone } from '../RevealPhone.tsx';
import { useSlips } from '../useSlips.ts';
import { subjectOf, useSlotWords } from '../words.ts';
import type { ChangeOutcome } from './useAffected.ts';

/** What a change did: one slip per person and the call list with one key, and the calls themselves. */
export function OutcomePanel({
  outcome,
  onDone,
}: {
  readonly outcome: ChangeOutcome;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('appointments');
  const slot = useSlotWords();
  const slips = useSlips();
  const format = useAppointmentsStore((store) => store.format);
  const button = useRef<HTMLDivElement>(null);
  const { entry, moved, cancelled, reassigned } = outcome;
  const concerned = [...moved, ...cancelled];
  const isAnybodyConcerned = concerned.length + reassigned.length > 0;
  const calls = useQuery({
    ...api.appointments.callList.queryOptions({ input: { entryId: entry.id } }),
    enabled: isAnybodyConcerned,
  });
  const print = () =>
    void slips.print(async () => {
      const key = crypto.randomUUID();
      const papers =
        concerned.length === 0
          ? []
          : await client.appointmentPapers.slips({
              key: `${key}-1`,
              appointmentIds: concerned.map(({ id }) => id),
              what: 'last-change',
              format,
            });
      const list = await client.appointmentPapers.callList({
        key: `${key}-2`,
        list: { kind: 'changed', entryId: entry.id },
      });
      return [...papers, list];
    });
  const isPrintable = isAnybodyConcerned && slips.state !== 'printing';
  useShortcut('F8', print, t('changes.printAll'), isPrintable ? 'enabled' : 'disabled');
  useEffect(() => button.current?.querySelector('button')?.focus(), []);
  return (
    <section className="panel" aria-labelledby="outcome-title">
      <h2 id="outcome-title">{t('changes.written')}</h2>
      <p role="status">
        {t('changes.counts', { moved: moved.length, cancelled: cancelled.length, reassigned: reassigned.length })}
      </p>
      <div ref={button} className="row">
        {isAnybodyConcerned && (
          <Button type="primary" loading={slips.state === 'printing'} onClick={print}>
            {t('changes.printAll')}
          </Button>
        )}
        {concerned.length > 0 && <FormatSegments />}
        {(calls.data?.length ?? 0) > 0 && <ExportButton query={{ list: 'calls', entryId: entry.id }} />}
        <Button onClick={onDone}>{t('changes.done')}</Button>
      </div>
      <PilePrintNote note={slips.note} />
      {isAnybodyConcerned && (
        <Loaded query={calls}>
          {(list) => (
            <table className="appointment-table">
              <thead>
                <tr>
                  <th scope="col">{t('column.who')}</th>
                  <th scope="col">{t('column.phone')}</th>
                  <th scope="col">{t('column.change')}</th>
                  <th scope="col">{t('column.call')}</th>
                </tr>
              </thead>
              <tbody>
                {list.map(({ appointment, what, before }) => (
                  <tr key={appointment.id}>
                    <th scope="row">{subjectOf(appointment)}</th>
                    <td>
                      <RevealPhone id={appointment.id} masked={appointment.person.phone} />
                    </td>
                    <td>
                      {before !== null && (
                        <s className="number">
                          {before.date} {before.from}
                        </s>
                      )}{' '}
                      {t(`changes.what.${what}`)} {what === 'cancelled' ? '' : slot(appointment)}
                    </td>
                    <td>
                      <CallCell
                        who={subjectOf(appointment)}
                        lastCall={appointment.lastCall?.purpose === 'changed' ? appointment.lastCall : null}
                        of={{ appointmentId: appointment.id, caseId: null, purpose: 'changed' }}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Loaded>
      )}
    </section>
  );
}
