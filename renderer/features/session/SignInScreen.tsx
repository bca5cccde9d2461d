import type { ReactNode } from 'react';
import type { SessionStatus } from '../../../shared/contract/session.ts';
export function SignInScreen(_props: { readonly status: SessionStatus }): ReactNode {
  return null;
}
