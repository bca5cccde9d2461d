import { useState } from 'react';
import { useTakeStatus } from '../../app/useSession.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import type { Problem } from '../../bridge/problem.ts';
import { setPreferences } from '../../state/preferences.ts';

interface Credentials {
  readonly account: string;
  readonly password: string;
  readonly counterId: number | null;
}

/** Signing in: remembers account and counter of this place, words what went wrong. */
export function useSignIn(): {
  readonly problem: Problem | null;
  readonly state: 'ready' | 'working';
  readonly signIn: (credentials: Credentials) => Promise<'signed-in' | 'refused'>;
} {
  const takeStatus = useTakeStatus();
  const { describe } = useProblem();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [state, setState] = useState<'ready' | 'working'>('ready');

  const signIn = async (credentials: Credentials) => {
    setState('working');
    try {
      const status = await client.session.signIn(credentials);
      setPreferences({ account: credentials.account, counterId: credentials.counterId });
      setProblem(null);
      takeStatus(status);
      return 'signed-in' as const;
    } catch (error) {
      setProblem(describe(error));
      return 'refused' as const;
    } finally {
      setState('ready');
    }
  };
  return { problem, state, signIn };
}
