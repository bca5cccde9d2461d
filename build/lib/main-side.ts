import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { UserConfig } from 'vite';

/** Bundling for code that runs on Node or in Electron's main process. */
export function mainSide(options: {
  root: string;
  outDir: string;
  entries: Record<string, string>;
  /** Packages that are not bundled besides the native ones. */
  external?: readonly string[];
}): UserConfig {
  const { version } = JSON.parse(readFileSync(path.join(options.root, 'package.json'), 'utf8')) as { version: string };
  return {
    root: options.root,
    define: { 'process.env.NODE_ENV': '"production"', __APP_VERSION__: JSON.stringify(version) },
    ssr: { noExternal: true, external: ['electron', 'sqlite3', ...(options.external ?? [])], target: 'node' },
    build: {
      ssr: true,
      outDir: options.outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: false,
      rollupOptions: {
        input: options.entries,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
}
