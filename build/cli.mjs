// `npm run -s cli -- <command>`: installs and builds when needed (told on standard error), then runs the command.
import { ensureBuilt, importFromRoot, onPinnedNode } from './lib/project.mjs';

onPinnedNode(import.meta.url);
ensureBuilt();
const { runCli } = await importFromRoot('dist/electron/cli.js');
process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
