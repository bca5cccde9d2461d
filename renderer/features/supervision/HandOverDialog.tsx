import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HOLDING_ROLES } from '../../../shared/supervision/duties.ts';
import { useToday } from '../../app/useSession.ts';
import { api, client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { parseDateEntry } from '../../ui/entry.ts';
import { TextField } from '../../ui/Field.tsx';
import { PickField } from '../../ui/PickField.tsx';

/** A case that may be handed over. */
export interface HeldCase {
  readonly id: number;
  readonly version: number;
  readonly title: string;
}

export interface HandOverDialogProps {
  readonly cases: readonly HeldCase[];
  /** When all of a person's cases go, named by the person: also those beyond the list. */
  readonly everythingOf: string | null;
  /** A stand-in to begin with. */
  readonly toStaffId: string | null;
  readonly reason: string;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** Cases go to somebody else: which, to whom, why, until when. */
export function HandOverDialog(props: HandOverDialogProps): ReactNode {
  const { cases, everythingOf, onClose, onDone } = props;
  const { t } = useTranslation(['supervision', 'common', 'errors']);
  const term = useTerms();
  const { describe } = useProblem();
  const today = useToday();
  const staff = useQuery(api.office.staff.queryOptions());
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [to, setTo] = useState(props.toStaffId);
  const [reason, setReason] = useState(props.reason);
  const [until, setUntil] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<'idle' | 'busy'>('idle');
  const chosen = cases.filter(({ id }) => !left.has(id));
  const people = (staff.data ?? []).filter(
    ({ id, active, roles }) =>
      active && id !== everythingOf && roles.some((role) => HOLDING_ROLES.some((one) => one === role)),
  );

  const confirm = async () => {
    if (busy === 'busy') return;
    const entry = until.trim() === '' ? null : parseDateEntry(until, today);
    const wrong = {
      ...(to === null ? { toStaffId: t('errors:field.required') } : {}),
      ...(reason.trim() === '' ? { reason: t('errors:field.required') } : {}),
      ...(entry !== null && entry.kind !== 'value' ? { until: t('errors:field.not-a-date') } : {}),
    };
    setErrors(wrong);
    setProblem(chosen.length === 0 ? t('supervision:handOver.nothing') : null);
    if (Object.keys(wrong).length > 0 || to === null || chosen.length === 0) return;
    setBusy('busy');
    try {
      const what =
        everythingOf !== null && left.size === 0
          ? ({ kind: 'everything', fromStaffId: everythingOf } as const)
          : ({ kind: 'cases', cases: chosen.map(({ id, version }) => ({ caseId: id, version })) } as const);
      const day = entry?.kind === 'value' ? entry.value : null;
      const answer = await client.supervision.handOver({ key, what, toStaffId: to, reason, until: day });
      onDone(t('supervision:handOver.done', { count: answer.caseIds.length, name: answer.toName }));
    } catch (error) {
      const told = describe(error);
      setErrors(told.fields);
      if (Object.keys(told.fields).length === 0) setProblem(told.sentence);
      setBusy('idle');
    }
  };
  const flip = (id: number) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };

  // A name typed before the list is there would find nobody.
  if (staff.isPending) return null;
  return (
    <Dialog title={t('supervision:handOver.title')} onClose={onClose} className="hand-over-dialog">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <p className="soft">{t('supervision:handOver.explain')}</p>
        <div className="hand-over-fields">
          <PickField
            label={t('supervision:handOver.to')}
            need="required"
            start="here"
            value={to}
            placeholder={t('supervision:handOver.toHint')}
            options={people.map(({ id, name, account, roles }) => ({
              key: id,
              label: name,
              keys: account,
              detail: roles.map((role) => term('role', role)).join(' '),
            }))}
            error={errors['toStaffId']}
            onChange={setTo}
          />
          <TextField
            label={t('supervision:handOver.reason')}
            need="required"
            value={reason}
            maxLength={200}
            error={errors['reason']}
            onChange={setReason}
          />
          <DateField
            label={t('supervision:handOver.until')}
            value={until}
            today={today}
            error={errors['until']}
            onChange={setUntil}
          />
        </div>
        <fieldset className="hand-over-cases">
          <legend>{t('supervision:handOver.cases')}</legend>
          {cases.map(({ id, title }) => (
            <label key={id}>
              <input type="checkbox" checked={!left.has(id)} onChange={() => flip(id)} /> {title}
            </label>
          ))}
        </fieldset>
        {problem !== null && (
          <div className="message error" role="alert">
            {problem}
          </div>
        )}
        <p className="row dialog-buttons">
          <Button type="primary" htmlType="submit" loading={busy === 'busy'}>
            {t('supervision:handOver.confirm', { count: chosen.length })}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </p>
      </form>
    </Dialog>
  );
}
