import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { raiseLayer } from './shortcuts.ts';

/** Everything inside has the keyboard shortcuts to itself; what lies beneath hears none until it closes. */
export function ShortcutLayer({ children }: { readonly children: ReactNode }): ReactNode {
  const [ready, setReady] = useState<'waiting' | 'raised'>('waiting');
  useEffect(() => {
    const lower = raiseLayer();
    setReady('raised');
    return lower;
  }, []);
  return ready === 'raised' ? children : null;
}
