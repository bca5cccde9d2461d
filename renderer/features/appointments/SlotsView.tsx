import { skipToken, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SERVICES } from '../../../shared/appointments/types.ts';
import type { AppointmentView, BookingFor } from '../../../shared/contract/appointments.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { openCase } from '../../state/navigation.ts';
import type { AppointmentFor } from '../../state/navigation.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { remember, useAppointmentsStore } from './appointments-store.ts';
import { BookedNote } from './BookedNote.tsx';
import { BookingDialog } from './BookingDialog.tsx';
import { CounterSegments } from './CounterSegments.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { PersonNotes } from './PersonNotes.tsx';
import { Segments } from './Segments.tsx';
import { slotTable } from './slot-grid.ts';
import type { GridCell } from './slot-grid.ts';
import { SlotGrid } from './SlotGrid.tsx';
import { useAppointmentWords } from './words.ts';

function forOf({ kind, id }: AppointmentFor): BookingFor {
  return kind === 'applicant' ? { kind, applicantId: id } : { kind, caseId: id };
}

/** The slots of the booking window; for a case or person the cursor stands on their next free one. */
export function SlotsView({ whom }: { readonly whom: AppointmentFor | null }): ReactNode {
  const { t } = useTranslation('appointments');
  const term = useTerms();
  const { describe } = useProblem();
  const line = useAppointmentWords();
  const { service, counterId, moving: sought } = useAppointmentsStore();
  // Booking for somebody else meanwhile must not move the one another slot was being looked for.
  const moving = whom === null ? sought : null;
  const [cell, setCell] = useState<GridCell | null>(null);
  const [done, setDone] = useState<AppointmentView | null>(null);
  const [offered, setOffered] = useState<AppointmentView | null>(null);
  const options = useQuery(
    api.appointments.options.queryOptions({
      // Nobody in particular: what is remembered of somebody else must not choose the service.
      input: whom === null ? skipToken : { for: forOf(whom) },
      retry: false,
    }),
  );
  // A case says by its state what it needs next.
  const proposed = options.data?.service;
  useEffect(() => {
    if (proposed !== undefined) remember({ service: proposed });
  }, [proposed]);
  const slots = useQuery(api.appointments.slots.queryOptions({ input: { service, counterId } }));
  useShortcut('Alt+ArrowLeft', () => (whom?.kind === 'case' ? openCase(whom.id) : window.history.back()), t('back'));

  const settled = whom === null || options.isSuccess || options.isError;
  const personal = options.data?.service === service ? options.data.nextFree[0] : undefined;
  const first = personal ?? slots.data?.nextFree[0] ?? null;
  const problem = options.isError ? describe(options.error) : slots.isError ? describe(slots.error) : null;
  const finish = (appointment: AppointmentView, heldFor: AppointmentView | null) => {
    setCell(null);
    remember({ moving: null });
    setDone(appointment);
    setOffered(heldFor);
  };
  return (
    <>
      <div className="panel slots-bar">
        <div className="row">
          <Segments
            label={t('service')}
            options={SERVICES.map((one) => ({ key: one, label: term('appointmentService', one) }))}
            value={service}
            onChange={(next) => remember({ service: next, counterId: null })}
          />
          {service !== 'site-visit' && <CounterSegments />}
          <span className="soft">{t('grid.keys')}</span>
          {(slots.data?.slots.length ?? 0) > 0 && <ExportButton query={{ list: 'slots', service, counterId }} />}
        </div>
        {options.data !== undefined && whom !== null && <PersonNotes options={options.data} />}
        {moving !== null && (
          <p className="message warning">
            {t('move.choose', { appointment: line(moving) })}{' '}
            <Button onClick={() => remember({ moving: null })}>{t('move.giveUp')}</Button>
          </p>
        )}
        {problem !== null && (
          <p className="message error" role="alert">
            {problem.sentence}
          </p>
        )}
        {done !== null && (
          <BookedNote appointment={done} offered={offered} whom={whom} onDismiss={() => setDone(null)} />
        )}
      </div>
      {slots.data !== undefined && settled && (
        <SlotGrid
          key={`${service} ${counterId ?? ''}`}
          table={slotTable(slots.data)}
          label={t('grid.label', {
            service: term('appointmentService', service),
            from: slots.data.window.from,
            through: slots.data.window.through,
          })}
          first={first}
          focus={(whom !== null || moving !== null) && done === null && problem === null ? 'here' : 'elsewhere'}
          onChoose={(chosen) => {
            setDone(null);
            setCell(chosen);
          }}
        />
      )}
      {cell !== null && moving === null && (
        <BookingDialog
          slot={cell.best}
          others={cell.slots}
          whom={whom}
          onDone={(booked) => finish(booked, null)}
          onClose={() => setCell(null)}
        />
      )}
      {cell !== null && moving !== null && (
        <MoveDialog appointment={moving} slot={cell.best} onDone={finish} onClose={() => setCell(null)} />
      )}
    </>
  );
}
