import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';

/** The phone, masked until somebody asks for it to call; asking is kept in the audit trail. */
export function RevealPhone({ id, masked }: { readonly id: number; readonly masked: string | null }): ReactNode {
  const { t } = useTranslation('appointments');
  const { describe } = useProblem();
  const [phone, setPhone] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (masked === null) return <span className="soft">{t('phone.none')}</span>;
  const reveal = async () => {
    try {
      setPhone((await client.appointments.reveal({ id })).phone);
    } catch (error) {
      setProblem(describe(error).sentence);
    }
  };
  return (
    <span className="phone">
      <span className="number">{phone ?? masked}</span>{' '}
      {phone === null && (
        <Button size="small" onClick={() => void reveal()}>
          {t('phone.reveal')}
        </Button>
      )}
      {problem !== null && <span role="alert"> {problem}</span>}
    </span>
  );
}
