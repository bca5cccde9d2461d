import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../shared/contract/contract.ts';

/** Inputs of every procedure, as a screen sends them. */
export type ContractInputs = InferContractRouterInputs<Contract>;
/** Outputs of every procedure, as a screen receives them. */
export type ContractOutputs = InferContractRouterOutputs<Contract>;
