import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { opening } from '../../../../shared/contract/opening.ts';
import type { OpeningChangeInput } from '../../../../shared/contract/opening.ts';
import { useSessionStatus } from '../../../app/useSession.ts';
import { inputIssues, issuesByPath } from '../../../bridge/check-input.ts';
import { api } from '../../../bridge/client.ts';
import { useProblem } from '../../../bridge/problem.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { focusPath, useEnterMoves } from '../../../ui/enter-moves.ts';
import { parseDateEntry } from '../../../ui/entry.ts';
import { TextField } from '../../../ui/Field.tsx';
import { PickField } from '../../../ui/PickField.tsx';
import { Segments } from '../Segments.tsx';
import { changeOf, EMPTY_CHANGE, FORM_KINDS } from './change-form.ts';
import type { ChangeFormValues } from './change-form.ts';
import type { AffectedFlow } from './useAffected.ts';

/** A closure, a day with other hours, or an absence; confirming first shows who is affected. */
export function ChangeForm({ flow, today }: { readonly flow: AffectedFlow; readonly today: string }): ReactNode {
  const { t } = useTranslation('appointments');
  const { t: problems } = useTranslation('errors');
  const { field } = useProblem();
  const form = useRef<HTMLFormElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [values, setValues] = useState<ChangeFormValues>(EMPTY_CHANGE);
  const counters = useSessionStatus().data?.counters ?? [];
  const staff = useQuery(api.office.staff.queryOptions());
  const set = (change: Partial<ChangeFormValues>) => {
    // What was shown is not what stands here any more: it must be looked at again before it is signed.
    if (flow.shown !== null) flow.reset();
    setValues((known) => ({ ...known, ...change }));
  };
  const put = (key: 'from' | 'through') => (typed: string) => set({ [key]: typed });
  const dated = (text: string): string => {
    const entry = parseDateEntry(text, today);
    return entry.kind === 'value' ? entry.value : text;
  };
  const look = () => {
    const made = changeOf({ ...values, from: dated(values.from), through: dated(values.through) });
    if (made.kind === 'unreadable') {
      flow.refuse({ hours: t('changes.unreadable', { part: made.part }) }, problems('checkFields', { count: 1 }));
      return;
    }
    const schema = opening.affected['~orpc'].inputSchema;
    const found = schema === undefined ? [] : inputIssues(schema, { change: made.change });
    // Nobody chosen yet is a field left out, not a wrong one.
    const issues = found.map((issue) =>
      issue.path === 'change.staffId' && values.staffId === null ? { ...issue, problem: 'required' as const } : issue,
    );
    if (issues.length > 0) {
      const fields = issuesByPath(issues, field);
      const own = Object.fromEntries(Object.entries(fields).map(([path, words]) => [ownPath(path), words]));
      flow.refuse(own, problems('checkFields', { count: issues.length }));
      if (form.current !== null) focusPath(form.current, Object.keys(own));
      return;
    }
    void flow.look(made.change as OpeningChangeInput);
  };
  useEnterMoves(form, () => button.current?.focus());
  const errorOf = (...paths: readonly string[]): string | undefined =>
    paths.map((path) => flow.fields[path]).find((words) => words !== undefined);
  // Of several hours, the one that is wrong: `hours.1.from`.
  const hoursError = Object.entries(flow.fields).find(([path]) => ownPath(path) === 'hours')?.[1];
  const { kind } = values;
  return (
    <section className="panel" aria-labelledby="change-title">
      <h2 id="change-title">{t('changes.title')}</h2>
      <form
        ref={form}
        className="change-form"
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <Segments
          label={t('changes.what.label')}
          options={FORM_KINDS.map((one) => ({ key: one, label: t(`changes.kind.${one}`) }))}
          value={kind}
          onChange={(next) => {
            flow.reset();
            set({ kind: next });
          }}
        />
        <div className="change-fields">
          {kind === 'absence' ? (
            <>
              <PickField
                label={t('changes.who')}
                need="required"
                path="staffId"
                error={errorOf('staffId')}
                options={(staff.data ?? []).map(({ id, name }) => ({ key: id, label: name }))}
                value={values.staffId}
                onChange={(staffId) => set({ staffId })}
              />
              <PickField
                label={t('changes.standInField')}
                path="standInId"
                error={errorOf('standInId')}
                options={(staff.data ?? [])
                  .filter(({ id }) => id !== values.staffId)
                  .map(({ id, name }) => ({ key: id, label: name }))}
                value={values.standInId}
                onChange={(standInId) => set({ standInId })}
              />
            </>
          ) : (
            <PickField
              label={t('changes.scope')}
              path="counterId"
              error={errorOf('counterId')}
              options={[
                { key: '', label: t('changes.wholeOffice'), keys: '0 qb' },
                ...counters.map(({ id, name }, index) => ({ key: String(id), label: name, keys: String(index + 1) })),
              ]}
              value={values.counterId === null ? '' : String(values.counterId)}
              onChange={(key) => set({ counterId: key === null || key === '' ? null : Number(key) })}
            />
          )}
          <DateField
            label={t(kind === 'special' ? 'changes.date' : 'changes.from')}
            need="required"
            path="from"
            value={values.from}
            today={today}
            error={errorOf('from', 'date')}
            onChange={put('from')}
          />
          {kind !== 'special' && (
            <DateField
              label={t('changes.through')}
              path="through"
              value={values.through}
              today={today}
              error={errorOf('through')}
              hint={t('changes.throughHint')}
              onChange={put('through')}
            />
          )}
          <TextField
            label={t(kind === 'special' ? 'changes.hours' : 'changes.span')}
            path="hours"
            maxLength={120}
            error={hoursError}
            hint={t(kind === 'special' ? 'changes.hoursHint' : 'changes.spanHint')}
            value={values.hours}
            onChange={(hours) => set({ hours })}
          />
          <TextField
            label={t('changes.reason')}
            need="required"
            path="reason"
            maxLength={200}
            error={errorOf('reason')}
            hint={t('changes.reasonHint')}
            value={values.reason}
            onChange={(reason) => set({ reason })}
          />
        </div>
        {flow.sentence !== null && (
          <p className="message error" role="alert">
            {flow.sentence}
          </p>
        )}
        <Button
          ref={button}
          type={flow.shown === null ? 'primary' : 'default'}
          htmlType="submit"
          loading={flow.state === 'working'}
        >
          {t('changes.look')}
        </Button>
      </form>
    </section>
  );
}

/** The form's own field of a path of the contract. */
function ownPath(path: string): string {
  const bare = path.replace(/^change\./, '');
  if (/^(?:hours|span)\b/.test(bare)) return 'hours';
  return bare === 'date' ? 'from' : bare;
}
