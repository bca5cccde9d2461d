// Builds the bundles into dist/: the screens, the main-process side (application, command line) and the preload relay.
import path from 'node:path';
import { markBuilt, onPinnedNode, root } from './lib/project.mjs';

onPinnedNode(import.meta.url);
const { build } = await import('vite');
const only = process.argv.slice(2);
const targets = only.length > 0 ? only : ['renderer', 'main', 'preload'];
for (const target of targets) {
  await build({ configFile: path.join(root, 'build', `vite.${target}.config.ts`), logLevel: 'warn' });
}
if (only.length === 0) markBuilt();
