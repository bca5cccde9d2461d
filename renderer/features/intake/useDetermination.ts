import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { determine, determinePreOpening, stepNotExceeded } from '../../../shared/determination/determine.ts';
import type { PreOpeningDetermination } from '../../../shared/determination/determine.ts';
import type { Determination, DeterminationFacts, LocalExemptions } from '../../../shared/determination/types.ts';
import { useToday } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import type { ContractOutputs } from '../../bridge/contract-inputs.ts';
import { determinationFactsOf } from './intake-input.ts';
import { useIntake } from './intake-store.ts';
import { adviceFor } from './outcome-plan.ts';
import type { Advice } from './outcome-plan.ts';

function exemptionsOf(settings: ContractOutputs['office']['settings'] | undefined): LocalExemptions {
  const given = Object.entries(settings?.exemptions ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

/** What the rules and the office's own thresholds say of the project on the screen. */
export interface LiveDetermination {
  readonly facts: DeterminationFacts;
  readonly works: Determination;
  readonly opening: PreOpeningDetermination;
  readonly advice: Advice;
  /** The threshold the project stays within, for the slip that says why nothing is required. */
  readonly within: { readonly clause: string; readonly largerThan: number } | null;
  /** Up to which area the office frees places of this use from the inspection before opening, in m². */
  readonly openingLimit: number | null;
}

export function useDetermination(): LiveDetermination {
  const today = useToday();
  const form = useIntake((state) => state.form);
  const { data: settings } = useQuery(api.office.settings.queryOptions({ input: {} }));
  return useMemo(() => {
    const facts = determinationFactsOf(form, today);
    const exemptions = exemptionsOf(settings);
    const works = determine(facts, exemptions);
    const opening = determinePreOpening(facts, exemptions);
    return {
      facts,
      works,
      opening,
      advice: adviceFor(form.matter, works, opening),
      within: stepNotExceeded(facts),
      openingLimit: facts.use === undefined ? null : (exemptions.preOpeningFloorArea?.[facts.use] ?? null),
    };
  }, [form, today, settings]);
}
