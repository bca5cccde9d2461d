import { describe, expect, test } from 'vitest';
import { connect } from '../../electron/storage/driver/sqlite.ts';
import { handleOf } from '../../electron/storage/open.ts';
import { appendAudit, verifyAuditChain } from '../../electron/storage/repositories/audit.ts';
import { canonicalJson } from '../../electron/storage/canonical-json.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import type { WriteTx } from '../../electron/services/context.ts';
import { openSetUpOffice, refusalOf } from './app-support.ts';

async function officeWithTrail(entries: number) {
  const office = await openSetUpOffice();
  const { write } = office.app.context;
  for (let entry = 1; entry <= entries; entry += 1) {
    await writeTransaction(write, (tx: WriteTx) =>
      appendAudit(tx, {
        at: '2026-09-18T01:00:00.000Z',
        staffId: 'S0001',
        action: 'cases.act.archive',
        entity: 'case',
        entityId: String(entry),
        data: { papers: [entry, '滨河'], events: 2 },
      }),
    );
  }
  return office;
}

/** Changes the file behind the program's back, its guards removed. */
async function tamper(file: string, ...statements: readonly string[]): Promise<void> {
  const connection = await connect({ file, mode: 'read-write' });
  for (const statement of [
    'drop trigger audit_entry_is_final_update',
    'drop trigger audit_entry_is_final_delete',
    ...statements,
  ]) {
    await connection.execute(statement);
  }
  await connection.close();
}

describe('the audit chain', () => {
  test('the same value always makes the same text', () => {
    expect(canonicalJson({ b: 1, a: { d: null, c: [2, 1] }, e: undefined })).toBe('{"a":{"c":[2,1],"d":null},"b":1}');
  });

  test('is whole after ordinary work', async () => {
    const { app } = await officeWithTrail(3);
    expect(await verifyAuditChain(app.context.read)).toEqual({ entries: 4, breaks: [] });
  });

  test('the hash of the first entry can be reckoned by hand', async () => {
    const { app } = await openSetUpOffice();
    const [row] = await app.context.read.selectFrom('audit_entry').selectAll().execute();
    const { createHash } = await import('node:crypto');
    const text = JSON.stringify([
      '0'.repeat(64),
      row?.at,
      row?.staff_id,
      row?.action,
      row?.entity,
      row?.entity_id,
      row?.data,
    ]);
    expect(row?.hash).toBe(createHash('sha256').update(text).digest('hex'));
  });

  test('the file itself refuses to change or delete an entry', async () => {
    const { app } = await officeWithTrail(1);
    const { file } = handleOf(app.context.write);
    const connection = await connect({ file, mode: 'read-write' });
    await expect(connection.execute(`update audit_entry set action = 'x'`)).rejects.toThrow(
      'audit entries are never changed',
    );
    await expect(connection.execute('delete from audit_entry')).rejects.toThrow('audit entries are never deleted');
    await connection.close();
  });

  test.each([
    ['a changed action', [`update audit_entry set action = 'nothing' where id = 3`], [{ id: 3, problem: 'changed' }]],
    [
      'a changed time',
      [`update audit_entry set at = '2026-09-19T01:00:00.000Z' where id = 2`],
      [{ id: 2, problem: 'changed' }],
    ],
    ['changed data', [`update audit_entry set data = '{}' where id = 3`], [{ id: 3, problem: 'changed' }]],
    ['a changed person', [`update audit_entry set staff_id = 'S0002' where id = 1`], [{ id: 1, problem: 'changed' }]],
    [
      'a removed entry',
      ['delete from audit_entry where id = 3'],
      [
        { id: 3, problem: 'missing' },
        { id: 4, problem: 'predecessor-differs' },
      ],
    ],
    [
      'two entries cut off at the end',
      ['delete from audit_entry where id > 3'],
      [
        { id: 4, problem: 'missing' },
        { id: 5, problem: 'missing' },
      ],
    ],
  ])('%s is seen', async (_what, statements, breaks) => {
    const { app } = await officeWithTrail(4);
    await tamper(handleOf(app.context.write).file, ...statements);
    expect((await verifyAuditChain(app.context.read)).breaks).toEqual(breaks);
  });

  test('an entry rewritten with a hash of its own still breaks the next one', async () => {
    const { app } = await officeWithTrail(3);
    const [row] = await app.context.read.selectFrom('audit_entry').selectAll().where('id', '=', 2).execute();
    const { createHash } = await import('node:crypto');
    const forged = JSON.stringify([
      row?.previous_hash,
      row?.at,
      row?.staff_id,
      'forged',
      row?.entity,
      row?.entity_id,
      row?.data,
    ]);
    const hash = createHash('sha256').update(forged).digest('hex');
    await tamper(
      handleOf(app.context.write).file,
      `update audit_entry set action = 'forged', hash = '${hash}' where id = 2`,
    );
    expect((await verifyAuditChain(app.context.read)).breaks).toEqual([{ id: 3, problem: 'predecessor-differs' }]);
  });

  test('a rolled back act leaves no gap', async () => {
    const { app } = await officeWithTrail(1);
    const failing = writeTransaction(app.context.write, async (tx: WriteTx) => {
      await appendAudit(tx, {
        at: '2026-09-18T01:00:00.000Z',
        staffId: null,
        action: 'system.backup',
        entity: 'backup',
        entityId: 'x',
        data: {},
      });
      throw new Error('called off');
    });
    await expect(failing).rejects.toThrow('called off');
    await writeTransaction(app.context.write, (tx: WriteTx) =>
      appendAudit(tx, {
        at: '2026-09-18T01:00:00.000Z',
        staffId: null,
        action: 'system.backup',
        entity: 'backup',
        entityId: 'x',
        data: {},
      }),
    );
    expect(await verifyAuditChain(app.context.read)).toEqual({ entries: 3, breaks: [] });
  });
});

describe('reading the trail', () => {
  test('newest first, page by page, or of one thing only', async () => {
    const { admin } = await officeWithTrail(5);
    const first = await admin.system.audit({ limit: 2 });
    expect(first.map(({ id, entityId, staffName }) => ({ id, entityId, staffName }))).toEqual([
      { id: 6, entityId: '5', staffName: '管理员甲' },
      { id: 5, entityId: '4', staffName: '管理员甲' },
    ]);
    const second = await admin.system.audit({ limit: 2, before: first.at(-1)?.id ?? null });
    expect(second.map(({ id }) => id)).toEqual([4, 3]);
    expect(await admin.system.audit({ entity: 'case', entityId: '2' })).toMatchObject([
      { entityId: '2', data: { papers: [2, '滨河'], events: 2 } },
    ]);
    expect(await refusalOf(admin.system.audit({ limit: 0 }))).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
