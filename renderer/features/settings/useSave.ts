import { useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { inputIssues, issuesByPath } from '../../bridge/check-input.ts';
import { useProblem } from '../../bridge/problem.ts';
import { focusPath } from '../../ui/enter-moves.ts';
import type { Texts } from './texts.ts';

/** What the last attempt came to, said once for the whole section. */
export interface Notice {
  readonly kind: 'done' | 'refused';
  readonly words: string;
}

interface SaveOptions<Input, Output> {
  readonly container: RefObject<HTMLElement | null>;
  /** The contract's own schema of the input. */
  readonly schema: z.ZodType | undefined;
  readonly send: (input: Input) => Promise<Output>;
  /** After success; answers the sentence to say. */
  readonly saved: (output: Output) => Promise<string> | string;
  /** The field that shows a problem of the contract's path; the same by default. */
  readonly fieldOf?: (path: string) => string;
  /** Own words for problems at fields, by field; the sentence of the contract otherwise. */
  readonly reword?: (fields: Texts) => Texts;
  /** The field a refusal belongs to that names none, with its words. */
  readonly fieldOfCode?: (code: string) => Texts;
  /** Whatever refused it, e.g. to load what was changed elsewhere. */
  readonly refused?: (code: string) => Promise<void> | void;
}

export interface Save<Input> {
  readonly errors: Texts;
  readonly notice: Notice | null;
  readonly state: 'ready' | 'working';
  /** Checks and sends; `more` are problems the screen found itself. */
  readonly submit: (input: Input, more?: Texts) => Promise<'saved' | 'refused'>;
  /** A field is being mended. */
  readonly forget: (path: string) => void;
  readonly clear: () => void;
}

/** Checks an input with the contract's schema, sends it, and says what came of it; the cursor goes to the first problem. */
export function useSave<Input, Output>(options: SaveOptions<Input, Output>): Save<Input> {
  const { container, schema, send, saved, fieldOf = (path) => path, reword = (fields) => fields } = options;
  const { fieldOfCode = () => ({}), refused } = options;
  const { t } = useTranslation('errors');
  const { describe, field } = useProblem();
  const [errors, setErrors] = useState<Texts>({});
  const [notice, setNotice] = useState<Notice | null>(null);
  const [state, setState] = useState<'ready' | 'working'>('ready');

  const refuse = (fields: Texts, words: string): 'refused' => {
    setErrors(fields);
    setNotice({ kind: 'refused', words });
    if (container.current !== null) focusPath(container.current, Object.keys(fields));
    return 'refused';
  };
  const placed = (fields: Texts): Texts =>
    reword(Object.fromEntries(Object.entries(fields).map(([path, words]) => [fieldOf(path), words])));

  const submit = async (input: Input, more: Texts = {}): Promise<'saved' | 'refused'> => {
    if (state === 'working') return 'refused';
    const issues = schema === undefined ? [] : inputIssues(schema, input);
    const found = { ...placed(issuesByPath(issues, field)), ...more };
    const count = Object.keys(found).length;
    if (count > 0) return refuse(found, t('checkFields', { count }));
    setState('working');
    try {
      const words = await saved(await send(input));
      setErrors({});
      setNotice({ kind: 'done', words });
      return 'saved';
    } catch (error) {
      const problem = describe(error);
      await refused?.(problem.code);
      return refuse({ ...placed(problem.fields), ...fieldOfCode(problem.code) }, problem.sentence);
    } finally {
      setState('ready');
    }
  };

  return {
    errors,
    notice,
    state,
    submit,
    forget: (path) => setErrors(({ [path]: _mended, ...others }) => others),
    clear: () => {
      setErrors({});
      setNotice(null);
    },
  };
}
