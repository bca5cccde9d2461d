import { canonicalJson } from '../storage/canonical-json.ts';

/** What is stored otherwise than its events say, in words. @example differing('case 1', stored, derived) */
export function differing(
  what: string,
  stored: Readonly<Record<string, unknown>>,
  derived: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(derived).flatMap(([key, value]) =>
    canonicalJson(stored[key] ?? null) === canonicalJson(value ?? null)
      ? []
      : [`${what}: ${key} is stored as ${JSON.stringify(stored[key])}, its events say ${JSON.stringify(value)}`],
  );
}
