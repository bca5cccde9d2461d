import { useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { setup as setupContract } from '../../../shared/contract/session.ts';
import { useTakeStatus } from '../../app/useSession.ts';
import { inputIssues, issuesByPath } from '../../bridge/check-input.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { focusPath } from '../../ui/enter-moves.ts';
import { setupInputOf } from './setup-form.ts';
import type { SetupForm } from './setup-form.ts';

const schema = setupContract.initialise['~orpc'].inputSchema;

interface SetupAnswer {
  readonly errors: Readonly<Record<string, string>>;
  readonly sentence: string | null;
  readonly state: 'ready' | 'working';
  readonly submit: (form: SetupForm) => Promise<void>;
}

/** Checks and sends the first start; errors stand at their fields and the cursor goes to the first. */
export function useSetup(container: RefObject<HTMLElement | null>, typed: SetupForm): SetupAnswer {
  const { t } = useTranslation(['setup', 'errors']);
  const takeStatus = useTakeStatus();
  const { describe, field } = useProblem();
  // What was refused, and the form it was said of: a field that was changed since is judged anew.
  const [refused, setRefused] = useState<{
    readonly errors: Readonly<Record<string, string>>;
    readonly of: SetupForm;
  } | null>(null);
  const [sentence, setSentence] = useState<string | null>(null);
  const [state, setState] = useState<'ready' | 'working'>('ready');

  const refuse = (form: SetupForm, fields: Readonly<Record<string, string>>, words: string) => {
    setRefused({ errors: fields, of: form });
    setSentence(words);
    if (container.current !== null) focusPath(container.current, Object.keys(fields));
  };

  const localErrors = (form: SetupForm): Readonly<Record<string, string>> => {
    const input = setupInputOf(form);
    const found = { ...issuesByPath(schema === undefined ? [] : inputIssues(schema, input), field) };
    const accountPath = 'administrator.account';
    if (found[accountPath] !== undefined && form.administrator.account !== '') {
      found[accountPath] = t('administrator.accountForm');
    }
    if (form.administrator.repeated !== form.administrator.password) {
      found['administrator.repeated'] = t('administrator.differs');
    }
    return found;
  };

  const submit = async (form: SetupForm) => {
    if (state === 'working') return;
    const found = localErrors(form);
    const count = Object.keys(found).length;
    if (count > 0) return refuse(form, found, t('errors:checkFields', { count }));
    setState('working');
    try {
      takeStatus(await client.setup.initialise(setupInputOf(form)));
    } catch (error) {
      const problem = describe(error);
      refuse(form, problem.fields, problem.sentence);
    } finally {
      setState('ready');
    }
  };
  const errors =
    refused === null ? {} : refused.of === typed ? refused.errors : stillWrong(refused.errors, localErrors(typed));
  return {
    errors,
    sentence: Object.keys(errors).length === 0 && refused?.of !== typed ? null : sentence,
    state,
    submit,
  };
}

/** Of what was said, only what is still so. */
function stillWrong(
  said: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(now).filter(([path]) => said[path] !== undefined));
}
