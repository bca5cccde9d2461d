import path from 'node:path';
import { defineConfig } from 'vite';
import { mainSide } from './lib/main-side.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Application and command line: everything bundled but the native driver and Electron itself. */
export default defineConfig(
  mainSide({
    root,
    outDir: path.join(root, 'dist', 'electron'),
    entries: { main: path.join(root, 'electron', 'main.ts'), cli: path.join(root, 'electron', 'cli.ts') },
  }),
);
