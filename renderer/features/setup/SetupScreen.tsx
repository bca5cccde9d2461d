import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionStatus } from '../../../shared/contract/session.ts';
import { LanguageSwitch } from '../../app/LanguageSwitch.tsx';
import { useShortcut } from '../../app/shortcuts.ts';
import { useDayWords } from '../../app/TopBar.tsx';
import { useEnterMoves } from '../../ui/enter-moves.ts';
import { TextField } from '../../ui/Field.tsx';
import { AdministratorPanel } from './AdministratorPanel.tsx';
import { AuthorityPanel } from './AuthorityPanel.tsx';
import { CountersPanel } from './CountersPanel.tsx';
import { emptySetup, withAdministrator, withAuthority, withCounter, withRole } from './setup-form.ts';
import { useSetup } from './useSetup.ts';
import './setup.css';

/** Journey 10: everything an empty database needs, on one page. */
export function SetupScreen({ status }: { readonly status: SessionStatus }): ReactNode {
  const { t } = useTranslation(['setup', 'common']);
  const dayWords = useDayWords();
  const page = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState(() => emptySetup({ hours: t('defaults.hours'), counter: t('defaults.counter') }));
  const { errors, sentence, state, submit } = useSetup(page, form);
  const finish = () => void submit(form);
  useEnterMoves(page, finish);
  useShortcut('Ctrl+Enter', finish, t('submit'));

  return (
    <div className="door">
      <header className="window-top">
        <span className="brand">{t('common:appName')}</span>
        <span className="spacer" />
        <span className="day">{dayWords(status)}</span>
        <LanguageSwitch />
      </header>
      <main className="screen setup">
        <h1>{t('title')}</h1>
        <p>{t('intro')}</p>
        <p className="field-hint">{t('sampleHint')}</p>
        {sentence !== null && (
          <p className="message error" role="alert">
            {sentence}
          </p>
        )}
        <form
          ref={page}
          className="setup-form"
          onSubmit={(event) => {
            event.preventDefault();
            finish();
          }}
        >
          <fieldset className="panel setup-panel setup-wide">
            <legend>{t('office.title')}</legend>
            <TextField
              label={t('office.name')}
              need="required"
              start="here"
              path="officeName"
              value={form.officeName}
              maxLength={100}
              error={errors['officeName']}
              hint={t('office.hint')}
              onChange={(officeName) => setForm({ ...form, officeName })}
            />
          </fieldset>
          {(['constructionAuthority', 'rescueAuthority'] as const).map((name) => (
            <AuthorityPanel
              key={name}
              name={name}
              value={form[name]}
              errors={errors}
              onChange={(field, value) => setForm((now) => withAuthority(now, name, field, value))}
            />
          ))}
          <CountersPanel
            counters={form.counters}
            errors={errors}
            onChange={(at, change) => setForm((now) => withCounter(now, at, change))}
            onAdd={() => setForm((now) => ({ ...now, counters: [...now.counters, { name: '', place: '' }] }))}
            onRemove={(at) => setForm((now) => ({ ...now, counters: now.counters.filter((_, index) => index !== at) }))}
          />
          <AdministratorPanel
            value={form.administrator}
            errors={errors}
            onChange={(change) => setForm((now) => withAdministrator(now, change))}
            onRole={(role, held) => setForm((now) => withRole(now, role, held))}
          />
          <div className="setup-wide">
            <Button type="primary" htmlType="submit" loading={state === 'working'}>
              {state === 'working' ? t('working') : t('submit')}
            </Button>
          </div>
        </form>
      </main>
    </div>
  );
}
