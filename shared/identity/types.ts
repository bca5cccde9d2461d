export const IDENTITY_ERROR_CODES = [
  'empty',
  'control-character',
  'wrong-length',
  'wrong-character',
  'wrong-check-character',
  'unknown-region',
  'impossible-birth-date',
  'birth-date-in-future',
  'unknown-number-form',
] as const;
export type IdentityErrorCode = (typeof IDENTITY_ERROR_CODES)[number];

/** What is wrong with a code or number, and where. */
export interface IdentityError {
  readonly code: IdentityErrorCode;
  /** Zero-based position of the offending character in the normalised text; null = the text as a whole. */
  readonly at: number | null;
}

/** `value` is the normalised form to store. */
export type IdentityAnswer =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: IdentityError };
