import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionStatus } from '../../../shared/contract/session.ts';
import { LanguageSwitch } from '../../app/LanguageSwitch.tsx';
import { useDayWords } from '../../app/TopBar.tsx';
import { usePreferences } from '../../state/preferences.ts';
import { fieldsIn, useEnterMoves } from '../../ui/enter-moves.ts';
import { TextField } from '../../ui/Field.tsx';
import { PickField } from '../../ui/PickField.tsx';
import { SampleAccounts } from './SampleAccounts.tsx';
import { useSignIn } from './useSignIn.ts';
import './session.css';

/** Account, password, counter. Account and counter of this place are remembered, so that usually only the password is typed. */
export function SignInScreen({ status }: { readonly status: SessionStatus }): ReactNode {
  const { t } = useTranslation(['session', 'common']);
  const dayWords = useDayWords();
  const remembered = usePreferences();
  const { problem, state, signIn } = useSignIn();
  const [account, setAccount] = useState(remembered.account);
  const [password, setPassword] = useState('');
  const [counterId, setCounterId] = useState(remembered.counterId);
  const form = useRef<HTMLFormElement>(null);

  const counters = status.counters.map((counter, index) => ({
    key: String(counter.id),
    label: counter.name,
    detail: counter.place,
    keys: String(index + 1),
  }));
  const known = counters.some((counter) => counter.key === String(counterId)) ? counterId : null;

  useEffect(() => {
    if (form.current !== null) fieldsIn(form.current)[remembered.account === '' ? 0 : 1]?.focus();
    // Only when the page appears: afterwards the cursor is the user's.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const submit = async () => {
    if (state === 'working') return;
    const answer = await signIn({ account, password, counterId: known });
    if (answer === 'refused') {
      setPassword('');
      if (form.current !== null) fieldsIn(form.current)[1]?.focus();
    }
  };

  useEnterMoves(form, () => void submit());

  return (
    <div className="door">
      <header className="window-top">
        <span className="brand">{status.officeName || t('common:appName')}</span>
        <span className="spacer" />
        <span className="day">{dayWords(status)}</span>
        <LanguageSwitch />
      </header>
      <main className="door-main">
        <form
          ref={form}
          className="panel door-form"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <h1>{t('signIn.title')}</h1>
          {problem !== null && (
            <p className="message error" role="alert">
              {problem.sentence}
            </p>
          )}
          <TextField
            label={t('signIn.account')}
            need="required"
            value={account}
            onChange={setAccount}
            error={problem?.fields['account']}
            maxLength={40}
            autoComplete="username"
          />
          <TextField
            label={t('signIn.password')}
            need="required"
            kind="password"
            value={password}
            onChange={setPassword}
            error={problem?.fields['password']}
            maxLength={128}
            autoComplete="current-password"
          />
          {counters.length > 0 && (
            <PickField
              label={t('signIn.counter')}
              options={counters}
              value={known === null ? null : String(known)}
              onChange={(key) => setCounterId(key === null ? null : Number(key))}
              placeholder={t('signIn.noCounter')}
              hint={t('signIn.counterHint')}
            />
          )}
          <Button type="primary" htmlType="submit" loading={state === 'working'} block>
            {state === 'working' ? t('signIn.working') : t('signIn.submit')}
          </Button>
          <p className="door-quiet">{t('signIn.forgot')}</p>
        </form>
        {status.sampleAccounts.length > 0 && (
          <SampleAccounts
            accounts={status.sampleAccounts}
            onChoose={(sample) => void signIn({ ...sample, counterId: known ?? status.counters[0]?.id ?? null })}
          />
        )}
      </main>
      <footer className="door-quiet door-version">{t('about', { version: status.version })}</footer>
    </div>
  );
}
