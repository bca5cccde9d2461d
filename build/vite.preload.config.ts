import path from 'node:path';
import { defineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

/** One CommonJS file: a sandboxed preload can load nothing else. */
export default defineConfig({
  root,
  ssr: { noExternal: true, external: ['electron'], target: 'node' },
  build: {
    ssr: true,
    outDir: path.join(root, 'dist', 'preload'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rollupOptions: {
      input: { preload: path.join(root, 'electron', 'preload.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
});
