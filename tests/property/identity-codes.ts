/** Invented codes whose check characters are worked out by another method than the product's. */
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The check character that makes the weighted sum over all 18 characters a multiple of 31 (tried one by one). */
export function inventedCreditCode(first17: string): string {
  const weighted = [...first17].reduce(
    (sum, character, at) => sum + BigInt(CREDIT_ALPHABET.indexOf(character)) * 3n ** BigInt(at),
    0n,
  );
  const fitting = [...CREDIT_ALPHABET].filter((_, value) => (weighted + BigInt(value)) % 31n === 0n);
  if (fitting.length !== 1) throw new Error(`not a credit code: ${first17}`);
  return `${first17}${fitting[0]}`;
}

/** ISO 7064 MOD 11-2, the recursive method: p <- 2 (p + digit) mod 11; p + check = 1 (mod 11). */
export function inventedIdNumber(first17: string): string {
  let p = 0;
  for (const digit of first17) p = ((p + Number(digit)) * 2) % 11;
  const check = (12 - p) % 11;
  return `${first17}${check === 10 ? 'X' : check}`;
}
