import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../bridge/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { PickField } from '../../ui/PickField.tsx';
import { changeIntake, useIntake } from './intake-store.ts';

/** Who was asked first (首问责任), and a remark for the file. */
export function OtherFields(): ReactNode {
  const { t } = useTranslation('intake');
  const { form, errors } = useIntake();
  const { data: staff } = useQuery(api.office.staff.queryOptions());
  const people = (staff ?? [])
    .filter((one) => one.active)
    .map((one) => ({ key: one.id, label: one.name, detail: one.account, keys: one.account }));
  return (
    <section className="panel intake-grid" aria-label={t('other.remark')}>
      <PickField
        className="span-4"
        label={t('other.firstAsked')}
        path="firstAskedStaffId"
        options={people}
        value={form.firstAskedStaffId}
        error={errors['firstAskedStaffId']}
        onChange={(firstAskedStaffId) => changeIntake((now) => ({ ...now, firstAskedStaffId }), 'firstAskedStaffId')}
      />
      <TextField
        className="span-8"
        label={t('other.remark')}
        path="remark"
        value={form.remark}
        maxLength={1000}
        error={errors['remark']}
        onChange={(remark) => changeIntake((now) => ({ ...now, remark }), 'remark')}
      />
    </section>
  );
}
