import { constants } from 'node:fs';
import { access, cp, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPaperRenderer, TEMPLATE_VERSION } from '../../electron/documents/render.ts';
import { DEMO_VERSION, fillDemo, firstDayOf, type DemoOrder } from '../../electron/sample/fill-demo.ts';
import { shanghaiInstant } from '../../electron/sample/replay.ts';
import { createApplication, MIGRATIONS } from '../../electron/services/application.ts';
import { DATABASE_FILE } from '../../electron/services/files.ts';
import { migrate } from '../../electron/storage/migrate.ts';
import { closeDatabase, openDatabase } from '../../electron/storage/open.ts';
import type { Schema } from '../../electron/storage/schema.ts';
import { fillSearchIndex } from '../../electron/storage/search-fill.ts';

/** A demo office for benches. */
export interface DemoDatabase {
  /** Data folder, for `createApplication`. Shared by all benches: look, but do not write; see `copyOfDemo`. */
  readonly folder: string;
  readonly file: string;
  readonly order: DemoOrder;
  /** Noon of its last day, for the clock of the application. */
  readonly now: () => Date;
}

/** 300,000 cases unless `FIRE_WINDOW_DEMO_CASES` (or `cases`) says otherwise; `FIRE_WINDOW_DEMO_SEED` likewise. */
function orderOf(cases?: number): DemoOrder {
  return {
    cases: cases ?? Number(process.env['FIRE_WINDOW_DEMO_CASES'] ?? 300_000),
    seed: Number(process.env['FIRE_WINDOW_DEMO_SEED'] ?? 1),
    asOf: '2026-11-20',
  };
}

function named(folder: string, order: DemoOrder): DemoDatabase {
  return { folder, file: path.join(folder, DATABASE_FILE), order, now: () => shanghaiInstant(order.asOf, '12:00') };
}

async function exists(file: string): Promise<boolean> {
  return access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
}

/** Brings a demo office made before the newest migration up to date; the copy taken for that is not kept. */
async function upgrade({ file }: DemoDatabase): Promise<void> {
  const database = await openDatabase<Schema>({ file, mode: 'read-write', newestVersion: MIGRATIONS.length });
  try {
    const { copy } = await migrate(database, { migrations: MIGRATIONS, now: () => new Date() });
    if (copy !== null) await rm(copy, { force: true });
    await fillSearchIndex(database);
  } finally {
    await closeDatabase(database);
  }
}

/**
 * The demo office, made once and kept under the machine's temporary folder by seed, size and version of its making; newer
 * migrations are applied to it. The
 * first call with 300,000 cases takes minutes and 5 GB.
 *
 * @example const demo = await demoDatabase(); const app = await createApplication({ dataFolder: demo.folder, now: demo.now, host: 'browser' });
 */
export async function demoDatabase(cases?: number): Promise<DemoDatabase> {
  const order = orderOf(cases);
  const version = [DEMO_VERSION, TEMPLATE_VERSION].join('-');
  const name = `demo-${version}-${order.asOf}-seed${order.seed}-${order.cases}`;
  const kept = path.join(tmpdir(), 'fire-window-demo');
  const demo = named(path.join(kept, name), order);
  if (await exists(demo.file)) {
    await upgrade(demo);
    return demo;
  }
  await mkdir(kept, { recursive: true });
  const making = await mkdtemp(path.join(kept, `making-`));
  try {
    const beginning = shanghaiInstant(firstDayOf(order.asOf), '07:00');
    const app = await createApplication({
      dataFolder: making,
      host: 'browser',
      now: () => beginning,
      renderPaper: createPaperRenderer(),
    });
    let told = 0;
    const start = performance.now();
    try {
      await fillDemo(app, order, {
        signal: new AbortController().signal,
        progress: ({ cases: done, day }) => {
          if (done < told + Math.max(1, order.cases / 20)) return;
          told = done;
          process.stderr.write(`demo office: ${done} of ${order.cases} cases, ${day}\n`);
        },
      });
    } finally {
      await app.close();
    }
    process.stderr.write(`demo office: made in ${Math.round((performance.now() - start) / 1000)} s\n`);
    await rename(making, demo.folder);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    // Another bench may have been faster.
    if (!(await exists(demo.file))) throw error;
  }
  return demo;
}

/** A copy of the demo office to write to, in a folder that `remove` takes away again. */
export async function copyOfDemo(cases?: number): Promise<DemoDatabase & { readonly remove: () => Promise<void> }> {
  const demo = await demoDatabase(cases);
  const folder = await mkdtemp(path.join(tmpdir(), 'fire-window-demo-copy-'));
  // A copy of the file system's own where it can make one: done at once and without taking space.
  const copy = path.join(folder, DATABASE_FILE);
  await cp(demo.file, copy, { mode: constants.COPYFILE_FICLONE });
  // On the disk before anything is measured: five gigabytes still on their way there disturb everything else.
  const written = await open(copy, 'r+');
  await written.sync();
  await written.close();
  const remove = () => rm(folder, { recursive: true, force: true });
  return { ...named(folder, demo.order), remove };
}
