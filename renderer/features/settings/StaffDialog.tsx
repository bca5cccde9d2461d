import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { office } from '../../../shared/contract/session.ts';
import type { StaffSummary } from '../../../shared/contract/session.ts';
import { api, client } from '../../bridge/client.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useEnterMoves } from '../../ui/enter-moves.ts';
import { TextField } from '../../ui/Field.tsx';
import { RolesField } from './RolesField.tsx';
import { NoticeLine } from './SaveBar.tsx';
import { isLastAdministrator, staffForm, staffInput, withStaffRole } from './staff-form.ts';
import type { StaffForm } from './staff-form.ts';
import { useSave } from './useSave.ts';
import { usePasswordWords } from './usePasswordWords.ts';

interface StaffDialogProps {
  readonly staff: readonly StaffSummary[];
  /** Null = a new one. */
  readonly person: StaffSummary | null;
  readonly onClose: (words: string | null) => void;
}

/** One person: account, name, roles, at work or not, and a new password. */
export function StaffDialog({ staff, person, onClose }: StaffDialogProps): ReactNode {
  const { t } = useTranslation(['settings', 'setup', 'common']);
  const queryClient = useQueryClient();
  const passwordWords = usePasswordWords();
  const page = useRef<HTMLFormElement>(null);
  // What the form was made from: the list may learn of a newer version while this is open.
  const [base, setBase] = useState(person);
  const [form, setForm] = useState(() => staffForm(person));
  const lastAdministrator = isLastAdministrator(staff, person);
  const change = (part: Partial<StaffForm>) => setForm((now) => ({ ...now, ...part }));
  const save = useSave({
    container: page,
    schema: office.saveStaff['~orpc'].inputSchema,
    send: client.office.saveStaff,
    saved: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: [['office', 'staff']] });
      const words = t('staff.saved', { name: saved.name });
      onClose(words);
      return words;
    },
    reword: (fields) => passwordWords(fields, 'password', form.password),
    refused: async (code) => {
      if (code !== 'STALE_VERSION') return;
      const now = await queryClient.fetchQuery({ ...api.office.staff.queryOptions(), staleTime: 0 });
      const latest = now.find((one) => one.id === person?.id);
      if (latest === undefined) return;
      setBase(latest);
      setForm(staffForm(latest));
    },
  });

  const submit = () => {
    const more: Record<string, string> = {};
    if (form.password !== form.repeated) more['repeated'] = t('setup:administrator.differs');
    if (person === null && form.password === '') more['password'] = t('staff.passwordNeeded');
    if (!/^[a-z][a-z0-9._-]{2,31}$/.test(form.account.trim())) more['account'] = t('setup:administrator.accountForm');
    if (form.roles.length === 0) more['roles'] = t('staff.roleNeeded');
    if (lastAdministrator && !form.active) more['active'] = t('staff.lastAdministrator');
    if (lastAdministrator && !form.roles.includes('administrator')) more['roles'] = t('staff.lastAdministrator');
    void save.submit(staffInput(form, base), more);
  };
  useEnterMoves(page, submit);

  return (
    <Dialog
      title={person === null ? t('staff.add') : t('staff.edit', { name: person.name })}
      className="settings-dialog"
      onClose={() => onClose(null)}
    >
      <form
        ref={page}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {lastAdministrator && <p className="message warning settings-gaps">{t('staff.lastAdministrator')}</p>}
        <div className="settings-grid">
          <TextField
            label={t('staff.account')}
            need="required"
            start="here"
            path="account"
            value={form.account}
            maxLength={32}
            error={save.errors['account']}
            hint={t('setup:administrator.accountHint')}
            onChange={(account) => change({ account })}
          />
          <TextField
            label={t('staff.name')}
            need="required"
            path="name"
            value={form.name}
            maxLength={40}
            error={save.errors['name']}
            onChange={(name) => change({ name })}
          />
          <TextField
            label={person === null ? t('staff.password') : t('staff.newPassword')}
            need={person === null ? 'required' : 'optional'}
            kind="password"
            path="password"
            value={form.password}
            maxLength={128}
            error={save.errors['password']}
            hint={person === null ? t('password.rule') : t('staff.passwordHint')}
            autoComplete="new-password"
            onChange={(password) => change({ password })}
          />
          <TextField
            label={t('password.repeated')}
            need={form.password === '' ? 'optional' : 'required'}
            kind="password"
            path="repeated"
            value={form.repeated}
            maxLength={128}
            error={save.errors['repeated']}
            autoComplete="new-password"
            onChange={(repeated) => change({ repeated })}
          />
        </div>
        <RolesField
          roles={form.roles}
          error={save.errors['roles']}
          onRole={(role, held) => setForm((now) => withStaffRole(now, role, held))}
        />
        <div className="field">
          <Checkbox
            checked={form.active}
            data-path="active"
            onChange={(event) => change({ active: event.target.checked })}
          >
            {t('staff.atWork')}
          </Checkbox>
          {save.errors['active'] !== undefined && (
            <div className="field-error" role="alert">
              {save.errors['active']}
            </div>
          )}
        </div>
        <p className="soft">{t('staff.activeHint')}</p>
        <div className="settings-save">
          <Button type="primary" htmlType="submit" loading={save.state === 'working'}>
            {t('save')}
          </Button>
          <Button onClick={() => onClose(null)}>{t('common:cancel')}</Button>
          <NoticeLine notice={save.notice} />
        </div>
      </form>
    </Dialog>
  );
}
