import { useContext } from 'react';
import type { ReactNode } from 'react';
import type { FieldProps } from '../../ui/Field.tsx';
import { useInitials } from '../../ui/initials.ts';
import { MendedContext } from '../../ui/mended.ts';
import { PickField } from '../../ui/PickField.tsx';

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

/**
 * A closed list, found by the first characters, pinyin initials or the digit behind each choice; arrows and the mouse
 * choose from it, too.
 */
export function SelectField({ value, options, empty, path, onChange, ...field }: SelectFieldProps): ReactNode {
  const initialsOf = useInitials();
  const mended = useContext(MendedContext);
  const choices = options.map(({ value: key, label }, index) => {
    const digits = String(index + 1);
    return { key, label, detail: digits, keys: `${digits} ${initialsOf(label)}` };
  });
  // Where something must be chosen, the words of the empty choice only ask for it.
  const none =
    empty === undefined || field.need === 'required' ? [] : [{ key: '', label: empty, detail: '0', keys: '0' }];
  return (
    <PickField
      {...field}
      {...(path === undefined ? {} : { path })}
      {...(empty === undefined ? {} : { placeholder: empty })}
      options={[...none, ...choices]}
      value={value}
      onChange={(key) => {
        if (key === null && empty === undefined) return;
        if (path !== undefined) mended(path);
        onChange(key ?? '');
      }}
    />
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
