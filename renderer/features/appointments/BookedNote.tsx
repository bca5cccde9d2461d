import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentView } from '../../../shared/contract/appointments.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { openCase } from '../../state/navigation.ts';
import type { AppointmentFor } from '../../state/navigation.ts';
import { FormatSegments } from './FormatSegments.tsx';
import { PilePrintNote } from '../papers/PilePrintNote.tsx';
import { JointVisit } from './JointVisit.tsx';
import { useSlips } from './useSlips.ts';
import { subjectOf, useAppointmentWords } from './words.ts';

interface BookedNoteProps {
  readonly appointment: AppointmentView;
  /** Who waited for the place a move gave up: a call is due. */
  readonly offered: AppointmentView | null;
  readonly whom: AppointmentFor | null;
  readonly onDismiss: () => void;
}

/** What was booked or moved, with its slip one key away. */
export function BookedNote({ appointment, offered, whom, onDismiss }: BookedNoteProps): ReactNode {
  const { t } = useTranslation('appointments');
  const line = useAppointmentWords();
  const slips = useSlips();
  const acts = useRef<HTMLDivElement>(null);
  const waiting = appointment.state === 'waiting';
  const print = () => void slips.slips([appointment.id], 'last-change');
  useShortcut('F8', print, t('print.slip'), waiting || slips.state === 'printing' ? 'disabled' : 'enabled');
  useEffect(() => acts.current?.querySelector('button')?.focus(), []);
  const { person } = appointment;
  const inspectors = appointment.inspectors.map(({ name }) => name).join('、');
  return (
    <div className="message good booked-note">
      <p role="status">
        {t(waiting ? 'done.waiting' : 'done.booked', { appointment: line(appointment) })}
        {inspectors !== '' && ` ${t('done.inspectors', { names: inspectors })}`}
        {appointment.overbooked && ` ${t('done.overbooked')}`}
        {offered !== null && ` ${t('detail.offered', { who: subjectOf(offered), number: offered.number })}`}
      </p>
      <JointVisit appointment={appointment} />
      {person.noShows > 0 && <p>{t('noShows', { count: person.noShows })}</p>}
      <div ref={acts} className="row">
        {!waiting && (
          <Button type="primary" loading={slips.state === 'printing'} onClick={print}>
            {t('print.slip')}
          </Button>
        )}
        {!waiting && <FormatSegments />}
        {whom?.kind === 'case' && <Button onClick={() => openCase(whom.id)}>{t('done.toCase')}</Button>}
        <Button onClick={onDismiss}>{t('done.another')}</Button>
      </div>
      <PilePrintNote note={slips.note} />
    </div>
  );
}
