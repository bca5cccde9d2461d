/** Migrates a ledger to version 2, says `migrating` in the middle of it and goes on for long enough to be killed. */
import { writeSync } from 'node:fs';
import { migrate } from '../../../electron/storage/migrate.ts';
import { openDatabase } from '../../../electron/storage/open.ts';
import { ledgerMigration } from '../ledger.ts';

const [file = ''] = process.argv.slice(2);
const database = await openDatabase({
  file,
  mode: 'read-write',
  onStatement: (sql) => {
    if (sql.startsWith('insert into slow')) writeSync(1, 'migrating\n');
  },
});
await migrate(database, {
  now: () => new Date('2026-11-21T01:02:03Z'),
  migrations: [
    ledgerMigration,
    {
      id: 2,
      name: 'slow',
      statements: [
        'create table slow (n integer) strict',
        'delete from act_line',
        `insert into slow with recursive n (i) as (select 1 union all select i + 1 from n where i < 50000000)
         select i from n`,
      ],
    },
  ],
});
