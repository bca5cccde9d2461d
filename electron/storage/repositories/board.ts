import { sql, type SqlBool } from 'kysely';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { Matter, Path, RuleSetId } from '../../../shared/matters/types.ts';
import { STEP_ENDS, type LocalSteps } from '../../../shared/timelimit/stages.ts';
import type { CaseEvent } from '../../../shared/workflow/types.ts';
import type { ReadableDatabase } from '../open.ts';
import type { Schema } from '../schema.ts';
import { toStoredClock, type StoredClock } from './clocks.ts';
import { toEvent } from './events.ts';

/** An open case with the clocks that run or are held, as stored, and the names a board shows. */
export interface BoardFile {
  readonly id: number;
  readonly version: number;
  readonly matter: Matter;
  readonly path: Path;
  readonly state: string;
  readonly receiptNumber: string | null;
  readonly projectName: string | null;
  readonly applicantName: string | null;
  readonly handlerId: string | null;
  readonly handlerName: string | null;
  readonly counterId: number | null;
  readonly counterName: string | null;
  readonly ruleSet: RuleSetId;
  readonly warnWorkdays: number;
  readonly subSteps: LocalSteps;
  /** Most days an event of it was entered after it happened; 0 = none was. */
  readonly backdatedDays: number;
  readonly clocks: readonly StoredClock[];
}

/**
 * Most days an event of a case was entered after its own, null = none was. The day of an event ends in Shanghai at 16:00Z;
 * texts are compared first, because SQLite reckons with dates slowly.
 */
const BACKDATED = sql<number | null>`(
  select max(cast(julianday(date(event.recorded_at, '+8 hours')) - julianday(event.date) as integer))
  from case_event as event where event.case_id = clock.case_id and event.recorded_at >= event.date || 'T16:00:00.000Z'
    and event.type not in ('corrected', 'completion-passed'))`;

/**
 * The statement behind the board: one row per clock. The bench runs it bare. The cross join and the sign in the order are
 * SQLite's way to say where to begin: few clocks of all there ever were still run, and they have an index of their own.
 */
export function boardQuery(db: ReadableDatabase<Schema>, caseIds: readonly number[] | null) {
  let query = db
    .selectFrom('case_clock as clock')
    .crossJoin('case_file as file')
    .leftJoin('applicant', 'applicant.id', 'file.applicant_id')
    .leftJoin('project', 'project.id', 'file.project_id')
    .leftJoin('staff', 'staff.id', 'file.handler_staff_id')
    .leftJoin('counter', 'counter.id', 'file.counter_id')
    .selectAll('clock')
    .select([
      'file.version',
      'file.matter',
      'file.path',
      'file.state as file_state',
      'file.receipt_number',
      'file.handler_staff_id',
      'file.counter_id',
      'applicant.name as applicant_name',
      'project.name as project_name',
      'staff.name as handler_name',
      'counter.name as counter_name',
      'file.rule_set',
      sql<number>`json_extract(file.terms, '$.warnWorkdays')`.as('warn'),
      sql<string | null>`json_extract(file.terms, '$.subSteps')`.as('steps'),
      BACKDATED.as('backdated'),
    ])
    .whereRef('file.id', '=', 'clock.case_id')
    // Written out, not bound: the index of running clocks is a partial one.
    .where(sql<SqlBool>`clock.state <> 'stopped'`)
    .where('file.ended_on', 'is', null)
    .where('file.origin', '=', 'live');
  if (caseIds !== null) query = query.where('clock.case_id', 'in', [...caseIds, 0]);
  return query
    .orderBy(sql`+clock.case_id`)
    .orderBy('clock.clock_id')
    .orderBy('clock.run');
}

const NO_STEPS: LocalSteps = {};

/** Open cases that have a running or paused clock, oldest first; of the named ones only, where they are named. */
export async function boardFiles(
  db: ReadableDatabase<Schema>,
  caseIds: readonly number[] | null,
): Promise<readonly BoardFile[]> {
  const files: (BoardFile & { readonly clocks: StoredClock[] })[] = [];
  // An office has a handful of different settings over the years, so each is read once.
  const known = new Map<string, LocalSteps>();
  const stepsOf = (text: string | null): LocalSteps => {
    if (text === null || text === '{}') return NO_STEPS;
    const steps: LocalSteps = known.get(text) ?? JSON.parse(text);
    known.set(text, steps);
    return steps;
  };
  for (const row of await boardQuery(db, caseIds).execute()) {
    const clock = toStoredClock(row);
    const last = files.at(-1);
    if (last?.id === row.case_id) {
      last.clocks.push(clock);
      continue;
    }
    files.push({
      id: row.case_id,
      version: row.version,
      matter: row.matter as Matter,
      path: row.path as Path,
      state: row.file_state,
      receiptNumber: row.receipt_number,
      projectName: row.project_name,
      applicantName: row.applicant_name,
      handlerId: row.handler_staff_id,
      handlerName: row.handler_name,
      counterId: row.counter_id,
      counterName: row.counter_name,
      ruleSet: row.rule_set as RuleSetId,
      warnWorkdays: row.warn,
      subSteps: stepsOf(row.steps),
      backdatedDays: row.backdated ?? 0,
      clocks: [clock],
    });
  }
  return files;
}

