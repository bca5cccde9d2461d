import type { ReactNode } from 'react';
export function IntakeScreen(_props: { readonly draftId: string | null }): ReactNode {
  return null;
}
