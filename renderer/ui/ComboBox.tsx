import { Input } from 'antd';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../app/shortcuts.ts';
import { Field } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import { activeAtFirst, moveActive } from './type-ahead.ts';
import type { ComboOption } from './type-ahead.ts';

export interface ComboBoxProps<Option extends ComboOption> extends Omit<FieldProps, 'children'> {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Already narrowed to what was typed, best first. */
  readonly options: readonly Option[];
  readonly onPick: (option: Option) => void;
  readonly onBlur?: () => void;
  /** `pick`: only options are values, so the first one is always at hand; `suggest`: a new text is fine too. */
  readonly manner: 'pick' | 'suggest';
  /** Key of the option chosen now, where the arrows begin. */
  readonly at?: string | null;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly path?: string;
}

/** A text field with a list under it: arrows move, Enter takes, Escape closes, Tab takes what typing narrowed down to. */
export function ComboBox<Option extends ComboOption>(props: ComboBoxProps<Option>): ReactNode {
  const { text, onText, options, onPick, onBlur, manner, at, placeholder, maxLength, path } = props;
  const { t } = useTranslation('common');
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'closed' | 'open' | 'typed'>('closed');
  const [chosen, setChosen] = useState<number | null>(null);

  const open = state !== 'closed' && (options.length > 0 || (manner === 'pick' && state === 'typed'));
  const first = manner === 'pick' ? (state === 'typed' && options.length > 0 ? 0 : -1) : activeAtFirst(options, text);
  const active = Math.min(chosen ?? (state === 'typed' ? first : -1), options.length - 1);

  const take = (option: Option) => {
    setState('closed');
    setChosen(null);
    onPick(option);
  };
  const show = (index: number) => {
    setChosen(index);
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };

  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setState('open');
      const here = open ? -1 : options.findIndex(({ key }) => key === at);
      show(here >= 0 ? here : moveActive(active, options.length, event.key === 'ArrowDown' ? 'down' : 'up'));
      return;
    }
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      setState('closed');
      setChosen(null);
      return;
    }
    const option = options[active];
    if ((event.key === 'Enter' || event.key === 'Tab') && open && option !== undefined) {
      if (event.key === 'Enter') event.preventDefault();
      take(option);
    }
  };

  return (
    <Field {...props}>
      {(control) => (
        <div className={manner === 'pick' ? 'type-ahead pick' : 'type-ahead'}>
          <Input
            {...control}
            role="combobox"
            aria-expanded={open}
            aria-controls={open ? listId : undefined}
            aria-autocomplete="list"
            aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
            data-path={path}
            autoComplete="off"
            status={control['aria-invalid'] ? 'error' : ''}
            value={text}
            placeholder={placeholder}
            maxLength={maxLength}
            onChange={(event) => {
              setState('typed');
              setChosen(null);
              onText(event.target.value);
            }}
            onKeyDown={press}
            onFocus={(event) => {
              // The choice made before is typed over, not added to.
              if (manner === 'pick') event.currentTarget.select();
            }}
            onClick={(event) => {
              if (manner === 'pick' && state === 'closed') event.currentTarget.select();
              setState((now) => (now === 'closed' ? 'open' : now));
            }}
            onBlur={() => {
              setState('closed');
              setChosen(null);
              onBlur?.();
            }}
          />
          {open && options.length > 0 && (
            <div id={listId} ref={list} role="listbox" aria-label={t('typeAhead.options')} className="type-ahead-list">
              {options.map((option, index) => (
                // The keyboard works on the text field; the list only answers to the mouse.
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
                <div
                  key={option.key}
                  id={`${listId}-${index}`}
                  role="option"
                  aria-selected={index === active}
                  tabIndex={-1}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => take(option)}
                >
                  <span>{option.label}</span>
                  {option.detail !== undefined && <span className="detail">{option.detail}</span>}
                </div>
              ))}
            </div>
          )}
          {open && options.length === 0 && (
            <div className="type-ahead-list type-ahead-empty" role="status">
              {t('typeAhead.noMatch')}
            </div>
          )}
        </div>
      )}
    </Field>
  );
}
