import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../bridge/client.ts';
import type { ContractOutputs } from '../../bridge/contract-inputs.ts';
import type { ApplicantForm, ProjectForm } from './intake-form.ts';

export type FoundApplicant = ContractOutputs['registry']['findApplicants'][number];
export type FoundProject = ContractOutputs['registry']['findProjects'][number];
export type NearDuplicates = ContractOutputs['registry']['nearDuplicates'];

const PAUSE_MILLISECONDS = 160;
const LONGEST_NAME = 120;

/** A value that follows another one once it has rested for a moment. */
export function useRested<Value>(value: Value, milliseconds: number = PAUSE_MILLISECONDS): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}

/** Known applicants a typed text may mean; empty while somebody known stands there. */
export function useFoundApplicants(text: string, state: 'asked' | 'settled'): readonly FoundApplicant[] {
  const rested = useRested(text.trim());
  const { data } = useQuery(
    api.registry.findApplicants.queryOptions({
      input: { text: rested.slice(0, LONGEST_NAME), limit: 8 },
      enabled: state === 'asked' && rested !== '',
      placeholderData: keepPreviousData,
    }),
  );
  return state === 'asked' && text.trim() !== '' ? (data ?? []) : [];
}

/** Known projects a typed text may mean; those of the applicant first asked for when one stands there. */
export function useFoundProjects(text: string, state: 'asked' | 'settled'): readonly FoundProject[] {
  const rested = useRested(text.trim());
  const { data } = useQuery(
    api.registry.findProjects.queryOptions({
      input: { text: rested.slice(0, LONGEST_NAME), limit: 8 },
      enabled: state === 'asked' && rested !== '',
      placeholderData: keepPreviousData,
    }),
  );
  return state === 'asked' && text.trim() !== '' ? (data ?? []) : [];
}

/** Records that may be the same as what is being typed anew, with why. */
export function useNearDuplicates(applicant: ApplicantForm, project: ProjectForm): NearDuplicates {
  const rested = useRested(
    JSON.stringify({
      applicant:
        applicant.id === null && applicant.name.trim().length > 1
          ? {
              id: null,
              name: applicant.name.slice(0, LONGEST_NAME),
              code: applicant.code.slice(0, 40),
              phone: applicant.phone.slice(0, 40),
            }
          : null,
      project:
        project.id === null && project.name.trim().length > 1
          ? { id: null, name: project.name.slice(0, 200), address: project.address.slice(0, 200) }
          : null,
    }),
    350,
  );
  const input = JSON.parse(rested) as Parameters<typeof api.registry.nearDuplicates.call>[0];
  const { data } = useQuery(
    api.registry.nearDuplicates.queryOptions({
      input,
      enabled: input.applicant !== null || input.project !== null,
      placeholderData: keepPreviousData,
    }),
  );
  return {
    applicants: input.applicant === null ? [] : (data?.applicants ?? []),
    projects: input.project === null ? [] : (data?.projects ?? []),
  };
}
