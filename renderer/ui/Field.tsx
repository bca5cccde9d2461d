import { Input } from 'antd';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { takeEarlyKeys } from './early-keys.ts';
import { fieldsIn } from './enter-moves.ts';

/** What a control inside a field must carry so that label, hint and error belong to it. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
}

export interface FieldProps {
  readonly label: string;
  readonly need?: 'required' | 'optional';
  /** In plain words, shown below the control. */
  readonly error?: string | undefined;
  /** Something to know that does not stop anybody. */
  readonly warning?: string | undefined;
  readonly hint?: ReactNode;
  readonly className?: string;
  /** The cursor starts here when the field appears. */
  readonly start?: 'here' | 'elsewhere';
  readonly children: (control: FieldControl) => ReactNode;
}

/** A label, its control, and what is wrong with it. @example <Field label="电话" error={e}>{(c) => <Input {...c} />}</Field> */
export function Field({
  label,
  need = 'optional',
  error,
  warning,
  hint,
  className,
  start,
  children,
}: FieldProps): ReactNode {
  const { t } = useTranslation('common');
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = start === 'here' && box.current !== null ? fieldsIn(box.current)[0] : undefined;
    if (first === undefined) return;
    first.focus();
    takeEarlyKeys(first);
  }, [start]);
  const notes = [error && `${id}-error`, warning && `${id}-warning`, hint && `${id}-hint`].filter(Boolean).join(' ');
  const control: FieldControl = {
    id,
    'aria-describedby': notes === '' ? undefined : notes,
    'aria-invalid': error !== undefined,
    'aria-required': need === 'required',
  };
  return (
    <div ref={box} data-start={start} className={className === undefined ? 'field' : `field ${className}`}>
      <div className="field-label">
        <label htmlFor={id}>{label}</label>
        {need === 'required' && (
          <span className="field-mark" aria-hidden="true" title={t('required')}>
            *
          </span>
        )}
      </div>
      {children(control)}
      {error !== undefined && (
        <div id={`${id}-error`} className="field-error" role="alert">
          {error}
        </div>
      )}
      {warning !== undefined && (
        <div id={`${id}-warning`} className="field-warning">
          {warning}
        </div>
      )}
      {hint !== undefined && (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      )}
    </div>
  );
}

export interface TextFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** `area` keeps line breaks (Enter makes one; Ctrl+Enter moves on). */
  readonly kind?: 'line' | 'area' | 'password' | 'figures';
  readonly suffix?: string;
  /** Enter stops here while it is empty, though it may stay so. */
  readonly stop?: 'yes' | 'no';
  /** Name by which a refused submit finds this field, e.g. `applicant.code`. */
  readonly path?: string;
  readonly autoComplete?: string;
}

/** A line (or area, password, figures) of text with its label and error. `figures` brings the number keys up. */
export function TextField(props: TextFieldProps): ReactNode {
  const { value, onChange, onBlur, placeholder, maxLength, kind = 'line', suffix, path, stop, autoComplete } = props;
  return (
    <Field {...props}>
      {(control) => {
        const given = {
          ...control,
          value,
          placeholder,
          maxLength,
          onBlur,
          autoComplete: autoComplete ?? 'off',
          'data-path': path,
          'data-stop': stop,
          status: control['aria-invalid'] ? ('error' as const) : ('' as const),
          onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
        };
        if (kind === 'area') return <Input.TextArea {...given} className="grows" rows={3} />;
        if (kind === 'password') return <Input.Password {...given} visibilityToggle={false} />;
        // Always an element where there may be a suffix: one that comes and goes would rebuild the input under the cursor.
        const behind = suffix === undefined ? undefined : <span>{suffix}</span>;
        return <Input {...given} suffix={behind} inputMode={kind === 'figures' ? 'decimal' : 'text'} />;
      }}
    </Field>
  );
}
