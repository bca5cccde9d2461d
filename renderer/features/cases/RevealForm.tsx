import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApplicantView } from '../../../shared/contract/registry.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
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
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state === 'open') form.current?.querySelector('input')?.focus();
  }, [state]);
  if (state === 'closed') {
    return (
      <Button size="small" onClick={() => setState('open')}>
        {t('reveal.button')}
      </Button>
    );
  }
  const reveal = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') {
      setProblem(t('acts.required'));
      return;
    }
    try {
      onRevealed(await client.registry.reveal({ applicantId, reason }));
    } catch (error) {
      const { fields, sentence } = describe(error);
      setProblem(fields['reason'] ?? sentence);
    }
  };
  return (
    <form ref={form} className="reveal" aria-label={t('reveal.title')} onSubmit={(event) => void reveal(event)}>
      <TextField
        label={t('reveal.why')}
        need="required"
        hint={t('reveal.whyHint')}
        maxLength={200}
        value={reason}
        onChange={setReason}
        error={problem}
      />
      <div className="row">
        <Button size="small" type="primary" htmlType="submit">
          {t('reveal.confirm')}
        </Button>
        <Button size="small" onClick={() => setState('closed')}>
          {t('reveal.cancel')}
        </Button>
      </div>
    </form>
  );
}
