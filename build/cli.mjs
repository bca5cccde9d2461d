// `npm run -s cli -- <command>`: installs and builds when needed (told on standard error), then runs the command.
import { ensureBuilt, importFromRoot, onPinnedNode } from './lib/project.mjs';

onPinnedNode(import.meta.url);
ensureBuilt();
// Whoever reads may have seen enough (`... | head`): that is no failure of ours.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
const { runCli } = await importFromRoot('dist/electron/cli.js');
process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
