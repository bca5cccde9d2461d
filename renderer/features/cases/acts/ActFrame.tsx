import { Button } from 'antd';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperKind } from '../../../../shared/papers/types.ts';
import type { ActType } from '../../../../shared/workflow/types.ts';
import { useShortcut } from '../../../app/shortcuts.ts';
import { useTerms } from '../../../locales/useTerms.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { moveOn, useEnterMoves } from '../../../ui/enter-moves.ts';
import { MendedContext } from '../../../ui/mended.ts';
import type { ActForm } from './useActForm.ts';

interface ActFrameProps {
  readonly act: ActType;
  readonly form: ActForm;
  readonly intro: string;
  /** Papers this act issues, told before it is done. */
  readonly papers?: readonly PaperKind[];
  /** `none`: the act has no day of its own to choose. */
  readonly dated?: 'dated' | 'none';
  readonly ready?: 'ready' | 'blocked';
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}

/** The frame of every act form: what it does, on which day, its fields, what is wrong, confirm and cancel. */
export function ActFrame(props: ActFrameProps): ReactNode {
  const { act, form, intro, papers = [], dated = 'dated', ready = 'ready', onSubmit, onCancel, children } = props;
  const { t } = useTranslation('cases');
  const term = useTerms();
  const id = useId();
  const frame = useRef<HTMLFormElement>(null);
  const submitButton = useRef<HTMLButtonElement>(null);
  const name = term('act', act);
  // This act is a confirmation by name.
  const confirm = act === 'confirm-deemed' ? name : t('acts.submit', { act: name });
  const blocked = ready === 'blocked' || form.sending === 'sending' || form.version === 'stale';
  useShortcut('F8', onSubmit, confirm, blocked ? 'disabled' : 'enabled');
  useShortcut('Escape', onCancel, t('acts.cancel'));
  useEnterMoves(frame, () => submitButton.current?.focus());
  useEffect(() => {
    const first = frame.current?.querySelector<HTMLElement>('input:not([disabled]), select, textarea, button');
    first?.focus();
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useEffect(() => {
    if (form.refusals === 0) return;
    const wrong = frame.current?.querySelector('[aria-invalid="true"], .field-error');
    const field = wrong?.matches('.field-error') === true ? wrong.parentElement?.querySelector('input, select') : wrong;
    if (field instanceof HTMLElement) field.focus();
  }, [form.refusals]);

  return (
    <form
      ref={frame}
      className="panel act-form"
      aria-labelledby={`${id}-title`}
      onChange={({ target }: { readonly target: EventTarget }) => {
        const path = target instanceof HTMLElement ? target.dataset['path'] : undefined;
        if (path !== undefined) form.forget(path);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        // Enter on a tick reaches here too: it must not send an act nobody has read.
        const { activeElement } = document;
        if (activeElement instanceof HTMLInputElement) {
          moveOn(event.currentTarget, activeElement, () => submitButton.current?.focus());
        } else if (!blocked) onSubmit();
      }}
    >
      <h2 id={`${id}-title`}>{name}</h2>
      <p className="act-intro">{intro}</p>
      <MendedContext value={form.forget}>{children}</MendedContext>
      {dated === 'dated' && (
        <DateField
          label={t('acts.date')}
          need="required"
          path="date"
          className="field-short"
          value={form.date}
          today={form.today}
          onChange={form.setDate}
          error={form.errorOf('date')}
          hint={t('acts.dateHint')}
          warning={form.civilDate < form.today ? t('acts.dateBackdated') : undefined}
        />
      )}
      <div className="act-foot">
        {form.version === 'stale' ? (
          <div className="message warning" role="alert">
            {t('acts.stale')} <Button onClick={() => void form.reload()}>{t('acts.reload')}</Button>
          </div>
        ) : (
          form.sentence !== null && (
            <p className="message error" role="alert">
              {form.sentence}
            </p>
          )
        )}
        {form.version === 'reloaded' && form.sentence === null && (
          <p className="message" role="status">
            {t('acts.reloaded')}
          </p>
        )}
        <div className="row">
          <Button ref={submitButton} type="primary" htmlType="submit" disabled={blocked}>
            {form.sending === 'sending' ? t('acts.submitting') : confirm}
          </Button>
          <Button onClick={onCancel}>{t('acts.cancel')}</Button>
          {papers.length > 0 && (
            <span className="soft">
              {t('acts.paperComes', { paper: papers.map((kind) => term('paper', kind)).join('、') })}
            </span>
          )}
        </div>
      </div>
    </form>
  );
}
