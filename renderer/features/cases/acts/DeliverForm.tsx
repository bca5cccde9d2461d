import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DELIVERY_METHODS } from '../../../../shared/workflow/types.ts';
import type { DeliveryMethod } from '../../../../shared/workflow/types.ts';
import { useTerms } from '../../../locales/useTerms.ts';
import { TextField } from '../../../ui/Field.tsx';
import { RadioField } from '../SelectField.tsx';
import { ActFrame } from './ActFrame.tsx';
import { useActForm } from './useActForm.ts';
import type { ActFormProps } from './useActForm.ts';

type TextName = 'recipient' | 'relation' | 'witness' | 'place';
const LENGTHS: Readonly<Record<TextName, number>> = { recipient: 60, relation: 60, witness: 60, place: 120 };

/** Delivery as the service return records it. */
export function DeliverForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const form = useActForm(props);
  const [method, setMethod] = useState<DeliveryMethod>('direct');
  const [texts, setTexts] = useState<Readonly<Record<TextName, string>>>({
    recipient: '',
    relation: '',
    witness: '',
    place: props.detail.counterName ?? '',
  });
  const submit = () =>
    void form.submit(
      { type: 'deliver', date: form.civilDate, method, ...texts },
      {
        ...(texts.recipient.trim() === '' ? { recipient: t('acts.required') } : {}),
        ...(texts.place.trim() === '' ? { place: t('acts.required') } : {}),
      },
    );
  const field = (name: TextName, need: 'required' | 'optional'): ReactNode => (
    <TextField
      label={t(`deliver.${name}`)}
      need={need}
      path={name}
      maxLength={LENGTHS[name]}
      value={texts[name]}
      onChange={(text) => setTexts({ ...texts, [name]: text })}
      error={form.errorOf(name)}
      hint={name === 'witness' && method === 'left' ? t('deliver.witnessHint') : undefined}
    />
  );
  return (
    <ActFrame act="deliver" form={form} intro={t('deliver.intro')} onSubmit={submit} onCancel={props.onCancel}>
      <RadioField
        label={t('deliver.method')}
        value={method}
        options={DELIVERY_METHODS.map((value) => ({ value, label: term('deliveryMethod', value) }))}
        onChange={(text) => setMethod(DELIVERY_METHODS.find((value) => value === text) ?? method)}
        error={form.errorOf('method')}
      />
      <div className="field-pair">
        {field('recipient', 'required')}
        {field('relation', 'optional')}
      </div>
      <div className="field-pair">
        {field('place', 'required')}
        {field('witness', method === 'left' ? 'required' : 'optional')}
      </div>
    </ActFrame>
  );
}
