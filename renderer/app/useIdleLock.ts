import { useEffect } from 'react';

const LOOK_EVERY_MILLISECONDS = 5_000;

/** Calls `lock` once nobody has touched keyboard or mouse for so many minutes. */
export function useIdleLock(minutes: number, state: 'watching' | 'off', lock: () => void): void {
  useEffect(() => {
    if (state === 'off') return undefined;
    let last = performance.now();
    const touch = () => {
      last = performance.now();
    };
    const timer = setInterval(() => {
      if (performance.now() - last >= minutes * 60_000) lock();
    }, LOOK_EVERY_MILLISECONDS);
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, touch);
    };
  }, [minutes, state, lock]);
}
