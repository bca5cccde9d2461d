// `npm run bench -- NAME`: one bench; a table, then one line of JSON. Without a name it lists them.
import { ensureBrowser } from './lib/browser.mjs';
import { ensureBuilt, importFromRoot, onPinnedNode, root, runPinned } from './lib/project.mjs';
import path from 'node:path';

/** Benches of what is seen in a window. */
const IN_A_BROWSER = ['startup', 'scroll'];

onPinnedNode(import.meta.url);
const [name] = process.argv.slice(2);
if (IN_A_BROWSER.includes(name)) {
  const { browser, advice } = ensureBrowser();
  if (browser === null) {
    process.stderr.write(`fire-window: no browser for this bench; ${advice}\n`);
    process.exit(1);
  }
  process.env.CHROMIUM = browser;
}
ensureBuilt();
runPinned([path.join(root, 'build', 'build.mjs'), 'tests'], { stdio: ['ignore', 2, 2] });
const { runBench } = await importFromRoot('dist/tests/bench.js');
process.exitCode = await runBench(name);
