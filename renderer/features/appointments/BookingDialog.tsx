import { Button, Checkbox } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MATTERS } from '../../../shared/matters/types.ts';
import type { Matter } from '../../../shared/matters/types.ts';
import type { AppointmentView, BookingFor, FreeSlot } from '../../../shared/contract/appointments.ts';
import { useHasRole } from '../../app/useSession.ts';
import { client } from '../../bridge/client.ts';
import { useTerms } from '../../locales/useTerms.ts';
import type { AppointmentFor } from '../../state/navigation.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useEnterMoves } from '../../ui/enter-moves.ts';
import { TextField } from '../../ui/Field.tsx';
import { PickField } from '../../ui/PickField.tsx';
import { bookingForOf, NOBODY, PersonField } from './PersonField.tsx';
import { PersonNotes } from './PersonNotes.tsx';
import { RefusalBox } from './RefusalBox.tsx';
import { useBooking } from './useBooking.ts';
import { useKnownPerson } from './useKnownPerson.ts';
import { useSlotWords } from './words.ts';

interface BookingDialogProps {
  readonly slot: FreeSlot;
  /** Slots of other counters at the same time. */
  readonly others: readonly FreeSlot[];
  /** Null = to be asked for. */
  readonly whom: AppointmentFor | null;
  readonly onDone: (appointment: AppointmentView) => void;
  readonly onClose: () => void;
}

/** Books one slot: for a case or person already chosen, Enter is enough; else the person is asked for. */
export function BookingDialog(props: BookingDialogProps): ReactNode {
  const { whom, onDone, onClose } = props;
  const { t } = useTranslation(['appointments', 'common']);
  const term = useTerms();
  const words = useSlotWords();
  const form = useRef<HTMLFormElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const mayOverbook = useHasRole('supervisor');
  const booking = useBooking();
  const [slot, setSlot] = useState<FreeSlot>(props.slot);
  const [person, setPerson] = useState(NOBODY);
  const [matter, setMatter] = useState<Matter | null>(null);
  const [note, setNote] = useState('');
  const [joint, setJoint] = useState<'joint' | 'single'>('joint');
  const [reason, setReason] = useState('');
  const target: BookingFor =
    whom === null
      ? bookingForOf(person)
      : whom.kind === 'case'
        ? { kind: 'case', caseId: whom.id }
        : { kind: 'applicant', applicantId: whom.id };
  const known = useKnownPerson(target);
  const jointCase = slot.service === 'site-visit' ? (known.data?.jointCase ?? null) : null;
  const errors = booking.refusal?.fields ?? {};
  // A reason left out is said at its field, which must still be there.
  const full = booking.refusal?.code === 'full' || errors['overbook.reason'] !== undefined;
  useEnterMoves(form, () => confirm.current?.focus());

  const book = async (chosen: FreeSlot, manner: 'refuse' | 'wait' | 'overbook') => {
    setSlot(chosen);
    const done = await booking.send(async (key) => {
      const { appointment } = await client.appointments.book({
        key,
        for: target,
        service: chosen.service,
        slot: { counterId: chosen.counterId, date: chosen.date, from: chosen.from },
        jointCaseId: jointCase !== null && joint === 'joint' ? jointCase.id : null,
        matter: target.kind === 'case' ? null : matter,
        note: note.trim() === '' ? null : note,
        onFull: manner === 'wait' ? 'wait' : 'refuse',
        overbook: manner === 'overbook' ? { reason } : null,
      });
      return appointment;
    });
    if (done !== null) onDone(done);
  };

  const counters = [slot, ...props.others.filter((other) => other.counterId !== slot.counterId)];
  return (
    <Dialog title={t('appointments:book.title')} className="booking" onClose={onClose}>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          void book(slot, 'refuse');
        }}
      >
        <p className="booking-slot">
          <b>{words(slot)}</b> {term('appointmentService', slot.service)}
          {slot.kind === 'extended' && <span className="soft"> {t('appointments:grid.extended')}</span>}
        </p>
        {whom === null && <PersonField value={person} onChange={setPerson} errors={errors} />}
        {known.data !== undefined && <PersonNotes options={known.data} />}
        {target.kind !== 'case' && slot.service !== 'site-visit' && (
          <PickField
            label={t('appointments:book.matter')}
            path="matter"
            error={errors['matter']}
            options={MATTERS.map((one, index) => ({ key: one, label: term('matter', one), keys: String(index + 1) }))}
            value={matter}
            onChange={setMatter}
          />
        )}
        {counters.length > 1 && (
          <PickField
            label={t('appointments:book.counter')}
            error={errors['slot.counterId']}
            options={counters.map((one, index) => ({
              key: String(one.counterId),
              label: one.counterName ?? '',
              keys: String(index + 1),
              detail: t('appointments:grid.figures', { free: one.free, capacity: one.capacity }),
            }))}
            value={String(slot.counterId)}
            onChange={(key) => setSlot(counters.find((one) => String(one.counterId) === key) ?? slot)}
          />
        )}
        {jointCase !== null && (
          <Checkbox checked={joint === 'joint'} onChange={() => setJoint(joint === 'joint' ? 'single' : 'joint')}>
            {t('appointments:book.joint', {
              matter: term('matter', jointCase.matter),
              number: jointCase.receiptNumber ?? `#${jointCase.id}`,
            })}
          </Checkbox>
        )}
        <TextField
          label={t('appointments:book.note')}
          path="note"
          maxLength={200}
          error={errors['note']}
          value={note}
          onChange={setNote}
        />
        {booking.refusal !== null && (
          <RefusalBox key={booking.attempt} refusal={booking.refusal} onTake={(free) => void book(free, 'refuse')}>
            {(full || booking.refusal.code === 'no-inspectors') && (
              <Button htmlType="button" onClick={() => void book(slot, 'wait')}>
                {t('appointments:book.wait')}
              </Button>
            )}
          </RefusalBox>
        )}
        {full && mayOverbook && (
          <div className="row booking-overbook">
            <TextField
              label={t('appointments:book.overbookReason')}
              maxLength={200}
              error={errors['overbook.reason']}
              value={reason}
              onChange={setReason}
            />
            <Button htmlType="button" onClick={() => void book(slot, 'overbook')}>
              {t('appointments:book.overbook')}
            </Button>
          </div>
        )}
        <div className="row booking-foot">
          <Button
            ref={confirm}
            type="primary"
            htmlType="submit"
            loading={booking.state === 'sending'}
            data-start={whom === null ? undefined : 'here'}
          >
            {t('appointments:book.confirm')}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
