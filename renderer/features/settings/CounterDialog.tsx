import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { office } from '../../../shared/contract/session.ts';
import { client } from '../../bridge/client.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useEnterMoves } from '../../ui/enter-moves.ts';
import { TextField } from '../../ui/Field.tsx';
import type { Counter } from './CountersSection.tsx';
import { NoticeLine } from './SaveBar.tsx';
import { useSave } from './useSave.ts';

interface CounterDialogProps {
  /** Null = a new one. */
  readonly counter: Counter | null;
  /** With the sentence to say when something was saved. */
  readonly onClose: (words: string | null) => void;
}

/** One counter: name, place, open or closed. */
export function CounterDialog({ counter, onClose }: CounterDialogProps): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const queryClient = useQueryClient();
  const page = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState({
    name: counter?.name ?? '',
    place: counter?.place ?? '',
    active: counter?.active ?? true,
  });
  const save = useSave({
    container: page,
    schema: office.saveCounter['~orpc'].inputSchema,
    send: client.office.saveCounter,
    saved: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: [['office', 'counters']] });
      const words = t('counters.saved', { name: saved.name });
      onClose(words);
      return words;
    },
  });
  const submit = () => void save.submit({ id: counter?.id ?? null, ...form });
  useEnterMoves(page, submit);
  return (
    <Dialog
      title={counter === null ? t('counters.add') : t('counters.edit', { name: counter.name })}
      className="settings-dialog"
      onClose={() => onClose(null)}
    >
      <form
        ref={page}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="settings-grid">
          <TextField
            label={t('counters.name')}
            need="required"
            start="here"
            path="name"
            value={form.name}
            maxLength={40}
            error={save.errors['name']}
            onChange={(name) => setForm((now) => ({ ...now, name }))}
          />
          <TextField
            label={t('counters.place')}
            need="required"
            path="place"
            value={form.place}
            maxLength={100}
            error={save.errors['place']}
            onChange={(place) => setForm((now) => ({ ...now, place }))}
          />
        </div>
        <Checkbox
          checked={form.active}
          onChange={(event) => setForm((now) => ({ ...now, active: event.target.checked }))}
        >
          {t('counters.active')}
        </Checkbox>
        {save.errors['active'] !== undefined && (
          <p className="field-error" role="alert">
            {save.errors['active']}
          </p>
        )}
        <p className="soft">{t('counters.activeHint')}</p>
        <div className="settings-save">
          <Button type="primary" htmlType="submit" loading={save.state === 'working'}>
            {t('save')}
          </Button>
          <Button onClick={() => onClose(null)}>{t('common:cancel')}</Button>
          <NoticeLine notice={save.notice} />
        </div>
      </form>
    </Dialog>
  );
}
