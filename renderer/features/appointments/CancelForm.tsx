import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentView } from '../../../shared/contract/appointments.ts';
import { client } from '../../bridge/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { Segments } from './Segments.tsx';
import { useBooking } from './useBooking.ts';

interface CancelFormProps {
  readonly appointment: AppointmentView;
  readonly onDone: (done: AppointmentView, offered: AppointmentView | null) => void;
  readonly onClose: () => void;
}

/** Cancels an appointment: by the person, or by the office with a reason. */
export function CancelForm({ appointment, onDone, onClose }: CancelFormProps): ReactNode {
  const { t } = useTranslation('appointments');
  const booking = useBooking();
  const [by, setBy] = useState<'person' | 'office'>('person');
  const [reason, setReason] = useState('');
  const cancel = async () => {
    let offered: AppointmentView | null = null;
    const done = await booking.send(async (key) => {
      const answer = await client.appointments.cancel({
        key,
        id: appointment.id,
        version: appointment.version,
        by,
        reason: reason.trim() === '' ? null : reason,
      });
      ({ offered } = answer);
      return answer.appointment;
    });
    if (done !== null) onDone(done, offered);
  };
  const { refusal } = booking;
  return (
    <form
      className="cancel-form"
      onSubmit={(event) => {
        event.preventDefault();
        void cancel();
      }}
    >
      <Segments
        label={t('cancel.by')}
        options={[
          { key: 'person', label: t('cancel.person') },
          { key: 'office', label: t('cancel.office') },
        ]}
        value={by}
        onChange={setBy}
      />
      <TextField
        label={t('cancel.reason')}
        need={by === 'office' ? 'required' : 'optional'}
        start="here"
        path="reason"
        maxLength={200}
        error={refusal?.fields['reason']}
        value={reason}
        onChange={setReason}
      />
      {refusal !== null && (
        <p className="message error" role="alert">
          {refusal.sentence}
        </p>
      )}
      <div className="row">
        <Button type="primary" danger htmlType="submit" loading={booking.state === 'sending'}>
          {t('cancel.confirm')}
        </Button>
        <Button onClick={onClose}>{t('cancel.keep')}</Button>
      </div>
    </form>
  );
}
