import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { REFUSAL_GROUNDS } from '../../../../shared/workflow/types.ts';
import type { RefusalGround } from '../../../../shared/workflow/types.ts';
import { useTerms } from '../../../locales/useTerms.ts';
import { TextField } from '../../../ui/Field.tsx';
import { SelectField } from '../SelectField.tsx';
import { ActFrame } from './ActFrame.tsx';
import { useActForm } from './useActForm.ts';
import type { ActFormProps } from './useActForm.ts';

/** 不予受理. */
export function RefuseForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const form = useActForm(props);
  const [ground, setGround] = useState<RefusalGround>('not-conforming');
  const [reasons, setReasons] = useState('');
  const submit = () =>
    void form.submit(
      { type: 'refuse', date: form.civilDate, ground, reasons },
      reasons.trim() === '' ? { reasons: t('acts.required') } : {},
    );
  return (
    <ActFrame
      act="refuse"
      form={form}
      intro={t('refuse.intro')}
      papers={['refusal']}
      onSubmit={submit}
      onCancel={props.onCancel}
    >
      <SelectField
        label={t('refuse.ground')}
        className="field-short"
        path="ground"
        value={ground}
        options={REFUSAL_GROUNDS.map((value) => ({ value, label: term('refusalGround', value) }))}
        onChange={(text) => setGround(REFUSAL_GROUNDS.find((value) => value === text) ?? ground)}
        error={form.errorOf('ground')}
      />
      <TextField
        label={t('acts.reasons')}
        need="required"
        kind="area"
        path="reasons"
        maxLength={2000}
        value={reasons}
        onChange={setReasons}
        error={form.errorOf('reasons')}
        hint={t('acts.reasonsHint')}
      />
    </ActFrame>
  );
}

/** 无需办理. */
export function NotRequiredForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const form = useActForm(props);
  const [clause, setClause] = useState('');
  const [reason, setReason] = useState('');
  const submit = () =>
    void form.submit(
      { type: 'not-required', date: form.civilDate, clause, reason },
      reason.trim() === '' ? { reason: t('acts.required') } : {},
    );
  return (
    <ActFrame
      act="not-required"
      form={form}
      intro={t('notRequired.intro')}
      papers={['not-required-notice']}
      onSubmit={submit}
      onCancel={props.onCancel}
    >
      <TextField
        label={t('notRequired.clause')}
        className="field-short"
        path="clause"
        maxLength={60}
        value={clause}
        onChange={setClause}
        error={form.errorOf('clause')}
      />
      <TextField
        label={t('notRequired.reason')}
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

/** 不属本机关. */
export function WrongAuthorityForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const form = useActForm(props);
  const [rightAuthority, setRightAuthority] = useState('');
  const [reason, setReason] = useState('');
  const submit = () =>
    void form.submit(
      { type: 'wrong-authority', date: form.civilDate, rightAuthority, reason },
      rightAuthority.trim() === '' ? { rightAuthority: t('acts.required') } : {},
    );
  return (
    <ActFrame
      act="wrong-authority"
      form={form}
      intro={t('wrongAuthority.intro')}
      papers={['refusal']}
      onSubmit={submit}
      onCancel={props.onCancel}
    >
      <TextField
        label={t('wrongAuthority.rightAuthority')}
        need="required"
        path="rightAuthority"
        maxLength={100}
        value={rightAuthority}
        onChange={setRightAuthority}
        error={form.errorOf('rightAuthority')}
      />
      <TextField
        label={t('acts.reason')}
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
