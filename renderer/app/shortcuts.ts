import { createContext, useContext, useEffect, useRef } from 'react';
import { create } from 'zustand';

/** Keys a screen may claim. The function keys appear in the bar at the bottom with their label. */
export type ShortcutKey =
  | 'F1'
  | 'F2'
  | 'F3'
  | 'F4'
  | 'F6'
  | 'F7'
  | 'F8'
  | 'F9'
  | 'F10'
  | 'Ctrl+K'
  | 'Ctrl+S'
  | 'Ctrl+Enter'
  | 'Alt+ArrowLeft'
  | 'Escape';

interface Registration {
  readonly id: number;
  readonly key: ShortcutKey;
  readonly label: string;
  readonly state: 'enabled' | 'disabled';
  /** Overlays lie on a layer of their own; only the topmost layer hears keys. */
  readonly layer: number;
  readonly run: () => void;
}
interface ShortcutStore {
  readonly registrations: readonly Registration[];
  /** Layers of the overlays that are open; only the topmost hears keys. */
  readonly raised: readonly number[];
}

export const useShortcutStore = create<ShortcutStore>(() => ({ registrations: [], raised: [] }));

/** Layer of the surrounding overlay; 0 = the window itself. */
export const LayerContext = createContext(0);

let lastId = 0;

/**
 * Claims a key while the component is mounted; the last one that claims a key has it. Nothing fires while an input method
 * is composing, nor while an overlay of a higher layer is open. `disabled` keeps the key in the bar, greyed.
 *
 * @example useShortcut('F8', submit, t('keys.print'));
 */
export function useShortcut(
  key: ShortcutKey,
  handler: () => void,
  label: string,
  state: 'enabled' | 'disabled' = 'enabled',
): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const layer = useContext(LayerContext);
  useEffect(() => {
    lastId += 1;
    const id = lastId;
    const registration: Registration = { id, key, label, state, layer, run: () => latest.current() };
    useShortcutStore.setState(({ registrations }) => ({ registrations: [...registrations, registration] }));
    return () =>
      useShortcutStore.setState(({ registrations }) => ({
        registrations: registrations.filter((one) => one.id !== id),
      }));
  }, [key, label, state, layer]);
}

/** Silences the shortcuts of lower layers until the returned function is called. */
export function raiseLayer(layer: number): () => void {
  useShortcutStore.setState(({ raised }) => ({ raised: [...raised, layer] }));
  return () =>
    useShortcutStore.setState(({ raised }) => {
      const at = raised.lastIndexOf(layer);
      return { raised: raised.filter((_, index) => index !== at) };
    });
}

/** The name of the pressed key as a `ShortcutKey` would spell it. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>): string {
  const modifiers = `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}`;
  return modifiers + (event.key.length === 1 ? event.key.toUpperCase() : event.key);
}

/** An input method is composing: the key belongs to it, not to us. 229 is what Chromium reports meanwhile. */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** The registration a key belongs to now, or null. */
export function registrationFor(store: ShortcutStore, name: string): Registration | null {
  const layer = Math.max(0, ...store.raised);
  return store.registrations.findLast((one) => one.key === name && one.layer === layer) ?? null;
}

// The browser's own help, search and caret browsing would come up instead.
const ALWAYS_OURS = new Set(['F1', 'F3', 'F4', 'F6', 'F7', 'F10', 'Ctrl+K', 'Ctrl+S']);

function press(event: KeyboardEvent): void {
  if (isComposing(event)) return;
  const name = keyName(event);
  const registration = registrationFor(useShortcutStore.getState(), name);
  if (registration === null) {
    if (ALWAYS_OURS.has(name)) event.preventDefault();
    return;
  }
  if (name === 'Escape' && event.defaultPrevented) return;
  event.preventDefault();
  if (registration.state === 'enabled' && !event.repeat) registration.run();
}

/** Starts listening; the returned function ends it. */
export function followKeys(target: Window): () => void {
  target.addEventListener('keydown', press);
  return () => target.removeEventListener('keydown', press);
}
