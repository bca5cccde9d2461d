import { ORPCError } from '@orpc/client';
import { useRef, useState } from 'react';
import type { BookingRefusal } from '../../../shared/appointments/types.ts';
import type { AppointmentView, FreeSlot } from '../../../shared/contract/appointments.ts';
import { useProblem } from '../../bridge/problem.ts';

/** Why a booking was refused: words for the whole and at the fields, and the next free slots to choose from. */
export interface Refusal {
  readonly code: BookingRefusal | string;
  readonly sentence: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly nextFree: readonly FreeSlot[];
}

export interface Booking {
  readonly state: 'ready' | 'sending';
  readonly refusal: Refusal | null;
  /** How often it was refused. */
  readonly attempt: number;
  /** Sends once; the same key until something was written. @returns the appointment, or null when it was refused */
  readonly send: (call: (key: string) => Promise<AppointmentView>) => Promise<AppointmentView | null>;
  readonly forget: () => void;
}

/** One attempt after another at a place: what came of the last, in words. */
export function useBooking(): Booking {
  const { describe } = useProblem();
  const [state, setState] = useState<Booking['state']>('ready');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  const key = useRef(crypto.randomUUID());
  const send: Booking['send'] = async (call) => {
    if (state === 'sending') return null;
    setState('sending');
    try {
      const appointment = await call(key.current);
      setRefusal(null);
      return appointment;
    } catch (error) {
      const { code, sentence, fields } = describe(error);
      const data: unknown = error instanceof ORPCError ? error.data : null;
      const refused =
        typeof data === 'object' && data !== null && 'nextFree' in data
          ? (data as { readonly code: BookingRefusal; readonly nextFree: readonly FreeSlot[] })
          : null;
      setRefusal({ code: refused?.code ?? code, sentence, fields, nextFree: refused?.nextFree ?? [] });
      setAttempt((count) => count + 1);
      // Another attempt has other words: a key belongs to one input.
      key.current = crypto.randomUUID();
      return null;
    } finally {
      setState('ready');
    }
  };
  return { state, refusal, attempt, send, forget: () => setRefusal(null) };
}
