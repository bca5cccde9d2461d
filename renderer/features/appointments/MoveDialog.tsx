import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentView, FreeSlot } from '../../../shared/contract/appointments.ts';
import { useHasRole } from '../../app/useSession.ts';
import { client } from '../../bridge/client.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useEnterMoves } from '../../ui/enter-moves.ts';
import { TextField } from '../../ui/Field.tsx';
import { RefusalBox } from './RefusalBox.tsx';
import { useBooking } from './useBooking.ts';
import { subjectOf, useSlotWords } from './words.ts';

interface MoveDialogProps {
  readonly appointment: AppointmentView;
  readonly slot: FreeSlot;
  readonly onDone: (appointment: AppointmentView, offered: AppointmentView | null) => void;
  readonly onClose: () => void;
}

/** Moves an appointment to another slot, under the same number. */
export function MoveDialog({ appointment, slot: chosen, onDone, onClose }: MoveDialogProps): ReactNode {
  const { t } = useTranslation(['appointments', 'common']);
  const words = useSlotWords();
  const form = useRef<HTMLFormElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const mayOverbook = useHasRole('supervisor');
  const booking = useBooking();
  const [slot, setSlot] = useState(chosen);
  const [reason, setReason] = useState('');
  useEnterMoves(form, () => confirm.current?.focus());
  const errors = booking.refusal?.fields ?? {};
  const move = async (to: FreeSlot, manner: 'move' | 'overbook') => {
    setSlot(to);
    let offered: AppointmentView | null = null;
    const done = await booking.send(async (key) => {
      const answer = await client.appointments.reschedule({
        key,
        id: appointment.id,
        version: appointment.version,
        slot: { counterId: to.counterId, date: to.date, from: to.from },
        reason: reason.trim() === '' ? null : reason,
        overbook: manner === 'overbook' ? { reason } : null,
      });
      ({ offered } = answer);
      return answer.appointment;
    });
    if (done !== null) onDone(done, offered);
  };
  return (
    <Dialog title={t('appointments:move.title', { number: appointment.number })} className="booking" onClose={onClose}>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          void move(slot, 'move');
        }}
      >
        <p>{subjectOf(appointment)}</p>
        <p>
          <s>{words(appointment)}</s>
        </p>
        <p className="booking-slot">
          <b>{words(slot)}</b>
        </p>
        <TextField
          label={t('appointments:move.reason')}
          maxLength={200}
          error={errors['reason'] ?? errors['overbook.reason']}
          value={reason}
          onChange={setReason}
        />
        {booking.refusal !== null && (
          <RefusalBox key={booking.attempt} refusal={booking.refusal} onTake={(free) => void move(free, 'move')}>
            {booking.refusal.code === 'full' && mayOverbook && (
              <Button htmlType="button" onClick={() => void move(slot, 'overbook')}>
                {t('appointments:book.overbook')}
              </Button>
            )}
          </RefusalBox>
        )}
        <div className="row booking-foot">
          <Button
            ref={confirm}
            type="primary"
            htmlType="submit"
            data-start="here"
            loading={booking.state === 'sending'}
          >
            {t('appointments:move.confirm')}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
