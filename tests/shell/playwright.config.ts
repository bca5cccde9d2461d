import { defineConfig } from '@playwright/test';

const root = new URL('../../', import.meta.url).pathname;

/** Journeys in a real Electron window; `npm test` runs them when Electron's runtime is on the machine. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: `${root}test-results/electron`,
  workers: 1,
  timeout: 120_000,
  reporter: [['list'], ['json']],
});
