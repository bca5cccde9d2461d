/** Writes acts until it has written as many as asked for, or is killed; says each number once it is confirmed. */
import { writeSync } from 'node:fs';
import { closeDatabase } from '../../../electron/storage/open.ts';
import { openLedger, writeAct } from '../ledger.ts';

const [file = '', actor = '', count = '0'] = process.argv.slice(2);
const database = await openLedger(file);
for (let written = 0; written < Number(count); written += 1) {
  const id = await writeAct(database, actor, 'x'.repeat(500 + (written % 7) * 800));
  // Synchronous, so that what was said is in the pipe when the kill comes.
  writeSync(1, `${id}\n`);
}
await closeDatabase(database);
