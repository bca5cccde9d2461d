import { Button } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApplicantView } from '../../../shared/contract/registry.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';

interface RevealFormProps {
  readonly applicantId: number;
  readonly onRevealed: (applicant: ApplicantView) => void;
}

/** Numbers in clear only against a reason, which is kept. */
export function RevealForm({ applicantId, onRevealed }: RevealFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const { describe } = useProblem();
  const [state, setState] = useState<'closed' | 'open'>('closed');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const reveal = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') {
      setProblem(t('acts.required'));
      return;
    }
    try {
      const revealed = await client.registry.reveal({ applicantId, reason });
      setState('closed');
      onRevealed(revealed);
    } catch (error) {
      const { fields, sentence } = describe(error);
      setProblem(fields['reason'] ?? sentence);
    }
  };
  const close = () => setState('closed');
  return (
    <>
      <Button size="small" onClick={() => setState('open')}>
        {t('reveal.button')}
      </Button>
      {state === 'open' && (
        <Dialog title={t('reveal.title')} className="reveal" onClose={close}>
          <form onSubmit={(event) => void reveal(event)}>
            <TextField
              label={t('reveal.why')}
              need="required"
              start="here"
              hint={t('reveal.whyHint')}
              maxLength={200}
              value={reason}
              onChange={setReason}
              error={problem}
            />
            <div className="row">
              <Button type="primary" htmlType="submit">
                {t('reveal.confirm')}
              </Button>
              <Button onClick={close}>{t('reveal.cancel')}</Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
