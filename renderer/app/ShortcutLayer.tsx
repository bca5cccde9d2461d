import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { LayerContext, raiseLayer } from './shortcuts.ts';

// Dialogs lie over the window, search and help over dialogs, the lock over everything.
const LAYERS = { dialog: 1, search: 2, help: 3, lock: 4 } as const;

interface ShortcutLayerProps {
  readonly of?: keyof typeof LAYERS;
  readonly children: ReactNode;
}

/** Everything inside has the keyboard shortcuts to itself; what lies beneath hears none until it closes. */
export function ShortcutLayer({ of = 'dialog', children }: ShortcutLayerProps): ReactNode {
  const layer = LAYERS[of];
  useEffect(() => raiseLayer(layer), [layer]);
  return <LayerContext value={layer}>{children}</LayerContext>;
}
