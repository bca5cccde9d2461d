import path from 'node:path';
import { defineConfig } from 'vite';
import { mainSide } from './lib/main-side.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Helpers that browser tests and benches start as processes of their own. */
export default defineConfig(
  mainSide({
    root,
    outDir: path.join(root, 'dist', 'tests'),
    external: ['@playwright/test'],
    entries: {
      host: path.join(root, 'tests', 'web', 'host.ts'),
      'render-papers': path.join(root, 'tests', 'web', 'render-papers.ts'),
      bench: path.join(root, 'tests', 'bench', 'bench.ts'),
      'booking-child': path.join(root, 'tests', 'bench', 'booking-child.ts'),
      'import-child': path.join(root, 'tests', 'bench', 'import-child.ts'),
    },
  }),
);
