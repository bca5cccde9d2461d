import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

interface SegmentsProps<Key extends string> {
  readonly label: string;
  readonly options: readonly { readonly key: Key; readonly label: string }[];
  readonly value: Key;
  readonly onChange: (key: Key) => void;
}

/** One of a few, side by side: one tab stop, arrows choose. */
export function Segments<Key extends string>({ label, options, value, onChange }: SegmentsProps<Key>): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = options.findIndex(({ key }) => key === value);
    const next = options[(at + step + options.length) % options.length];
    if (next === undefined) return;
    onChange(next.key);
    box.current?.querySelectorAll<HTMLElement>('[role="radio"]')[options.indexOf(next)]?.focus();
  };
  return (
    <div ref={box} role="radiogroup" aria-label={label} tabIndex={-1} className="segments" onKeyDown={press}>
      {options.map(({ key, label: words }) => (
        <button
          key={key}
          type="button"
          role="radio"
          aria-checked={key === value}
          tabIndex={key === value ? 0 : -1}
          onClick={() => onChange(key)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
