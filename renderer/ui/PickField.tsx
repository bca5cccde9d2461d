import { useState } from 'react';
import type { ReactNode } from 'react';
import { ComboBox } from './ComboBox.tsx';
import type { FieldProps } from './Field.tsx';
import { rankOptions } from './type-ahead.ts';
import type { ComboOption } from './type-ahead.ts';

export interface PickFieldProps<Key extends string> extends Omit<FieldProps, 'children'> {
  readonly options: readonly (ComboOption & { readonly key: Key })[];
  readonly value: Key | null;
  readonly onChange: (value: Key | null) => void;
  readonly placeholder?: string;
  readonly path?: string;
  /** Called after a choice, e.g. to move on. */
  readonly onPicked?: (value: Key) => void;
}

/** One of a fixed set, found by typing a few letters; emptying the text takes the choice back. */
export function PickField<Key extends string>(props: PickFieldProps<Key>): ReactNode {
  const { options, value, onChange, onPicked } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = options.find((option) => option.key === value);
  const text = typed ?? chosen?.label ?? '';
  return (
    <ComboBox
      {...props}
      manner="pick"
      at={value}
      text={text}
      options={rankOptions(options, typed ?? '')}
      onText={(next) => {
        setTyped(next);
        if (next.trim() === '') onChange(null);
      }}
      onPick={(option) => {
        setTyped(null);
        onChange(option.key);
        onPicked?.(option.key);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
