import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasRole } from '../../app/useSession.ts';
import { ImportWizard } from './ImportWizard.tsx';
import { LedgerList } from './LedgerList.tsx';
import './ledger.css';

/** Every case there is, old ones too; old ledgers are taken over from here. */
export function LedgerScreen(): ReactNode {
  const { t } = useTranslation('ledger');
  const mayImport = useHasRole('supervisor');
  const [shown, setShown] = useState<'list' | 'import'>('list');
  if (shown === 'import' && mayImport) return <ImportWizard onBack={() => setShown('list')} />;
  return <LedgerList>{mayImport && <Button onClick={() => setShown('import')}>{t('import')}</Button>}</LedgerList>;
}
