import { describe, expect, test } from 'vitest';
import { connect } from '../../electron/storage/driver/sqlite.ts';
import { handleOf } from '../../electron/storage/open.ts';
import { openSetUpOffice } from './app-support.ts';

const ROW = `insert into ledger_import (call_key, file_name, file_hash, imported_at, staff_id, rows, imported, known, left_out, problems)
  values ('k', 'a.csv', '${'a'.repeat(64)}', '2026-09-18T01:00:00.000Z', 'S0001', 3, 1, 1, 1, '{}')`;

describe('what an import did', () => {
  test('adds up, is written once for a call, and is never changed or deleted', async () => {
    const { app } = await openSetUpOffice();
    const connection = await connect({ file: handleOf(app.context.write).file, mode: 'read-write' });
    const refused = (statement: string) =>
      connection.execute(statement).then(
        () => 'done',
        (error: unknown) => String(error),
      );
    expect(await refused(ROW.replace("'S0001', 3", "'S0001', 4"))).toContain('rows = imported + known + left_out');
    expect(await refused(ROW)).toBe('done');
    expect(await refused(ROW)).toContain('call_key');
    expect(await refused('update ledger_import set rows = 4, imported = 2')).toContain('never changed');
    expect(await refused('delete from ledger_import')).toContain('never deleted');
    await connection.close();
  });
});
