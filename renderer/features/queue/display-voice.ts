import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/**
 * Whether calls are spoken on this machine's display. Kept apart from the counter's own choices: both windows write what
 * they know, and one must not undo the other's.
 */
export const useDisplayVoice = create<{ readonly voice: 'off' | 'on' }>()(
  persist((): { voice: 'off' | 'on' } => ({ voice: 'off' }), { name: 'fire-window.display' }),
);

/** On when it was off, off when it was on. */
export function turnVoice(): void {
  useDisplayVoice.setState(({ voice }) => ({ voice: voice === 'on' ? 'off' : 'on' }));
}
