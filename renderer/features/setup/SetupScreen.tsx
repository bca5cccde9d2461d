import type { ReactNode } from 'react';
import type { SessionStatus } from '../../../shared/contract/session.ts';
export function SetupScreen(_props: { readonly status: SessionStatus }): ReactNode {
  return null;
}
