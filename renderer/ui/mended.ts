import { createContext } from 'react';

/** Told by a choice that was made, by its path: what was wrong with the field before is no longer said. */
export const MendedContext = createContext<(path: string) => void>(() => undefined);
