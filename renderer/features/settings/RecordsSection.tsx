import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../bridge/client.ts';
import type { ContractOutputs } from '../../bridge/contract-inputs.ts';
import { useProblem } from '../../bridge/problem.ts';
import { AuditLog } from './AuditLog.tsx';
import { SectionHead } from './SectionFrame.tsx';

type Verification = ContractOutputs['system']['verify'];

/** Proof that the data are whole, and the trail of who did what. */
export function RecordsSection(): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <>
      <SectionHead title={t('section.records')} intro={t('records.intro')} />
      <VerifyPanel />
      <AuditLog />
    </>
  );
}

function VerifyPanel(): ReactNode {
  const { t } = useTranslation('settings');
  const { describe } = useProblem();
  const [state, setState] = useState<'ready' | 'working'>('ready');
  const [answer, setAnswer] = useState<Verification | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    setState('working');
    setAnswer(null);
    setProblem(null);
    try {
      setAnswer(await client.system.verify());
    } catch (error) {
      setProblem(describe(error).sentence);
    } finally {
      setState('ready');
    }
  };
  return (
    <section className="panel" aria-labelledby="settings-verify">
      <div className="row">
        <h3 id="settings-verify">{t('verify.title')}</h3>
        <Button loading={state === 'working'} onClick={() => void run()}>
          {state === 'working' ? t('verify.working') : t('verify.run')}
        </Button>
        <span className="soft">{t('verify.hint')}</span>
      </div>
      <div role="status">
        {answer !== null && (
          <div className={answer.differences.length === 0 ? 'message good' : 'message error'}>
            <p>{t('verify.counts', answer)}</p>
            <p>
              {answer.differences.length === 0
                ? t('verify.whole')
                : t('verify.differences', { count: answer.differences.length })}
            </p>
            {answer.differences.length > 0 && (
              <ul lang="en">
                {answer.differences.map((difference) => (
                  <li key={difference}>{difference}</li>
                ))}
              </ul>
            )}
          </div>
        )}
      </div>
      {problem !== null && (
        <p className="message error" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
