import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TICKET_SERVICES } from '../../../shared/appointments/ticket.ts';
import type { AppointmentView } from '../../../shared/contract/appointments.ts';
import type { PaperSummary } from '../../../shared/contract/cases.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useHasRole, useToday } from '../../app/useSession.ts';
import { api, client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { openAppointments, openCase, openPaper } from '../../state/navigation.ts';
import { Loaded } from '../settings/SectionFrame.tsx';
import { remember } from './appointments-store.ts';
import { CancelForm } from './CancelForm.tsx';
import { FormatSegments } from './FormatSegments.tsx';
import { PilePrintNote } from '../papers/PilePrintNote.tsx';
import { useQueueActs } from '../queue/useQueueActs.ts';
import { JointVisit } from './JointVisit.tsx';
import { RevealPhone } from './RevealPhone.tsx';
import { useSlips } from './useSlips.ts';
import { hasEnded, subjectOf, useSlotWords } from './words.ts';

/** One appointment: what it is, what may be done with it now, and its papers. */
export function AppointmentPanel({ id, onClose }: { readonly id: number; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('appointments');
  const query = useQuery(api.appointments.detail.queryOptions({ input: { id } }));
  const papers = useQuery(api.appointmentPapers.issued.queryOptions({ input: { appointmentId: id } }));
  useShortcut('Escape', onClose, t('detail.close'));
  return (
    <section className="panel appointment-panel" aria-label={t('detail.label')}>
      <Loaded query={query}>
        {(detail) => <Detail appointment={detail.appointment} papers={papers.data ?? []} onClose={onClose} />}
      </Loaded>
    </section>
  );
}

type Act = 'checkIn' | 'miss' | 'accept' | 'decline';
const ACTS_OF_STATE: Readonly<Record<AppointmentView['state'], readonly (Act | 'move' | 'cancel')[]>> = {
  waiting: ['move', 'cancel'],
  offered: ['accept', 'decline'],
  booked: ['checkIn', 'move', 'cancel', 'miss'],
  'checked-in': [],
  // Marked as missing and there all the same, later that day.
  missed: ['checkIn'],
  cancelled: [],
};

/** Nobody queues for a visit on site. */
function isQueuedFor({ service }: AppointmentView): boolean {
  return TICKET_SERVICES.some((one) => one === service);
}

interface DetailProps {
  readonly appointment: AppointmentView;
  readonly papers: readonly PaperSummary[];
  readonly onClose: () => void;
}

function Detail({ appointment, papers, onClose }: DetailProps): ReactNode {
  const { t } = useTranslation('appointments');
  const term = useTerms();
  const slot = useSlotWords();
  const { describe } = useProblem();
  const slips = useSlips();
  const today = useToday();
  const draws = useHasRole('counter');
  const { printFirst } = useQueueActs();
  const box = useRef<HTMLDivElement>(null);
  const [cancelling, setCancelling] = useState<'open' | 'closed'>('closed');
  const [note, setNote] = useState<{ readonly tone: 'good' | 'error'; readonly words: string } | null>(null);
  const { state, person, case: file } = appointment;
  const toFirstAct = () => box.current?.querySelector<HTMLElement>('[role="group"] button')?.focus();
  useEffect(toFirstAct, []);
  // After an act its button is gone, and the cursor would be lost with it.
  useEffect(() => {
    if (document.activeElement === document.body) toFirstAct();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- these two are what takes buttons away
  }, [state, cancelling]);

  /** Whoever waits at a counter gets a number with the check-in, or nobody would ever call them. */
  const checkInForNumber = async () => {
    const { id, version, number } = appointment;
    const { ticket } = await client.queue.checkIn({ key: crypto.randomUUID(), appointmentId: id, version });
    setNote({ tone: 'good', words: t('detail.drawn', { number, label: ticket.label }) });
    await printFirst(ticket);
  };
  const act = async (name: Act) => {
    const input = { key: crypto.randomUUID(), id: appointment.id, version: appointment.version };
    try {
      if (name === 'checkIn' && draws && isQueuedFor(appointment)) return await checkInForNumber();
      const answer =
        name === 'checkIn'
          ? await client.appointments.checkIn(input)
          : name === 'miss'
            ? await client.appointments.miss(input)
            : await client.appointments.answerOffer({ ...input, answer: name });
      setNote({ tone: 'good', words: doneWords(answer.appointment, answer.offered) });
    } catch (error) {
      setNote({ tone: 'error', words: describe(error).sentence });
    }
  };
  const doneWords = (done: AppointmentView, offered: AppointmentView | null): string =>
    [
      t('detail.done', { number: done.number, state: term('appointmentState', done.state) }),
      ...(offered === null ? [] : [t('detail.offered', { who: subjectOf(offered), number: offered.number })]),
    ].join(' ');
  const acts = state === 'missed' && appointment.date !== today ? [] : ACTS_OF_STATE[state];
  const printable = state !== 'waiting' && state !== 'offered';
  const print = () => void slips.slips([appointment.id], 'last-change');
  return (
    <div ref={box}>
      <h2>{subjectOf(appointment)}</h2>
      <p>
        <b className="number">{appointment.number}</b> {term('appointmentService', appointment.service)}{' '}
        {slot(appointment)} {term('appointmentState', state)}
        {appointment.overbooked && <span className="mark">{t('overbookedMark')}</span>}
      </p>
      <JointVisit appointment={appointment} />
      {hasEnded(appointment) && <p className="message warning">{t('ended')}</p>}
      {person.noShows > 0 && <p className="message warning">{t('noShows', { count: person.noShows })}</p>}
      <p>
        {person.contactName ?? ''} <RevealPhone id={appointment.id} masked={person.phone} />
      </p>
      {appointment.inspectors.length > 0 && (
        <p>{t('done.inspectors', { names: appointment.inspectors.map(({ name }) => name).join('、') })}</p>
      )}
      {appointment.note !== null && <p className="soft">{appointment.note}</p>}
      <div className="row" role="group" aria-label={t('detail.acts')}>
        {acts.map((one) => (
          <Button
            key={one}
            type={one === acts[0] ? 'primary' : 'default'}
            onClick={() => {
              if (one === 'cancel') setCancelling('open');
              else if (one === 'move') {
                remember({ moving: appointment, service: appointment.service, counterId: null });
                openAppointments('slots');
              } else void act(one);
            }}
          >
            {t(`act.${one}`)}
          </Button>
        ))}
        {printable && (
          <Button onClick={print} loading={slips.state === 'printing'}>
            {t('print.slip')}
          </Button>
        )}
        {printable && <FormatSegments />}
        {file !== null && <Button onClick={() => openCase(file.id)}>{t('detail.case')}</Button>}
        <Button onClick={onClose}>{t('detail.close')}</Button>
      </div>
      {cancelling === 'open' && (
        <CancelForm
          appointment={appointment}
          onClose={() => setCancelling('closed')}
          onDone={(done, offered) => {
            setCancelling('closed');
            setNote({ tone: 'good', words: doneWords(done, offered) });
          }}
        />
      )}
      <PilePrintNote note={note} />
      <PilePrintNote note={slips.note} />
      {papers.length > 0 && (
        <p className="row">
          {papers.map((paper) => (
            <Button key={paper.id} size="small" onClick={() => openPaper(paper.id)}>
              {term('paper', paper.kind)}
            </Button>
          ))}
        </p>
      )}
    </div>
  );
}
