import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';

export interface VoidPaperProps {
  readonly paperId: number;
  readonly name: string;
  readonly onClose: () => void;
}

/** Strikes a paper: a supervisor's act with a reason. The number stays recorded and is never used again. */
export function VoidPaper({ paperId, name, onClose }: VoidPaperProps): ReactNode {
  const { t } = useTranslation('papers');
  const { t: common } = useTranslation('common');
  const { describe } = useProblem();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<'idle' | 'busy'>('idle');

  const confirm = async () => {
    if (busy === 'busy') return;
    if (reason.trim() === '') {
      setProblem(t('void.reasonNeeded'));
      return;
    }
    setBusy('busy');
    try {
      await client.papers.void({ id: paperId, reason: reason.trim() });
      await queryClient.invalidateQueries({ queryKey: api.papers.key() });
      onClose();
    } catch (error) {
      const told = describe(error);
      setProblem(told.fields['reason'] ?? told.sentence);
      setBusy('idle');
    }
  };

  return (
    <Dialog title={t('void.title', { paper: name })} onClose={onClose}>
      <form
        className="void-paper"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <p>{t('void.meaning')}</p>
        <TextField
          label={t('void.reason')}
          value={reason}
          maxLength={200}
          need="required"
          start="here"
          error={problem ?? undefined}
          onChange={(text) => {
            setReason(text);
            setProblem(null);
          }}
        />
        <p className="row">
          <Button danger type="primary" htmlType="submit" loading={busy === 'busy'}>
            {t('void.confirm')}
          </Button>
          <Button onClick={onClose}>{common('cancel')}</Button>
        </p>
      </form>
    </Dialog>
  );
}
