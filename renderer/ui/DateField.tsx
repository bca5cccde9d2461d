import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCivilDate, weekdayOf } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { TextField } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import { parseDateEntry } from './entry.ts';

export interface DateFieldProps extends Omit<FieldProps, 'children'> {
  /** As typed; becomes `YYYY-MM-DD` when the field is left. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly today: CivilDate;
  readonly path?: string;
}

/** A date typed as it comes (`1120`, `11.20`, `+3`), put in order on leaving; the weekday stands behind it. */
export function DateField(props: DateFieldProps): ReactNode {
  const { value, onChange, today } = props;
  const { t } = useTranslation('common');
  const entry = parseDateEntry(value, today);
  const weekday = entry.kind === 'value' && isCivilDate(entry.value) ? t(`date.short${weekdayOf(entry.value)}`) : '';
  return (
    <TextField
      {...props}
      kind="figures"
      placeholder={t('dateEntry.hint')}
      suffix={weekday}
      onBlur={() => {
        if (entry.kind === 'value' && entry.value !== value) onChange(entry.value);
      }}
    />
  );
}
