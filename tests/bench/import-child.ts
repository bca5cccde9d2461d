import { readFile } from 'node:fs/promises';
import { importOnce, openOfficeAt, type ImportMemory } from './import-once.ts';

/** `import-child DATA FILE ROWS`: imports one file into a new office and tells how much memory that took. */
const [dataFolder = '', file = '', rows = ''] = process.argv.slice(2);

const mostMegabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

const application = await openOfficeAt(dataFolder);
const open = mostMegabytes();
await importOnce(application, await readFile(file), Number(rows));
await application.close();
const memory: ImportMemory = { open, most: mostMegabytes() };
process.stdout.write(`${JSON.stringify(memory)}\n`);
