/**
 * Brings a database file to the newest version. Each migration is one transaction that also writes its line in
 * `schema_migration` and the version in the file's header, so an interrupted one leaves the old version as it was.
 * Before a database that holds data is touched, a verified copy is put beside it.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { sql, type Kysely } from 'kysely';
import { copyDatabase } from './backup.ts';
import { failureOf, StorageError } from './errors.ts';
import { APPLICATION_ID, handleOf, readIdentity, readScalar, refuseNewer, type WritableDatabase } from './open.ts';
import { writeTransaction } from './transaction.ts';

/** One step of the schema: `id` counts from 1 without gaps, `statements` hold one SQL statement each. */
export interface Migration {
  readonly id: number;
  readonly name: string;
  readonly statements: readonly string[];
}

export interface MigrateOptions {
  readonly migrations: readonly Migration[];
  readonly now: () => Date;
  /** Where the copy goes; the folder of the database when not given. It must exist. */
  readonly copyFolder?: string;
}

export interface MigrationReport {
  readonly from: number;
  readonly to: number;
  /** Ids of the migrations that ran. */
  readonly applied: readonly number[];
  /** The verified copy made before, or null when nothing had to be done or the file was new. */
  readonly copy: string | null;
}

interface MigrationSchema {
  schema_migration: { id: number; name: string; applied_at: string; hash: string };
}

const MIGRATION_TABLE = `create table if not exists schema_migration (
  id integer primary key check (id > 0),
  name text not null,
  applied_at text not null,
  hash text not null check (length(hash) = 64)
) strict`;

function refuseBadList(migrations: readonly Migration[]): void {
  for (const [index, migration] of migrations.entries()) {
    if (migration.id === index + 1) continue;
    const reason = `migration ${migration.name} has number ${migration.id} at position ${index + 1}`;
    throw new StorageError({ code: 'migration-list', reason }, reason);
  }
}

/** SHA-256 over everything a migration does, hex. */
export function migrationHash(migration: Migration): string {
  return createHash('sha256')
    .update(JSON.stringify([migration.id, migration.name, migration.statements]))
    .digest('hex');
}

async function refuseChanged(
  database: WritableDatabase<MigrationSchema>,
  version: number,
  migrations: readonly Migration[],
): Promise<void> {
  if (version === 0) return;
  const applied = await database.selectFrom('schema_migration').select(['id', 'hash']).orderBy('id').execute();
  for (const migration of migrations.slice(0, version)) {
    const line = applied.find((candidate) => candidate.id === migration.id);
    if (line?.hash === migrationHash(migration)) continue;
    throw new StorageError(
      { code: 'migration-changed', version: migration.id, name: migration.name },
      `Migration ${migration.id} (${migration.name}) is not the one that was applied to this file`,
    );
  }
}

async function applyOne(
  database: WritableDatabase<MigrationSchema>,
  migration: Migration,
  appliedAt: string,
): Promise<'applied' | 'already'> {
  return writeTransaction(database, async (transaction) => {
    // Another process may have been faster; the write lock is ours now, so this reading is final.
    if ((await userVersion(transaction)) >= migration.id) return 'already';
    await sql.raw(MIGRATION_TABLE).execute(transaction);
    for (const statement of migration.statements) await sql.raw(statement).execute(transaction);
    const broken = await sql`select * from pragma_foreign_key_check`.execute(transaction);
    if (broken.rows.length > 0)
      throw new StorageError({ code: 'foreign-key' }, `${broken.rows.length} broken references`);
    const line = { id: migration.id, name: migration.name, applied_at: appliedAt, hash: migrationHash(migration) };
    await transaction.insertInto('schema_migration').values(line).execute();
    await sql.raw(`pragma application_id = ${APPLICATION_ID}`).execute(transaction);
    await sql.raw(`pragma user_version = ${migration.id}`).execute(transaction);
    return 'applied';
  });
}

async function userVersion(transaction: Kysely<MigrationSchema>): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(transaction);
  return rows[0]?.user_version ?? 0;
}

function stamp(now: Date): string {
  return `${now.toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`;
}

/** Name of the copy made before migrating, e.g. `fire-window-before-v2-from-v1-20261121T184939Z.db`. */
function copyName(file: string, from: number, to: number, now: Date): string {
  const { name, ext } = path.parse(file);
  return `${name}-before-v${to}-from-v${from}-${stamp(now)}${ext}`;
}

/**
 * Applies what is missing. Nothing may use the database meanwhile.
 *
 * @throws StorageError newer-schema and migration-changed (file unchanged), migration-failed with its cause (the file is
 *   at the version before that migration), migration-list, foreign-file, and the errors of the copy
 * @example await migrate(database, { migrations: [foundation], now: () => new Date() });
 */
export async function migrate<Schema>(
  target: WritableDatabase<Schema>,
  options: MigrateOptions,
): Promise<MigrationReport> {
  const { migrations } = options;
  refuseBadList(migrations);
  const { connection, file } = handleOf(target);
  const identity = await readIdentity(connection);
  const from = identity.schemaVersion;
  refuseNewer(from, migrations.length, file);
  if (!identity.isFresh && identity.applicationId !== APPLICATION_ID) {
    throw new StorageError(
      { code: 'foreign-file', applicationId: identity.applicationId },
      `${file} is a database of another program`,
    );
  }
  const database = asMigrated(target);
  await refuseChanged(database, from, migrations);
  const pending = migrations.slice(from);
  if (pending.length === 0) return { from, to: from, applied: [], copy: null };
  const copy =
    from === 0
      ? null
      : path.join(options.copyFolder ?? path.dirname(file), copyName(file, from, migrations.length, options.now()));
  if (copy !== null) await copyDatabase(file, copy);
  // Rebuilding a table drops it, and with foreign keys on that deletes or refuses its children; the references are
  // checked before each commit instead. The pragma does nothing inside a transaction.
  await connection.execute('pragma foreign_keys = off');
  const applied: number[] = [];
  try {
    for (const migration of pending) {
      const outcome = await applyOne(database, migration, options.now().toISOString()).catch((error: unknown) => {
        throw failedMigration(migration, error);
      });
      if (outcome === 'applied') applied.push(migration.id);
    }
  } finally {
    await connection.execute('pragma foreign_keys = on');
  }
  const found = await readScalar(connection, 'pragma foreign_keys');
  if (found !== '1')
    throw new StorageError({ code: 'pragma', pragma: 'foreign_keys', wanted: '1', found }, 'Foreign keys stayed off');
  return { from, to: migrations.length, applied, copy };
}

/** The same database, seen with the table of migrations. */
function asMigrated(database: object): WritableDatabase<MigrationSchema> {
  handleOf(database);
  return database as WritableDatabase<MigrationSchema>;
}

function failedMigration(migration: Migration, cause: unknown): unknown {
  // Waiting or freeing space helps with these two; the migration itself is not at fault.
  if (failureOf(cause, 'busy') ?? failureOf(cause, 'disk-full')) return cause;
  return new StorageError(
    { code: 'migration-failed', version: migration.id, name: migration.name },
    `Migration ${migration.id} (${migration.name}) failed; the database is unchanged`,
    { cause },
  );
}
