import type { ReactNode } from 'react';
import type { Area } from '../../app/areas.tsx';
export function HelpOverlay(_props: { readonly areas: readonly Area[]; readonly onClose: () => void }): ReactNode {
  return null;
}
