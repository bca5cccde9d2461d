import { create } from 'zustand';

/** `refused`: the host does not know this window any more; only opening the program again helps. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused';

interface ConnectionStore {
  readonly state: ConnectionState;
}

export const useConnection = create<ConnectionStore>(() => ({ state: 'connecting' }));

export function setConnection(state: ConnectionState): void {
  if (useConnection.getState().state !== state) useConnection.setState({ state });
}
