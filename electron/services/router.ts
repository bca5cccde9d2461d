import type { AppContext } from './context.ts';

/**
 * Every procedure of the contract. Each area is one file with `<area>Router(app)`; an area missing here does not compile
 * once `createRouter` is complete.
 */
export function createRouter(_app: AppContext) {
  return {};
}
