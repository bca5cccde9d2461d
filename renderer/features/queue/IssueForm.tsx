import { Button, Checkbox } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TICKET_SERVICES } from '../../../shared/appointments/ticket.ts';
import type { TicketService } from '../../../shared/appointments/ticket.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { TextField } from '../../ui/Field.tsx';
import { PickField } from '../../ui/PickField.tsx';
import { isChoosing, selectOnFocus } from './form-keys.ts';
import { useQueueStore } from './queue-store.ts';
import type { Overview } from './useQueue.ts';
import { useQueueActs } from './useQueueActs.ts';

/** A number for somebody who walks in: one key for the service, F8 draws and prints. */
export function IssueForm({ overview }: { readonly overview: Overview }): ReactNode {
  const { t } = useTranslation('queue');
  const term = useTerms();
  const { issue, printFirst } = useQueueActs();
  const busy = useQueueStore((store) => store.busy);
  const form = useRef<HTMLFormElement>(null);
  const [service, setService] = useState<TicketService>('intake');
  const [green, setGreen] = useState<'green' | 'ordinary'>('ordinary');
  const [name, setName] = useState('');
  const [tail, setTail] = useState('');
  const [wrongTail, setWrongTail] = useState<string | undefined>(undefined);
  const [drawn, setDrawn] = useState(0);
  // Once the emptied form is on the screen: the next person's service is typed over the usual one.
  useEffect(() => {
    if (drawn === 0) return;
    const first = form.current?.querySelector('input');
    first?.focus();
    first?.select();
  }, [drawn]);
  const prospect = overview.services.find((one) => one.service === service);

  const draw = async () => {
    const phoneTail = tail.trim();
    if (phoneTail !== '' && !/^\d{4}$/.test(phoneTail)) {
      setWrongTail(t('issue.wrongTail'));
      return;
    }
    setWrongTail(undefined);
    const ticket = await issue({
      service,
      priority: green,
      name: name.trim() === '' ? null : name,
      phoneTail: phoneTail === '' ? null : phoneTail,
    });
    if (ticket === null) return;
    setService('intake');
    setGreen('ordinary');
    setName('');
    setTail('');
    setDrawn((count) => count + 1);
    await printFirst(ticket);
  };
  useShortcut('F8', () => void draw(), t('issue.draw'));

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears where the focus goes, nothing else
    <form
      ref={form}
      className="panel queue-issue"
      aria-label={t('issue.title')}
      onFocus={selectOnFocus}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isChoosing(event)) void draw();
      }}
    >
      <h2>{t('issue.title')}</h2>
      <PickField
        start="here"
        label={t('issue.service')}
        options={TICKET_SERVICES.map((one, index) => ({
          key: one,
          label: term('appointmentService', one),
          detail: String(index + 1),
          keys: `${index + 1} ${t(`serviceKeys.${one}`)}`,
        }))}
        value={service}
        onChange={(chosen) => setService(chosen ?? 'intake')}
        hint={
          prospect === undefined
            ? undefined
            : t('issue.prospect', { count: prospect.waiting, minutes: prospect.estimateMinutes })
        }
      />
      <div className="queue-issue-person">
        <TextField label={t('issue.name')} value={name} maxLength={20} onChange={setName} />
        <TextField
          kind="figures"
          label={t('issue.tail')}
          value={tail}
          maxLength={4}
          error={wrongTail}
          onChange={setTail}
        />
      </div>
      <p className="row">
        <Checkbox
          checked={green === 'green'}
          onChange={(event) => setGreen(event.target.checked ? 'green' : 'ordinary')}
        >
          {term('ticketPriority', 'green')}
        </Checkbox>
        <Button type="primary" htmlType="submit" loading={busy === 'busy'}>
          {t('issue.draw')} (F8)
        </Button>
      </p>
    </form>
  );
}
