import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { BookingFor } from '../../../shared/contract/appointments.ts';
import { checkPhone } from '../../../shared/identity/phone.ts';
import type { ContractOutputs } from '../../bridge/contract-inputs.ts';
import { api } from '../../bridge/client.ts';
import { useRested } from '../intake/useFound.ts';

/** What is known of the person to be booked; of a caller as soon as name and phone are complete. */
export function useKnownPerson(target: BookingFor): UseQueryResult<ContractOutputs['appointments']['options']> {
  const caller = useRested(target.kind === 'caller' ? `${target.name.trim()}\n${target.phone}` : '');
  const [name = '', phone = ''] = caller.split('\n');
  const complete = target.kind !== 'caller' || (name !== '' && checkPhone(phone).ok);
  const wanted: BookingFor = target.kind === 'caller' ? { kind: 'caller', name, phone } : target;
  return useQuery(api.appointments.options.queryOptions({ input: { for: wanted }, enabled: complete, retry: false }));
}
