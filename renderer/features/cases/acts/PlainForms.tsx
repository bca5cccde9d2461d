import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperKind } from '../../../../shared/papers/types.ts';
import { TextField } from '../../../ui/Field.tsx';
import { ActFrame } from './ActFrame.tsx';
import { useActForm } from './useActForm.ts';
import type { ActFormProps } from './useActForm.ts';

/** Acceptance by law, confirmed by a member of staff. */
export function ConfirmDeemedForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const form = useActForm(props);
  return (
    <ActFrame
      act="confirm-deemed"
      form={form}
      dated="none"
      intro={t('deemed.intro', { date: props.detail.receivedOn ?? t('screen.unknown') })}
      papers={['receipt']}
      onSubmit={() => void form.submit({ type: 'confirm-deemed', date: form.civilDate }, {})}
      onCancel={props.onCancel}
    />
  );
}

/** Commitment path: the permit of the same day. */
export function PermitForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const form = useActForm(props);
  const accepted = props.detail.acceptedOn !== null;
  const papers: readonly PaperKind[] = accepted ? ['pre-opening-opinion'] : ['receipt', 'pre-opening-opinion'];
  return (
    <ActFrame
      act="permit"
      form={form}
      intro={t('permit.intro')}
      papers={papers}
      onSubmit={() => void form.submit({ type: 'permit', date: form.civilDate }, {})}
      onCancel={props.onCancel}
    />
  );
}

/** The applicant asks for the re-inspection. */
export function RequestReinspectionForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const form = useActForm(props);
  return (
    <ActFrame
      act="request-reinspection"
      form={form}
      intro={t('rectification.requestIntro')}
      onSubmit={() => void form.submit({ type: 'request-reinspection', date: form.civilDate }, {})}
      onCancel={props.onCancel}
    />
  );
}

/** The applicant takes the application back. */
export function WithdrawForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const form = useActForm(props);
  const [reason, setReason] = useState('');
  const submit = () =>
    void form.submit(
      { type: 'withdraw', date: form.civilDate, reason },
      reason.trim() === '' ? { reason: t('acts.required') } : {},
    );
  return (
    <ActFrame act="withdraw" form={form} intro={t('withdraw.intro')} onSubmit={submit} onCancel={props.onCancel}>
      <TextField
        label={t('acts.reason')}
        need="required"
        kind="area"
        path="reason"
        maxLength={1000}
        value={reason}
        onChange={setReason}
        error={form.errorOf('reason')}
      />
    </ActFrame>
  );
}

/** Everything done: into the archive. */
export function ArchiveForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const form = useActForm(props);
  const [note, setNote] = useState('');
  return (
    <ActFrame
      act="archive"
      form={form}
      intro={t('archive.intro')}
      onSubmit={() => void form.submit({ type: 'archive', date: form.civilDate, note }, {})}
      onCancel={props.onCancel}
    >
      <TextField
        label={t('acts.note')}
        path="note"
        maxLength={200}
        value={note}
        onChange={setNote}
        error={form.errorOf('note')}
      />
    </ActFrame>
  );
}
