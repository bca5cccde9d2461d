// `npm run bench -- NAME`: one bench; a table, then one line of JSON. Without a name it lists them.
import { ensureBuilt, importFromRoot, onPinnedNode, root, runPinned } from './lib/project.mjs';
import path from 'node:path';

onPinnedNode(import.meta.url);
ensureBuilt();
runPinned([path.join(root, 'build', 'build.mjs'), 'tests'], { stdio: ['ignore', 2, 2] });
const { runBench } = await importFromRoot('dist/tests/bench.js');
process.exitCode = await runBench(process.argv[2]);
