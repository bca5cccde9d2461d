import { Button } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionStatus } from '../../../shared/contract/session.ts';
import { useTerms } from '../../locales/useTerms.ts';

type SampleAccount = SessionStatus['sampleAccounts'][number];

interface SampleAccountsProps {
  readonly accounts: readonly SampleAccount[];
  readonly onChoose: (account: { readonly account: string; readonly password: string }) => void;
}

/** Ready accounts of the sample data: one click, or the digit in front of it while no field has the cursor. */
export function SampleAccounts({ accounts, onChoose }: SampleAccountsProps): ReactNode {
  const { t } = useTranslation('session');
  const term = useTerms();

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement && event.target.value !== '';
      const isPassword = event.target instanceof HTMLInputElement && event.target.type === 'password';
      if (event.defaultPrevented || event.ctrlKey || event.altKey || typing || isPassword) return;
      const chosen = accounts[Number(event.key) - 1];
      if (chosen === undefined) return;
      event.preventDefault();
      onChoose(chosen);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [accounts, onChoose]);

  return (
    <section className="panel door-samples" aria-labelledby="sample-accounts">
      <h2 id="sample-accounts">{t('signIn.sample')}</h2>
      <p>{t('signIn.sampleHint')}</p>
      {accounts.map((account, index) => (
        <Button key={account.account} block onClick={() => onChoose(account)}>
          <kbd>{index + 1}</kbd>
          {t('signIn.sampleButton', {
            roles: account.roles.map((role) => term('role', role)).join('、'),
            account: account.account,
          })}
        </Button>
      ))}
    </section>
  );
}
