import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';

/** A part of the program could not be fetched: the connection broke, or the window is just being closed. */
export class PartNotLoaded extends Error {
  override readonly name = 'PartNotLoaded';
}

/** A component that comes when it is first shown, with everything its own bundle holds. */
export function part<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch (error) {
      throw new PartNotLoaded(error instanceof Error ? error.message : String(error), { cause: error });
    }
  });
}

/**
 * Fetches a part before anybody asks for it. Nobody is waiting yet, so a fetch that fails is nobody's error: whoever
 * shows the part later is told then.
 */
export function fetchAhead(coming: Promise<unknown>): void {
  coming.catch(() => undefined);
}
