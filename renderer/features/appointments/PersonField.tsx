import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookingFor } from '../../../shared/contract/appointments.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useFoundApplicants } from '../intake/useFound.ts';

/** Whom somebody books for, as typed: an applicant found, or a caller with a phone. */
export interface TypedPerson {
  readonly name: string;
  readonly phone: string;
  readonly applicantId: number | null;
}
export const NOBODY: TypedPerson = { name: '', phone: '', applicantId: null };

/** The contract's words for what was typed. */
export function bookingForOf({ name, phone, applicantId }: TypedPerson): BookingFor {
  return applicantId === null ? { kind: 'caller', name, phone } : { kind: 'applicant', applicantId };
}

interface PersonFieldProps {
  readonly value: TypedPerson;
  readonly onChange: (person: TypedPerson) => void;
  readonly errors: Readonly<Record<string, string>>;
}

/** Somebody registered is found by typing; anybody else is a caller and leaves a phone number. */
export function PersonField({ value, onChange, errors }: PersonFieldProps): ReactNode {
  const { t } = useTranslation('appointments');
  const found = useFoundApplicants(value.name, value.applicantId === null ? 'asked' : 'settled');
  return (
    <>
      <ComboBox
        label={t('book.person')}
        need="required"
        start="here"
        manner="suggest"
        path="for.name"
        maxLength={60}
        error={errors['for.name'] ?? errors['for.applicantId']}
        hint={t(value.applicantId === null ? 'book.personHint' : 'book.personKnown')}
        text={value.name}
        options={found.map((applicant) => ({
          key: String(applicant.id),
          label: applicant.name,
          ...(applicant.phone === null ? {} : { detail: applicant.phone }),
        }))}
        onText={(name) => onChange({ ...value, name, applicantId: null })}
        onPick={({ key, label }) => onChange({ name: label, phone: '', applicantId: Number(key) })}
      />
      {value.applicantId === null && (
        <TextField
          label={t('book.phone')}
          need="required"
          kind="figures"
          path="for.phone"
          maxLength={30}
          error={errors['for.phone']}
          value={value.phone}
          onChange={(phone) => onChange({ ...value, phone })}
        />
      )}
    </>
  );
}
