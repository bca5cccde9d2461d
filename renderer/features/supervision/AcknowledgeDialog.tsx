import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipView } from '../../../shared/contract/supervision.ts';
import { useToday } from '../../app/useSession.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { parseDateEntry } from '../../ui/entry.ts';
import { TextField } from '../../ui/Field.tsx';

interface AcknowledgeDialogProps {
  readonly slip: SlipView;
  readonly onClose: () => void;
}

/** The handler's word on a slip: by when it will be done, why it is late and what will be done. */
export function AcknowledgeDialog({ slip, onClose }: AcknowledgeDialogProps): ReactNode {
  const { t } = useTranslation(['supervision', 'common', 'errors']);
  const { describe } = useProblem();
  const today = useToday();
  const [planDate, setPlanDate] = useState('');
  const [words, setWords] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<'idle' | 'busy'>('idle');

  const confirm = async () => {
    if (busy === 'busy') return;
    const entry = parseDateEntry(planDate, today);
    if (entry.kind !== 'value') {
      setErrors({ planDate: t(planDate.trim() === '' ? 'errors:field.required' : 'errors:field.not-a-date') });
      return;
    }
    setBusy('busy');
    setProblem(null);
    try {
      await client.supervision.acknowledge({
        key,
        slipId: slip.id,
        version: slip.version,
        planDate: entry.value,
        words,
      });
      onClose();
    } catch (error) {
      const told = describe(error);
      setErrors(told.fields);
      if (Object.keys(told.fields).length === 0) setProblem(told.sentence);
      setBusy('idle');
    }
  };

  return (
    <Dialog title={t('supervision:answer.title', { kind: t(`supervision:kind.${slip.kind}`) })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <p>
          {slip.projectName ?? slip.caseNumber} <span className="soft">{slip.number}</span>
        </p>
        {slip.note !== null && <p className="message">{slip.note}</p>}
        <DateField
          label={t('supervision:answer.planDate')}
          need="required"
          start="here"
          value={planDate}
          today={today}
          error={errors['planDate']}
          hint={t('supervision:answer.hint')}
          onChange={(text) => {
            setPlanDate(text);
            setErrors({});
          }}
        />
        <TextField
          label={t('supervision:answer.words')}
          need="required"
          kind="area"
          value={words}
          maxLength={500}
          error={errors['words']}
          onChange={(text) => {
            setWords(text);
            setErrors({});
          }}
        />
        {problem !== null && (
          <div className="message error" role="alert">
            {problem}
          </div>
        )}
        <p className="row dialog-buttons">
          <Button type="primary" htmlType="submit" loading={busy === 'busy'}>
            {t('supervision:answer.confirm')}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </p>
      </form>
    </Dialog>
  );
}
