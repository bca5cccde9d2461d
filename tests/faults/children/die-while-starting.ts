/** Opens and migrates a ledger and kills itself right before the given statement, counted from 1. */
import { migrate } from '../../../electron/storage/migrate.ts';
import { openDatabase } from '../../../electron/storage/open.ts';
import { ledgerMigration } from '../ledger.ts';

const [file = '', fatal = ''] = process.argv.slice(2);
let count = 0;
const database = await openDatabase({
  file,
  mode: 'read-write',
  onStatement: () => {
    count += 1;
    if (count === Number(fatal)) process.kill(process.pid, 'SIGKILL');
  },
});
await migrate(database, { migrations: [ledgerMigration], now: () => new Date() });
