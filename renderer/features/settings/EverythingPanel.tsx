import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { everythingInput } from '../../../shared/contract/exports.ts';
import type { EverythingStep } from '../../../shared/contract/exports.ts';
import { inputIssues, issuesByPath } from '../../bridge/check-input.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { TextField } from '../../ui/Field.tsx';
import { focusPath } from '../../ui/enter-moves.ts';
import { NoticeLine } from './SaveBar.tsx';
import type { Notice } from './useSave.ts';

type Written = Extract<EverythingStep, { kind: 'written' }>;

/** Everything the office's file holds, for leaving the product, into a new folder below the one typed. */
export function EverythingPanel(): ReactNode {
  const { t } = useTranslation(['settings', 'errors']);
  const { describe, field } = useProblem();
  const form = useRef<HTMLFormElement>(null);
  const running = useRef<AbortController | null>(null);
  const [folder, setFolder] = useState('');
  const [written, setWritten] = useState<Written | null>(null);
  const [error, setError] = useState<string | undefined>(undefined);
  const [notice, setNotice] = useState<Notice | null>(null);
  // Leaving the section stops it: nobody would hear how it ended.
  useEffect(() => () => running.current?.abort(), []);

  const refuse = (words: string, at: string | undefined) => {
    setNotice({ kind: 'refused', words });
    setError(at);
    if (at !== undefined && form.current !== null) focusPath(form.current, ['folder']);
  };
  const write = async (order: AbortController) => {
    for await (const step of await client.exports.everything({ folder }, { signal: order.signal })) {
      if (order.signal.aborted) return;
      if (step.kind === 'written') setWritten(step);
      else setNotice({ kind: 'done', words: t('settings:everything.done', step) });
    }
  };
  const begin = async (event: FormEvent) => {
    event.preventDefault();
    if (running.current !== null) return;
    const found = issuesByPath(inputIssues(everythingInput, { folder }), field);
    if (found['folder'] !== undefined) return refuse(t('errors:checkFields', { count: 1 }), found['folder']);
    const order = new AbortController();
    running.current = order;
    setError(undefined);
    setNotice(null);
    setWritten({ kind: 'written', tables: 0, rows: 0, papers: 0, total: 0 });
    try {
      await write(order);
    } catch (failure) {
      if (order.signal.aborted) return;
      const problem = describe(failure);
      refuse(problem.sentence, problem.fields['folder']);
    } finally {
      if (running.current === order) running.current = null;
      if (!order.signal.aborted) setWritten(null);
    }
  };
  const stop = () => {
    running.current?.abort();
    running.current = null;
    setWritten(null);
    setNotice({ kind: 'refused', words: t('settings:everything.stopped') });
  };

  return (
    <form ref={form} onSubmit={(event) => void begin(event)}>
      <fieldset className="panel settings-fields">
        <legend>{t('settings:everything.title')}</legend>
        <p className="soft">{t('settings:everything.intro')}</p>
        <TextField
          label={t('settings:everything.folder')}
          path="folder"
          value={folder}
          maxLength={400}
          error={error}
          hint={t('settings:everything.hint')}
          onChange={(text) => {
            setError(undefined);
            setFolder(text);
          }}
        />
        <div className="row">
          {/* One button in either state, so that the cursor stays where it is and the work can be stopped at once. */}
          <Button
            htmlType={written === null ? 'submit' : 'button'}
            onClick={(event) => {
              if (written === null) return;
              // It becomes the submitting one while it is being pressed.
              event.preventDefault();
              stop();
            }}
          >
            {t(written === null ? 'settings:everything.run' : 'settings:everything.stop')}
          </Button>
          {written !== null && (
            <progress
              aria-label={t('settings:everything.title')}
              max={Math.max(1, written.total)}
              value={written.rows}
            />
          )}
          <span role="status">{written !== null && t('settings:everything.working', { ...written })}</span>
        </div>
        <NoticeLine notice={notice} />
      </fieldset>
    </form>
  );
}
