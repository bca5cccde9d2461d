import { Input } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';

interface CellFieldProps {
  /** Said to a screen reader; the eye reads the heads of line and column. */
  readonly label: string;
  readonly path: string;
  readonly value: string;
  readonly maxLength: number;
  readonly error?: string | undefined;
  /** Something to know that does not stop anybody. */
  readonly warning?: string | undefined;
  readonly suffix?: string;
  readonly kind?: 'figures' | 'line';
  readonly onChange: (value: string) => void;
}

/** A field in a table, with its error below. */
export function CellField(props: CellFieldProps): ReactNode {
  const { label, path, value, maxLength, error, warning, suffix, kind = 'figures', onChange } = props;
  const id = useId();
  const notes = [error && id, warning && `${id}-warning`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <Input
        aria-label={label}
        aria-invalid={error !== undefined}
        aria-describedby={notes === '' ? undefined : notes}
        data-path={path}
        autoComplete="off"
        status={error === undefined ? '' : 'error'}
        inputMode={kind === 'figures' ? 'numeric' : 'text'}
        value={value}
        maxLength={maxLength}
        suffix={suffix}
        onChange={(event) => onChange(event.target.value)}
      />
      {error !== undefined && (
        <div id={id} className="field-error" role="alert">
          {error}
        </div>
      )}
      {warning !== undefined && (
        <div id={`${id}-warning`} className="field-warning">
          {warning}
        </div>
      )}
    </div>
  );
}
