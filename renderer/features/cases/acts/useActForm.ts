import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../app/useSession.ts';
import { api, client } from '../../../bridge/client.ts';
import { useProblem } from '../../../bridge/problem.ts';
import type { ActInput } from '../../../../shared/contract/acts.ts';
import type { CaseDetail, PaperSummary } from '../../../../shared/contract/cases.ts';
import type { ActType } from '../../../../shared/workflow/types.ts';
import { parseDateEntry } from '../../../ui/entry.ts';
import { fieldProblems } from './act-problems.ts';

export interface ActDone {
  readonly act: ActType;
  readonly papers: readonly PaperSummary[];
  readonly replayed: boolean;
}

/** What every act form is given. */
export interface ActFormProps {
  readonly detail: CaseDetail;
  readonly onDone: (done: ActDone) => void;
  readonly onCancel: () => void;
}

export type LocalProblems = Readonly<Record<string, string>>;

export interface ActForm {
  readonly today: string;
  /** Effective date as typed. */
  readonly date: string;
  readonly setDate: (date: string) => void;
  /** The typed date as a civil date; the raw text where it is none (the service names the problem). */
  readonly civilDate: string;
  readonly sending: 'idle' | 'sending';
  /** How often confirming was refused, by the form or by the program. */
  readonly refusals: number;
  /** One sentence about the whole; null = nothing to say. */
  readonly sentence: string | null;
  readonly version: 'current' | 'stale' | 'reloaded';
  /** Version of the case the act is based on. */
  readonly baseVersion: number;
  readonly errorOf: (path: string) => string | undefined;
  /** What was wrong with a field is forgotten once it is typed into again. */
  readonly forget: (path: string) => void;
  /** Sends the act unless a field is wrong; gives the code of a refusal by the program. */
  readonly submit: (act: ActInput, local: LocalProblems) => Promise<string | null>;
  readonly reload: () => Promise<void>;
}

const newKey = (): string => crypto.randomUUID();

/**
 * State of one act form. The version is that of the case when the form was opened, so that a change made elsewhere
 * meanwhile is noticed; the idempotency key stays the same until the act is written.
 */
export function useActForm({ detail, onDone }: Pick<ActFormProps, 'detail' | 'onDone'>): ActForm {
  const today = useToday();
  const queryClient = useQueryClient();
  const { describe } = useProblem();
  const { t } = useTranslation('cases');
  const [date, setDate] = useState(today);
  const [sending, setSending] = useState<'idle' | 'sending'>('idle');
  const [fields, setFields] = useState<LocalProblems>({});
  const [sentence, setSentence] = useState<string | null>(null);
  const [refusals, setRefusals] = useState(0);
  const [baseVersion, setBaseVersion] = useState(detail.version);
  const [version, setVersion] = useState<ActForm['version']>('current');
  const key = useRef(newKey());
  const entry = parseDateEntry(date, today);
  const civilDate = entry.kind === 'value' ? entry.value : date;

  const submit = async (act: ActInput, local: LocalProblems): Promise<string | null> => {
    if (sending === 'sending') return null;
    setFields(local);
    setSentence(null);
    if (Object.keys(local).length > 0) {
      setSentence(t('acts.failed'));
      setRefusals((count) => count + 1);
      return null;
    }
    setSending('sending');
    try {
      const answer = await client.cases.act({ caseId: detail.id, version: baseVersion, key: key.current, act });
      queryClient.setQueryData(api.cases.get.queryKey({ input: { id: detail.id } }), answer.case);
      onDone({ act: act.type, papers: answer.papers, replayed: answer.replayed });
      return null;
    } catch (error) {
      const problem = describe(error);
      setFields(fieldProblems(problem.fields));
      setSentence(problem.sentence);
      setRefusals((count) => count + 1);
      setVersion(problem.code === 'STALE_VERSION' ? 'stale' : 'current');
      if (problem.code === 'KEY_REUSED') key.current = newKey();
      return problem.code;
    } finally {
      setSending('idle');
    }
  };
  const reload = async (): Promise<void> => {
    const fresh = await queryClient.fetchQuery(api.cases.get.queryOptions({ input: { id: detail.id }, staleTime: 0 }));
    setBaseVersion(fresh.version);
    setSentence(null);
    setVersion('reloaded');
  };
  return {
    today,
    date,
    setDate,
    civilDate,
    sending,
    refusals,
    sentence,
    version,
    baseVersion,
    errorOf: (path) => fields[path],
    forget: (path) =>
      setFields((known) =>
        known[path] === undefined ? known : Object.fromEntries(Object.entries(known).filter(([name]) => name !== path)),
      ),
    submit,
    reload,
  };
}
