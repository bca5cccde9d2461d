import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const CASES_PER_ZONE = 42_000;
const script = fileURLToPath(new URL('timelimit-walk.ts', import.meta.url));

/** Zones west and east of UTC, with and without summer time, and the office's own. */
const ZONES = [
  ['Asia/Shanghai', -480],
  ['America/Los_Angeles', 480],
  ['Pacific/Kiritimati', -840],
  ['America/St_Johns', 210],
  ['UTC', 0],
] as const;

describe.concurrent('due dates, pauses and extensions against a day-by-day walk', () => {
  it.each(ZONES)(
    'agree on 42,000 random cases on a machine in %s',
    async (zone, offset) => {
      const seed = String(1_000 + offset);
      const { stdout } = await promisify(execFile)(process.execPath, [script, seed, String(CASES_PER_ZONE)], {
        env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
      });
      const result = JSON.parse(stdout) as {
        zone: string;
        cases: number;
        extended: number;
        open: number;
        failures: string[];
      };
      expect(result.failures).toEqual([]);
      expect(result).toMatchObject({ zone: `${zone} ${offset}`, cases: CASES_PER_ZONE });
      expect(result.extended).toBeGreaterThan(4_000);
      expect(result.open).toBeGreaterThan(4_000);
    },
    180_000,
  );
});
