import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '../../../shared/contract/session.ts';
import { useStaff } from '../../app/useSession.ts';
import { client } from '../../bridge/client.ts';
import { useEnterMoves } from '../../ui/enter-moves.ts';
import { TextField } from '../../ui/Field.tsx';
import { NoticeLine } from './SaveBar.tsx';
import { SectionHead } from './SectionFrame.tsx';
import type { Texts } from './texts.ts';
import { useSave } from './useSave.ts';
import { usePasswordWords } from './usePasswordWords.ts';

const EMPTY = { current: '', next: '', repeated: '' };

/** The password of one's own. */
export function PasswordSection(): ReactNode {
  const { t } = useTranslation(['settings', 'setup']);
  const staff = useStaff();
  const passwordWords = usePasswordWords();
  const page = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState(EMPTY);
  const save = useSave({
    container: page,
    schema: session.changePassword['~orpc'].inputSchema,
    send: client.session.changePassword,
    saved: () => {
      setForm(EMPTY);
      return t('password.saved');
    },
    reword: (fields) => passwordWords(fields, 'next', form.next),
    fieldOfCode: (code): Texts => (code === 'WRONG_CREDENTIALS' ? { current: t('password.wrong') } : {}),
    refused: (code) => {
      if (code === 'WRONG_CREDENTIALS') setForm((now) => ({ ...now, current: '' }));
    },
  });
  const submit = () => {
    const more: Record<string, string> = {};
    if (form.current === '') more['current'] = t('password.currentNeeded');
    if (form.next !== form.repeated) more['repeated'] = t('setup:administrator.differs');
    void save.submit({ current: form.current, next: form.next }, more);
  };
  useEnterMoves(page, submit);
  const field = (name: keyof typeof EMPTY) => ({
    kind: 'password' as const,
    need: 'required' as const,
    label: t(`password.${name}`),
    path: name,
    value: form[name],
    maxLength: 128,
    error: save.errors[name],
    autoComplete: name === 'current' ? 'current-password' : 'new-password',
    onChange: (text: string) => setForm((now) => ({ ...now, [name]: text })),
  });
  return (
    <>
      <SectionHead title={t('section.password')} intro={t('password.intro', { name: staff?.name ?? '' })} />
      <form
        ref={page}
        className="panel settings-password"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField {...field('current')} />
        <TextField {...field('next')} hint={t('password.rule')} />
        <TextField {...field('repeated')} />
        <div className="settings-save">
          <Button type="primary" htmlType="submit" loading={save.state === 'working'}>
            {t('password.submit')}
          </Button>
          <NoticeLine notice={save.notice} />
        </div>
      </form>
    </>
  );
}
