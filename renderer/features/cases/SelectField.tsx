import type { ReactNode } from 'react';
import { Field } from '../../ui/Field.tsx';
import type { FieldProps } from '../../ui/Field.tsx';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectFieldProps extends Omit<FieldProps, 'children'> {
  /** Empty text = nothing chosen. */
  readonly value: string;
  readonly options: readonly SelectOption[];
  /** Words of the empty choice; without it every choice is a value. */
  readonly empty?: string;
  readonly path?: string;
  readonly onChange: (value: string) => void;
}

/** A closed list; the browser's own control, so that arrows and initial letters work everywhere. */
export function SelectField({ value, options, empty, path, onChange, ...field }: SelectFieldProps): ReactNode {
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          className="select"
          data-path={path}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export interface RadioFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** Two or three choices side by side. */
export function RadioField({ label, value, options, error, onChange }: RadioFieldProps): ReactNode {
  return (
    <fieldset className="field radio-field">
      <legend className="field-label">{label}</legend>
      <div className="row">
        {options.map((option) => (
          <label key={option.value} className="radio-choice">
            <input
              type="radio"
              name={label}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      {error !== undefined && (
        <div className="field-error" role="alert">
          {error}
        </div>
      )}
    </fieldset>
  );
}
