import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** scrypt work factors; they stand in each stored hash, so that raising them leaves old passwords usable. */
interface Cost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's second profile: 32 MiB and some 80 ms on a counter PC, on the thread pool. */
const COST: Cost = { n: 2 ** 15, r: 8, p: 1 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const FORM = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/;

function derive(password: string, salt: Buffer, cost: Cost, bytes: number): Promise<Buffer> {
  const options: ScryptOptions = { N: cost.n, r: cost.r, p: cost.p, maxmem: 256 * cost.n * cost.r };
  // The same password typed with composed or decomposed signs is the same password.
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, bytes, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

/**
 * The text to store for a password: scrypt with its own salt, parameters included.
 *
 * @example await hashPassword('correct horse') // 'scrypt$32768$8$1$<salt>$<key>'
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, COST, KEY_BYTES);
  return ['scrypt', COST.n, COST.r, COST.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/**
 * Whether a password belongs to a stored text; compared in constant time.
 *
 * @throws TypeError for a text that `hashPassword` never wrote: the row is damaged.
 */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const match = FORM.exec(stored);
  if (match === null) throw new TypeError('The stored password is not of the known form');
  const [, n, r, p, salt = '', key = ''] = match;
  const wanted = Buffer.from(key, 'base64');
  const found = await derive(
    password,
    Buffer.from(salt, 'base64'),
    { n: Number(n), r: Number(r), p: Number(p) },
    wanted.length,
  );
  return timingSafeEqual(found, wanted);
}

let nobody: Promise<string> | null = null;

/** Spends the time of a real comparison on an account that does not exist, so that the answer's time tells nothing. */
export async function verifyNobody(password: string): Promise<false> {
  nobody ??= hashPassword(randomBytes(SALT_BYTES).toString('hex'));
  await verifyPassword(password, await nobody);
  return false;
}
