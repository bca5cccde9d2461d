import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SLIP_FORMATS } from '../../../shared/papers/appointment-papers.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { remember, useAppointmentsStore } from './appointments-store.ts';
import { Segments } from './Segments.tsx';

/** Slips on the roll or on half a sheet. */
export function FormatSegments(): ReactNode {
  const { t } = useTranslation('appointments');
  const term = useTerms();
  const format = useAppointmentsStore((store) => store.format);
  return (
    <Segments
      label={t('print.format')}
      options={SLIP_FORMATS.map((one) => ({ key: one, label: term('paperFormat', one) }))}
      value={format}
      onChange={(next) => remember({ format: next })}
    />
  );
}
