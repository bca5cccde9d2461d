import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { REFUSAL_GROUNDS } from '../../../shared/workflow/types.ts';
import type { RefusalGround } from '../../../shared/workflow/types.ts';
import { api, client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { openPaper } from '../../state/navigation.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { PickField } from '../../ui/PickField.tsx';
import { rankOptions } from '../../ui/type-ahead.ts';
import { setPanel, setProblem, useIntake } from './intake-store.ts';
import { OutcomeFrame } from './OutcomeFrame.tsx';
import type { OutcomeFormProps } from './OtherOutcomes.tsx';

export function PutAsideForm({ onSubmit }: OutcomeFormProps): ReactNode {
  const { t } = useTranslation('intake');
  return (
    <OutcomeFrame confirm={t('other.confirmPlain')} onConfirm={() => onSubmit({ type: 'put-aside' })}>
      <p>{t('other.putAsideText')}</p>
    </OutcomeFrame>
  );
}

/** 不予受理 with its ground and reasons. */
export function RefuseForm({ onSubmit }: OutcomeFormProps): ReactNode {
  const { t } = useTranslation('intake');
  const term = useTerms();
  const errors = useIntake((state) => state.errors);
  const [ground, setGround] = useState<RefusalGround>('not-conforming');
  const [reasons, setReasons] = useState('');
  return (
    <OutcomeFrame confirm={t('other.confirm')} onConfirm={() => onSubmit({ type: 'refuse', ground, reasons })}>
      <PickField
        label={t('other.ground')}
        need="required"
        start="here"
        options={REFUSAL_GROUNDS.map((one, index) => ({
          key: one,
          label: term('refusalGround', one),
          keys: String(index + 1),
        }))}
        value={ground}
        error={errors['outcome.ground']}
        onChange={(one) => setGround(one ?? 'not-conforming')}
      />
      <TextField
        kind="area"
        label={t('other.reasons')}
        need="required"
        value={reasons}
        maxLength={2000}
        error={errors['outcome.reasons']}
        onChange={setReasons}
      />
    </OutcomeFrame>
  );
}

/** 不属本机关, naming the right one; the office's other authority is at hand. */
export function WrongAuthorityForm({ onSubmit }: OutcomeFormProps): ReactNode {
  const { t } = useTranslation('intake');
  const { form, errors } = useIntake();
  const { data: settings } = useQuery(api.office.settings.queryOptions({ input: {} }));
  const own = form.matter === null ? undefined : settings?.authorities[form.matter]?.name;
  const names = [...new Set(Object.values(settings?.authorities ?? {}).map((authority) => authority.name))];
  const options = names.filter((name) => name !== own).map((name) => ({ key: name, label: name }));
  const [rightAuthority, setRightAuthority] = useState('');
  const [reason, setReason] = useState('');
  return (
    <OutcomeFrame
      confirm={t('other.confirm')}
      onConfirm={() =>
        onSubmit({ type: 'wrong-authority', rightAuthority, reason: reason.trim() === '' ? null : reason })
      }
    >
      <ComboBox
        manner="suggest"
        label={t('other.rightAuthority')}
        need="required"
        start="here"
        text={rightAuthority}
        maxLength={100}
        options={rankOptions(options, rightAuthority)}
        error={errors['outcome.rightAuthority']}
        onText={setRightAuthority}
        onPick={(option) => setRightAuthority(option.label)}
      />
      <TextField
        kind="area"
        label={t('other.wrongReason')}
        value={reason}
        maxLength={1000}
        error={errors['outcome.reason']}
        onChange={setReason}
      />
    </OutcomeFrame>
  );
}

/** The guide slip of the matter: what to bring, limits, where, phone. No case comes of it. */
export function GuideForm(): ReactNode {
  const { t } = useTranslation('intake');
  const term = useTerms();
  const { describe } = useProblem();
  const { matter, path } = useIntake((state) => state.form);
  const [key] = useState(() => crypto.randomUUID());
  const print = async () => {
    if (matter === null) return;
    try {
      const paper = await client.papers.issue({ kind: 'guide-slip', key, matter, path });
      setPanel('none');
      openPaper(paper.id);
    } catch (error) {
      setProblem({}, describe(error).sentence);
    }
  };
  return (
    <OutcomeFrame confirm={t('other.confirm')} onConfirm={() => void print()}>
      <p>
        {term('matter', matter ?? '')} · {term('path', path)}
      </p>
    </OutcomeFrame>
  );
}
