import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../../locales/useTerms.ts';
import { TextField } from '../../../ui/Field.tsx';
import { useMaterialName } from '../useMaterialName.ts';
import { ActFrame } from './ActFrame.tsx';
import { startLines, tally, toChecks } from './material-checks.ts';
import type { LineState, Tally } from './material-checks.ts';
import { MaterialLine } from './MaterialLine.tsx';
import { useActForm } from './useActForm.ts';
import type { ActForm, ActFormProps } from './useActForm.ts';

interface LinesProps {
  readonly detail: ActFormProps['detail'];
  readonly form: ActForm;
  readonly lines: readonly LineState[];
  readonly onChange: (lines: readonly LineState[]) => void;
}

/** The whole list to tick. */
function Lines({ detail, form, lines, onChange }: LinesProps): ReactNode {
  const { t } = useTranslation('cases');
  const nameOf = useMaterialName();
  const change = (id: string, part: Partial<LineState>) =>
    onChange(lines.map((line) => (line.material.id === id ? { ...line, ...part } : line)));
  return (
    <>
      <div className="row">
        <Button
          onClick={() =>
            onChange(lines.map((line) => (line.result === 'unchecked' ? { ...line, result: 'present' } : line)))
          }
        >
          {t('accept.allPresent')}
        </Button>
        <span className="soft">{t('accept.keys')}</span>
      </div>
      {form.errorOf('materials') !== undefined && (
        <p className="field-error" role="alert">
          {form.errorOf('materials')}
        </p>
      )}
      <ul className="material-lines" aria-label={t('materials.label')}>
        {lines.map((state, index) => (
          <MaterialLine
            key={state.material.id}
            state={state}
            path={detail.path}
            today={form.today}
            name={nameOf(state.material)}
            errorOf={(field) =>
              form.errorOf(`materials.${index}.${field}`) ?? form.errorOf(`materials.${state.material.id}.${field}`)
            }
            onChange={(part) => change(state.material.id, part)}
          />
        ))}
      </ul>
    </>
  );
}

/** What the ticks come to, said before anything is confirmed. */
function useVerdict({ unchecked, open }: Tally, ready: string): { readonly words: string; readonly good: boolean } {
  const { t } = useTranslation('cases');
  if (open.length > 0) return { words: t('accept.notReady', { count: open.length }), good: false };
  if (unchecked > 0) return { words: t('accept.unchecked', { count: unchecked }), good: false };
  return { words: ready, good: true };
}

interface CheckFormProps extends ActFormProps {
  readonly act: 'accept' | 'file';
}

/** Acceptance or filing voucher: the list must be complete. */
function CompleteForm({ act, ...props }: CheckFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const form = useActForm(props);
  const [lines, setLines] = useState(() => startLines(props.detail.materials));
  const ready = act === 'file' ? t('accept.fileReady') : t('accept.ready', { date: form.civilDate });
  const verdict = useVerdict(tally(lines), ready);
  return (
    <ActFrame
      act={act}
      form={form}
      intro={act === 'file' ? t('accept.fileIntro') : t('accept.intro')}
      papers={[act === 'file' ? 'filing-voucher' : 'receipt']}
      ready={verdict.good ? 'ready' : 'blocked'}
      onSubmit={() => void form.submit({ type: act, date: form.civilDate, materials: toChecks(lines) }, {})}
      onCancel={props.onCancel}
    >
      <Lines detail={props.detail} form={form} lines={lines} onChange={setLines} />
      <p role="status" className={verdict.good ? 'message good' : 'message warning'}>
        {verdict.words}
      </p>
    </ActFrame>
  );
}

export function AcceptForm(props: ActFormProps): ReactNode {
  return <CompleteForm {...props} act="accept" />;
}
export function FileForm(props: ActFormProps): ReactNode {
  return <CompleteForm {...props} act="file" />;
}

/** 一次性告知: everything missing and defective at once. */
export function IssueNoticeForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const nameOf = useMaterialName();
  const form = useActForm(props);
  const [lines, setLines] = useState(() => startLines(props.detail.materials));
  const [reason, setReason] = useState('');
  const { unchecked, open } = tally(lines);
  const further = props.detail.events.some((event) => event.type === 'supplement-requested');
  // A further notice names only what it asks for; the rest was checked for the first one.
  const materials = toChecks(further ? open : lines);
  const ready = open.length > 0 && (further || unchecked === 0);
  return (
    <ActFrame
      act="issue-notice"
      form={form}
      intro={t('oneShot.intro')}
      papers={['supplement-notice']}
      ready={ready ? 'ready' : 'blocked'}
      onSubmit={() =>
        void form.submit({ type: 'issue-notice', date: form.civilDate, materials, reason: further ? reason : null }, {})
      }
      onCancel={props.onCancel}
    >
      <Lines detail={props.detail} form={form} lines={lines} onChange={setLines} />
      <div role="status" className={ready ? 'message good' : 'message warning'}>
        {unchecked > 0 && !further
          ? t('accept.unchecked', { count: unchecked })
          : open.length === 0
            ? t('oneShot.noLines')
            : t('oneShot.lines', { count: open.length })}
        <ol className="notice-lines">
          {open.map(({ material, result, defect }) => (
            <li key={material.id} value={material.line}>
              {nameOf(material)}：{term('materialResult', result)}
              {defect === '' ? '' : ` — ${defect}`}
            </li>
          ))}
        </ol>
      </div>
      {further && (
        <>
          <p className="message warning">{t('oneShot.second')}</p>
          <TextField
            label={t('oneShot.secondReason')}
            kind="area"
            path="reason"
            maxLength={500}
            value={reason}
            onChange={setReason}
            error={form.errorOf('reason')}
          />
        </>
      )}
    </ActFrame>
  );
}