/** Pauses, what ends sub-steps, and corrections of some cases, in order of entry: what a board shows besides clocks. */
export async function boardEvents(
  db: ReadableDatabase<Schema>,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, readonly CaseEvent[]>> {
  const events = new Map<number, CaseEvent[]>();
  for (let from = 0; from < caseIds.length; from += 500) {
    const rows = await db
      .selectFrom('case_event')
      .selectAll()
      .where('case_id', 'in', caseIds.slice(from, from + 500))
      .where('type', 'in', ['paused', 'resumed', 'corrected', ...STEP_ENDS])
      .orderBy('case_id')
      .orderBy('seq')
      .execute();
    for (const row of rows) events.set(row.case_id, [...(events.get(row.case_id) ?? []), toEvent(row)]);
  }
  return events;
}

/** Open cases in one of these states in whose steps of these types somebody is named or acted. */
export async function casesWithSteps(
  db: ReadableDatabase<Schema>,
  staffId: string,
  steps: { readonly states: readonly string[]; readonly types: readonly string[] },
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('case_file')
    .innerJoin('case_event', 'case_event.case_id', 'case_file.id')
    .select('case_file.id')
    .distinct()
    .where(sql<SqlBool>`case_file.ended_on is null`)
    .where('case_file.state', 'in', steps.states)
    .where('case_event.type', 'in', steps.types)
    .where((eb) =>
      eb.or([
        eb('case_event.staff_id', '=', staffId),
        eb(eb.fn<number>('instr', ['case_event.data', eb.val(JSON.stringify(staffId))]), '>', 0),
      ]),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** Open cases that somebody gave to another (who may hold them still), newest hand-over of each. */
export async function casesGivenBy(db: ReadableDatabase<Schema>, staffId: string): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('case_event')
    .innerJoin('case_file', 'case_file.id', 'case_event.case_id')
    .select('case_event.case_id')
    .distinct()
    .where(sql<SqlBool>`case_event.type = 'handed-over'`)
    .where(sql<string>`json_extract(case_event.data, '$.fromStaffId')`, '=', staffId)
    .where('case_file.ended_on', 'is', null)
    .where('case_file.handler_staff_id', '<>', staffId)
    .execute();
  return rows.map((row) => row.case_id);
}

/** Which of some cases were ever handed over. */
export async function casesHandedOver(
  db: ReadableDatabase<Schema>,
  caseIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (caseIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('case_event')
    .select('case_id')
    .distinct()
    // Written out, not bound: the index of hand-overs is a partial one.
    .where(sql<SqlBool>`case_event.type = 'handed-over'`)
    .where('case_id', 'in', caseIds)
    .execute();
  return new Set(rows.map((row) => row.case_id));
}

/** Ids of the open cases somebody handles, oldest first. */
export async function casesHandledBy(db: ReadableDatabase<Schema>, staffId: string): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('case_file')
    .select('id')
    .where(sql<SqlBool>`ended_on is null`)
    .where('origin', '=', 'live')
    .where('handler_staff_id', '=', staffId)
    // Not by walking the table: of many cases few are open. The sign is SQLite's way to say so.
    .orderBy(sql`+id`)
    .execute();
  return rows.map(({ id }) => id);
}

/** Somebody who is away on a day. */
export interface AbsentToday {
  readonly staffId: string;
  readonly staffName: string;
  readonly standInId: string | null;
  readonly standInName: string | null;
  /** Null = the whole day. */
  readonly span: { readonly from: string; readonly to: string } | null;
  readonly through: CivilDate;
  readonly reason: string;
}

/** Who is away on a day by the entries of the opening calendar that were not taken back. */
export async function absentOn(db: ReadableDatabase<Schema>, on: CivilDate): Promise<readonly AbsentToday[]> {
  const part = (name: string) => sql<string>`json_extract(entry.change, ${sql.lit(`$.${name}`)})`;
  const rows = await db
    .selectFrom('opening_entry as entry')
    .innerJoin('staff', (join) => join.on(part('staffId'), '=', sql.ref('staff.id')))
    .leftJoin('staff as other', (join) => join.on(part('standInId'), '=', sql.ref('other.id')))
    .select(['entry.change', 'staff.name as staff_name', 'other.name as other_name'])
    .where('entry.kind', '=', 'absence')
    .where(part('from'), '<=', on)
    .where(part('through'), '>=', on)
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('opening_entry as back').select('back.id').whereRef('back.revokes', '=', 'entry.id')),
      ),
    )
    .orderBy('entry.id')
    .execute();
  return rows.map((row) => {
    const change: Omit<AbsentToday, 'staffName' | 'standInName'> = JSON.parse(row.change);
    const { staffId, standInId, span, through, reason } = change;
    return { staffId, staffName: row.staff_name, standInId, standInName: row.other_name, span, through, reason };
  });
}
