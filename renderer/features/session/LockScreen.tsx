import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTakeStatus } from '../../app/useSession.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import type { Problem } from '../../bridge/problem.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import './session.css';

interface LockScreenProps {
  readonly staffName: string;
  readonly onSignOut: () => void;
}

/** Lies over everything; what was typed beneath stays. */
export function LockScreen({ staffName, onSignOut }: LockScreenProps): ReactNode {
  const { t } = useTranslation('common');
  const { describe } = useProblem();
  const takeStatus = useTakeStatus();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);

  const unlock = async () => {
    try {
      takeStatus(await client.session.unlock({ password }));
    } catch (error) {
      setProblem(describe(error));
      setPassword('');
    }
  };

  return (
    <Dialog of="lock" className="lock" title={t('lock.title')}>
      <form
        className="door-form"
        onSubmit={(event) => {
          event.preventDefault();
          void unlock();
        }}
      >
        <p>{t('lock.who', { name: staffName })}</p>
        <TextField
          label={t('lock.password')}
          kind="password"
          need="required"
          start="here"
          value={password}
          onChange={setPassword}
          error={problem?.sentence}
          maxLength={128}
          autoComplete="current-password"
        />
        <div className="row">
          <Button type="primary" htmlType="submit">
            {t('lock.unlock')}
          </Button>
          <Button onClick={onSignOut}>{t('lock.switch')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
