import { randomUUID } from 'node:crypto';
import sqlite3 from 'sqlite3';

/**
 * The raw limit of a booking: sqlite3 by hand, statements prepared once, one immediate transaction a booking, the same
 * rows as the services write. No check of anything, nothing read.
 */

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

/** The rows of one booking as the services wrote it. */
export interface BookingRows {
  readonly appointment: Row;
  readonly event: Row;
  readonly audit: Row;
  readonly kept: Row;
}

function open(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, (error) => (error === null ? resolve(database) : reject(error)));
  });
}
function one(database: sqlite3.Database, sql: string): Promise<Row> {
  return new Promise((resolve, reject) => {
    database.get<Row>(sql, (error, row) => (error === null ? resolve(row ?? {}) : reject(error)));
  });
}
function execute(database: sqlite3.Database, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    database.exec(sql, (error) => (error === null ? resolve() : reject(error)));
  });
}
function prepare(database: sqlite3.Database, sql: string): Promise<sqlite3.Statement> {
  return new Promise((resolve, reject) => {
    const statement: sqlite3.Statement = database.prepare(sql, (error: Error | null) =>
      error === null ? resolve(statement) : reject(error),
    );
  });
}
function run(statement: sqlite3.Statement, values: readonly Value[] = []): Promise<number> {
  return new Promise((resolve, reject) => {
    statement.run([...values], function done(this: sqlite3.RunResult, error: Error | null) {
      if (error === null) resolve(this.lastID);
      else reject(error);
    });
  });
}

/** The rows of the first appointment in a file. */
export async function readBookingRows(file: string): Promise<BookingRows> {
  const database = await open(file);
  const rows = {
    appointment: await one(database, 'select * from appointment where id = 1'),
    event: await one(database, 'select * from appointment_event where appointment_id = 1 and seq = 1'),
    audit: await one(database, "select * from audit_entry where entity = 'appointment' and entity_id = '1'"),
    kept: await one(database, "select * from idempotency where procedure = 'appointments.book'"),
  };
  await new Promise<void>((resolve) => {
    database.close(() => resolve());
  });
  return rows;
}

function insertion(table: string, row: Row, leftOut: readonly string[]) {
  const columns = Object.keys(row).filter((column) => !leftOut.includes(column));
  const places = columns.map(() => '?').join(', ');
  return { columns, sql: `insert into ${table} (${columns.join(', ')}) values (${places})` };
}

/** Writes bookings like a given one: every unique value is made anew from the booking's number. */
export async function openRawBookings(
  file: string,
  rows: BookingRows,
): Promise<{ write(booking: number): Promise<void>; close(): Promise<void> }> {
  const database = await open(file);
  await execute(
    database,
    'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 20000',
  );
  const inserts = [
    insertion('appointment', rows.appointment, ['id']),
    insertion('appointment_event', rows.event, []),
    insertion('audit_entry', rows.audit, ['id']),
    insertion('idempotency', rows.kept, []),
  ] as const;
  const statements: sqlite3.Statement[] = [];
  for (const { sql } of inserts) statements.push(await prepare(database, sql));
  const begin = await prepare(database, 'begin immediate');
  const commit = await prepare(database, 'commit');
  const insert = (which: number, row: Row) => {
    const statement = statements[which];
    if (statement === undefined) throw new Error('no statement');
    return run(
      statement,
      (inserts[which]?.columns ?? []).map((column) => row[column] ?? null),
    );
  };
  return {
    write: async (booking) => {
      const person = `c:来电人${booking}|138${String(booking).padStart(8, '0')}`;
      await run(begin);
      const id = await insert(0, {
        ...rows.appointment,
        slot_key: `consultation|1|2026-09-22|${booking}`,
        person_key: person,
        person_day: `${person}|2026-09-22`,
      });
      await insert(1, { ...rows.event, appointment_id: id });
      const hash = randomUUID().replaceAll('-', '').padEnd(64, '0');
      await insert(2, { ...rows.audit, entity_id: String(id), hash });
      await insert(3, { ...rows.kept, key: `raw-booking-${String(booking).padStart(8, '0')}` });
      await run(commit);
    },
    close: async () => {
      for (const statement of [...statements, begin, commit]) {
        await new Promise<void>((resolve) => {
          statement.finalize(() => resolve());
        });
      }
      await new Promise<void>((resolve, reject) => {
        database.close((error) => (error === null ? resolve() : reject(error)));
      });
    },
  };
}
