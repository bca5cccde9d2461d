import { sql } from 'kysely';
import type { ReadableDatabase } from '../open.ts';
import type { Schema } from '../schema.ts';

/** How far a database reaches: what a person needs to know before restoring an older one. */
export interface Reach {
  /** Instant of the last audit entry; null when nothing was ever done. */
  readonly lastEntryAt: string | null;
  readonly cases: number;
  readonly events: number;
  readonly papers: number;
}

export async function readReach(db: ReadableDatabase<Schema>): Promise<Reach> {
  return db
    .selectNoFrom([
      sql<string | null>`(select at from audit_entry order by id desc limit 1)`.as('lastEntryAt'),
      sql<number>`(select count(*) from case_file)`.as('cases'),
      sql<number>`(select count(*) from case_event)`.as('events'),
      sql<number>`(select count(*) from paper)`.as('papers'),
    ])
    .executeTakeFirstOrThrow();
}
