import type { ReactNode } from 'react';
export function LockScreen(_props: { readonly staffName: string; readonly onSignOut: () => void }): ReactNode {
  return null;
}
