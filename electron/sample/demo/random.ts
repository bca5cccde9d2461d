/** Numbers that look random and are the same for the same words: no clock, no machine in them. */
export interface Random {
  /** 0 <= x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(lowest: number, highest: number): number;
  /** True in this share of cases, 0 to 1. */
  chance(share: number): boolean;
  pick<Each>(from: readonly Each[]): Each;
  /** One of the keys, each as often as its weight says. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key;
  /** Different ones, at most as many as there are. */
  several<Each>(from: readonly Each[], count: number): readonly Each[];
}

/** Four seeds of 32 bits from a text (xmur3). */
function seeds(text: string): readonly [number, number, number, number] {
  let hash = 1_779_033_703 ^ text.length;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 3_432_918_353);
    hash = (hash << 13) | (hash >>> 19);
  }
  const next = () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
    hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
    hash ^= hash >>> 16;
    return hash >>> 0;
  };
  return [next(), next(), next(), next()];
}

/**
 * A sequence of its own for every name (sfc32), so that what happens in one case never moves another.
 *
 * @example randomOf('7', 'case', '12').between(1, 6) // always the same
 */
export function randomOf(...name: readonly string[]): Random {
  let [a, b, c, count] = seeds(name.join(' '));
  const next = () => {
    const sum = (a + b + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  const between = (lowest: number, highest: number) => lowest + Math.floor(next() * (highest - lowest + 1));
  const pick = <Each>(from: readonly Each[]): Each => {
    const found = from[Math.floor(next() * from.length)];
    if (found === undefined) throw new RangeError('Nothing to pick from');
    return found;
  };
  return {
    next,
    between,
    pick,
    chance: (share) => next() < share,
    weighted: <Key extends string>(weights: Readonly<Record<Key, number>>) => {
      const entries = Object.entries<number>(weights);
      const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key as Key;
      }
      return (entries.at(-1)?.[0] ?? '') as Key;
    },
    several: (from, wanted) => {
      const left = [...from];
      return Array.from(
        { length: Math.min(wanted, left.length) },
        () => left.splice(Math.floor(next() * left.length), 1)[0],
      ).filter((one) => one !== undefined);
    },
  };
}
