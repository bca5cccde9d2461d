import { expect, test } from 'vitest';
import { createPaperRenderer } from '../../electron/documents/render.ts';
import { paperHash } from '../../electron/documents/hash.ts';
import { MIGRATIONS } from '../../electron/services/application.ts';
import { migrate } from '../../electron/storage/migrate.ts';
import { handleOf } from '../../electron/storage/open.ts';
import { packText, unpackText } from '../../electron/storage/packed-text.ts';
import { insertRows } from '../../electron/storage/repositories/insert-rows.ts';
import {
  insertPaper,
  paperRow,
  snapshotOf,
  snapshotsAfter,
  type NewPaper,
} from '../../electron/storage/repositories/papers.ts';
import type { Schema } from '../../electron/storage/schema.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import { COUNTER_PAPERS } from '../data/papers/counter.ts';
import { DECISION_PAPERS } from '../data/papers/decisions.ts';
import { failureFrom, temporaryDatabase } from './support.ts';

const now = () => new Date('2026-09-18T02:00:00Z');
const BEFORE = MIGRATIONS.findIndex(({ name }) => name === 'packed-papers');
const data = Object.values(COUNTER_PAPERS)[0];
if (data === undefined) throw new Error('sample');
const { html } = createPaperRenderer()(data);

const paper: NewPaper = {
  kind: data.kind,
  caseId: null,
  eventSeq: null,
  place: null,
  number: data.number,
  templateVersion: 'papers-1',
  format: 'A4',
  copies: ['applicant', 'file'],
  data,
  html,
  hash: paperHash(html),
  issuedOn: '2026-09-18',
  issuedAt: '2026-09-18T02:00:00.000Z',
  staffId: null,
};

test('every paper comes out of its packing to the letter, a sheet in a fifth of its size at most', () => {
  const render = createPaperRenderer();
  for (const one of [...Object.values(COUNTER_PAPERS), ...Object.values(DECISION_PAPERS)]) {
    const whole = render(one).html;
    const packed = packText(whole);
    expect(unpackText(packed)).toBe(whole);
    expect(packed.length).toBeLessThan(Buffer.byteLength(whole) / (Buffer.byteLength(whole) < 8000 ? 3 : 5));
  }
  expect(unpackText(packText(''))).toBe('');
});

test('bytes packed in another way, or damaged, are refused', () => {
  expect(() => unpackText(Uint8Array.of(2, 3, 4))).toThrow('unknown way');
  expect(() => unpackText(packText(html).subarray(0, 200))).toThrow();
});

test('papers from before stay as they were stored and are read as ever', async () => {
  const database = await temporaryDatabase<Schema>();
  await migrate(database, { migrations: MIGRATIONS.slice(0, BEFORE), now });
  const plain = await writeTransaction(database, (tx) => insertRows(tx, 'paper', [{ ...paperRow(paper), html }]));
  await migrate(database, { migrations: MIGRATIONS, now });
  const packed = await writeTransaction(database, (tx) => insertPaper(tx, paper));
  const { connection } = handleOf(database);
  const stored = await connection.execute('select typeof(html) as type, length(html) as length from paper order by id');
  expect(stored.rows.map((row) => row['type'])).toEqual(['text', 'blob']);
  expect(await snapshotOf(database, plain)).toEqual({ html, hash: paper.hash });
  expect(await snapshotOf(database, packed)).toEqual({ html, hash: paper.hash });
  expect((await connection.execute('pragma integrity_check')).rows).toEqual([{ integrity_check: 'ok' }]);
});

test('the guards stand after the migration; a paper changed behind them is read as damaged', async () => {
  const database = await temporaryDatabase<Schema>();
  await migrate(database, { migrations: MIGRATIONS, now });
  await writeTransaction(database, (tx) => insertPaper(tx, paper));
  const { connection } = handleOf(database);
  expect(await failureFrom(connection.execute(`update paper set html = 'x'`))).toMatchObject({
    rule: 'an issued paper is frozen',
  });
  expect(await failureFrom(connection.execute('delete from paper'))).toMatchObject({
    rule: 'an issued paper is never deleted',
  });
  await connection.execute('drop trigger paper_is_frozen');
  await connection.execute(`update paper set html = x'0102'`);
  expect(await snapshotsAfter(database, 0, 10)).toEqual([{ id: 1, html: null, hash: paper.hash }]);
});
