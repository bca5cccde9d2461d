import { runShell } from './shell/run.ts';

const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

// Packaged: argv[0] is the program; unpackaged: argv[1] is the project folder.
const args = process.argv.slice(process.defaultApp === true ? 2 : 1);
await runShell(args, log);
