import { ORPCError } from '@orpc/client';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { noticeProblem, type NoticeProblemView } from '../../../shared/contract/notices.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { TextField } from '../../ui/Field.tsx';
import { numberOf } from '../settings/texts.ts';
import { ProblemList } from './ProblemList.tsx';

const KINDS = ['notice', 'local'] as const;
const refusalData = z.object({ problems: z.array(noticeProblem) });

/** What a refused notice says of itself; null for any other error. */
function problemsOf(error: unknown): readonly NoticeProblemView[] | null {
  if (!(error instanceof ORPCError) || String(error.code) !== 'NOTICE_REFUSED') return null;
  const parsed = refusalData.safeParse(error.data);
  return parsed.success ? parsed.data.problems : null;
}

/** The text of a notice, pasted or from a file, and what it is. */
export function NoticeForm({ onRead }: { readonly onRead: (id: number) => void }): ReactNode {
  const { t } = useTranslation('notices');
  const { describe } = useProblem();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('notice');
  const [text, setText] = useState('');
  const [fileName, setFileName] = useState<string | null>(null);
  const [year, setYear] = useState('');
  const [document, setDocument] = useState('');
  const [state, setState] = useState<'ready' | 'working'>('ready');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [sentence, setSentence] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly NoticeProblemView[]>([]);
  const file = useRef<HTMLInputElement>(null);

  const refusal = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) refusal.current?.scrollIntoView({ block: 'nearest' });
  }, [problems]);

  const load = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    try {
      setText(await chosen.text());
      setFileName(chosen.name);
      setSentence(null);
    } catch {
      setSentence(t('fileUnreadable'));
    }
  };
  const read = async () => {
    if (state === 'working') return;
    setState('working');
    setErrors({});
    setSentence(null);
    setProblems([]);
    try {
      const input = { kind, text, format: null, fileName, year: numberOf(year), document };
      const version = await client.notices.propose(input);
      setText('');
      setFileName(null);
      setYear('');
      setDocument('');
      onRead(version.id);
    } catch (error) {
      const found = problemsOf(error);
      if (found === null) {
        const { fields, sentence: said } = describe(error);
        setErrors(fields);
        setSentence(said);
      } else setProblems(found);
    } finally {
      setState('ready');
    }
  };

  return (
    <form
      className="panel notice-form"
      onSubmit={(event) => {
        event.preventDefault();
        void read();
      }}
    >
      <fieldset className="notice-kind">
        <legend>{t('kind')}</legend>
        {KINDS.map((one) => (
          <label key={one}>
            <input type="radio" name="notice-kind" checked={kind === one} onChange={() => setKind(one)} />{' '}
            {t(`kinds.${one}`)}
          </label>
        ))}
        <Button onClick={() => file.current?.click()}>{t('file')}</Button>
        <input
          ref={file}
          hidden
          type="file"
          accept=".txt,.json,.csv,.ics,text/plain"
          onChange={(event) => {
            void load(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </fieldset>
      <TextField
        label={t('text')}
        kind="area"
        need="required"
        value={text}
        error={errors['text']}
        hint={fileName === null ? t('textHint') : t('fileRead', { name: fileName })}
        onChange={(typed) => {
          setText(typed);
          setFileName(null);
        }}
      />
      <div className="row notice-row">
        <TextField
          label={t('year')}
          kind="figures"
          value={year}
          maxLength={4}
          error={errors['year']}
          hint={t('yearHint')}
          onChange={setYear}
        />
        <TextField
          label={t('document')}
          value={document}
          maxLength={100}
          error={errors['document']}
          hint={t('documentHint')}
          onChange={setDocument}
        />
        <Button type="primary" htmlType="submit" loading={state === 'working'}>
          {state === 'working' ? t('reading') : t('read')}
        </Button>
      </div>
      {sentence !== null && (
        <p className="message error" role="alert">
          {sentence}
        </p>
      )}
      {problems.length > 0 && (
        <div ref={refusal} className="message error" role="alert">
          <p>{t('refused', { count: problems.length })}</p>
          <ProblemList problems={problems} />
        </div>
      )}
    </form>
  );
}
