import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSessionStatus } from '../../app/useSession.ts';
import { remember, useAppointmentsStore } from './appointments-store.ts';
import { Segments } from './Segments.tsx';

/** All counters together, or one of them. */
export function CounterSegments(): ReactNode {
  const { t } = useTranslation('appointments');
  const counters = useSessionStatus().data?.counters ?? [];
  const counterId = useAppointmentsStore((store) => store.counterId);
  if (counters.length < 2) return null;
  return (
    <Segments
      label={t('counter')}
      options={[
        { key: '', label: t('allCounters') },
        ...counters.map(({ id, name }) => ({ key: String(id), label: name })),
      ]}
      value={counterId === null ? '' : String(counterId)}
      onChange={(key) => remember({ counterId: key === '' ? null : Number(key) })}
    />
  );
}
