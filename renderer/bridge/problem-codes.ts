import { ORPCError } from '@orpc/client';

/** The contract's code of an error, or null when it is none of the contract's. */
export function codeOf(error: unknown): string | null {
  return error instanceof ORPCError ? String(error.code) : null;
}
