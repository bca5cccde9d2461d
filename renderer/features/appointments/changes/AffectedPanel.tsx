import { useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AffectedAppointment } from '../../../../shared/contract/opening.ts';
import type { FreeSlot } from '../../../../shared/contract/appointments.ts';
import { useShortcut } from '../../../app/shortcuts.ts';
import { api } from '../../../bridge/client.ts';
import { PickField } from '../../../ui/PickField.tsx';
import { subjectOf, useSlotWords } from '../words.ts';
import { proposedDecision } from './useAffected.ts';
import type { AffectedFlow, Decision, Shown } from './useAffected.ts';

interface AffectedPanelProps {
  readonly flow: AffectedFlow;
  readonly shown: Shown;
}

const keyOf = (slot: Pick<FreeSlot, 'counterId' | 'date' | 'from'>): string =>
  `${slot.counterId ?? ''}|${slot.date}|${slot.from}`;

function keyOfDecision(decision: Decision): string {
  return decision.action === 'move' ? keyOf(decision.to) : decision.action;
}

/** Whom a change concerns, each with what is proposed; one confirmation writes all of it. */
export function AffectedPanel({ flow, shown }: AffectedPanelProps): ReactNode {
  const { t } = useTranslation('appointments');
  const { affected } = shown;
  const button = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<number, Decision>>(new Map());
  const services = [...new Set(affected.map(({ appointment }) => appointment.service))];
  const slots = useQueries({
    queries: services.map((service) => api.appointments.slots.queryOptions({ input: { service, counterId: null } })),
  }).flatMap(({ data }) => data?.slots.filter(({ bookable }) => bookable === 'yes') ?? []);
  const decisionOf = (one: AffectedAppointment) => chosen.get(one.appointment.id) ?? proposedDecision(one);
  const sign = () => void flow.sign(affected.map(decisionOf));
  useShortcut('F8', sign, t('changes.sign'), flow.state === 'working' ? 'disabled' : 'enabled');
  useEffect(() => button.current?.focus(), []);
  return (
    <section className="panel" aria-labelledby="affected-title">
      <h2 id="affected-title">
        {affected.length === 0 ? t('changes.nobody') : t('changes.affected', { count: affected.length })}
      </h2>
      {affected.map((one) => (
        <AffectedLine
          key={one.appointment.id}
          one={one}
          decision={decisionOf(one)}
          slots={slots.filter(({ service }) => service === one.appointment.service)}
          onChange={(decision) => setChosen((known) => new Map(known).set(one.appointment.id, decision))}
        />
      ))}
      <p className="row">
        <Button ref={button} type="primary" loading={flow.state === 'working'} onClick={sign}>
          {t('changes.sign')}
        </Button>
        <Button onClick={flow.reset}>{t('changes.giveUp')}</Button>
      </p>
    </section>
  );
}

interface AffectedLineProps {
  readonly one: AffectedAppointment;
  readonly decision: Decision;
  readonly slots: readonly FreeSlot[];
  readonly onChange: (decision: Decision) => void;
}

function AffectedLine({ one, decision, slots, onChange }: AffectedLineProps): ReactNode {
  const { t } = useTranslation('appointments');
  const words = useSlotWords();
  const { appointment, proposal, inspectors } = one;
  const who = subjectOf(appointment);
  const all = [
    ...(proposal === null ? [] : [proposal]),
    ...slots.filter((slot) => proposal === null || keyOf(slot) !== keyOf(proposal)),
  ];
  const options = [
    ...(inspectors === null || inspectors.length !== 2
      ? []
      : [{ key: 'reassign', label: t('changes.reassign', { names: inspectors.map(({ name }) => name).join('、') }) }]),
    ...all.map((slot) => ({ key: keyOf(slot), label: t('changes.moveTo', { when: words(slot) }) })),
    { key: 'cancel', label: t('changes.cancel'), keys: '0 qx' },
  ];
  const take = (key: string | null) => {
    const { id: appointmentId } = appointment;
    const slot = all.find((candidate) => keyOf(candidate) === key);
    if (slot !== undefined) {
      const { counterId, date, from } = slot;
      onChange({ appointmentId, action: 'move', to: { counterId, date, from } });
    } else if (key === 'cancel') onChange({ appointmentId, action: 'cancel' });
    else if (key === 'reassign' && inspectors !== null) {
      onChange({ appointmentId, action: 'reassign', inspectorIds: inspectors.map(({ id }) => id) });
    }
  };
  return (
    <div className="affected-line">
      <p>
        <b className="number">{appointment.number}</b> {who}
        <br />
        <span className="soft">
          {words(appointment)} {t(`changes.why.${one.why}`)}
        </span>
      </p>
      <PickField
        label={t('changes.decision', { who })}
        options={options}
        value={keyOfDecision(decision)}
        onChange={take}
      />
    </div>
  );
}
