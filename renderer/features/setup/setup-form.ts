import type { ContractInputs } from '../../bridge/contract-inputs.ts';
import type { AuthoritySetting } from '../../../shared/contract/session.ts';
import { ROLES } from '../../../shared/workflow/types.ts';
import type { Role } from '../../../shared/workflow/types.ts';

export type AuthorityName = 'constructionAuthority' | 'rescueAuthority';
export const AUTHORITY_FIELDS = ['name', 'short', 'address', 'phone', 'supervisionPhone', 'hours'] as const;
export type AuthorityField = (typeof AUTHORITY_FIELDS)[number];

// What two authorities at one counter usually share; typed once, copied until it is changed.
const SHARED_FIELDS: readonly AuthorityField[] = ['address', 'phone', 'supervisionPhone', 'hours'];

/** First start as typed. */
export interface SetupForm {
  readonly officeName: string;
  readonly constructionAuthority: AuthoritySetting;
  readonly rescueAuthority: AuthoritySetting;
  readonly counters: readonly { readonly name: string; readonly place: string }[];
  readonly administrator: {
    readonly account: string;
    readonly name: string;
    readonly password: string;
    readonly repeated: string;
    readonly roles: readonly Role[];
  };
}

export function emptySetup(defaults: { readonly hours: string; readonly counter: string }): SetupForm {
  const authority = { name: '', short: '', address: '', phone: '', supervisionPhone: '', hours: defaults.hours };
  return {
    officeName: '',
    constructionAuthority: authority,
    rescueAuthority: authority,
    counters: [{ name: defaults.counter, place: '' }],
    administrator: { account: '', name: '', password: '', repeated: '', roles: ['administrator'] },
  };
}

/**
 * One field of an authority changed. Address, phones and hours of the second authority follow the first as long as they
 * are the same.
 */
export function withAuthority(form: SetupForm, name: AuthorityName, field: AuthorityField, value: string): SetupForm {
  const changed = { ...form, [name]: { ...form[name], [field]: value } };
  const follows =
    name === 'constructionAuthority' &&
    SHARED_FIELDS.includes(field) &&
    form.rescueAuthority[field] === form.constructionAuthority[field];
  return follows ? { ...changed, rescueAuthority: { ...form.rescueAuthority, [field]: value } } : changed;
}

export function withCounter(form: SetupForm, at: number, change: Partial<SetupForm['counters'][number]>): SetupForm {
  return { ...form, counters: form.counters.map((one, index) => (index === at ? { ...one, ...change } : one)) };
}

export function withAdministrator(form: SetupForm, change: Partial<SetupForm['administrator']>): SetupForm {
  return { ...form, administrator: { ...form.administrator, ...change } };
}

/** Takes a role on or off; the first administrator keeps that role. */
export function withRole(form: SetupForm, role: Role, held: 'held' | 'dropped'): SetupForm {
  const roles = ROLES.filter((one) =>
    one === role ? held === 'held' || one === 'administrator' : form.administrator.roles.includes(one),
  );
  return withAdministrator(form, { roles });
}

/** The form as the contract wants it. */
export function setupInputOf(form: SetupForm): ContractInputs['setup']['initialise'] {
  const { repeated: _repeated, ...administrator } = form.administrator;
  return {
    ...form,
    counters: [...form.counters],
    administrator: { ...administrator, roles: [...administrator.roles] },
  };
}
