import { sql, type SqlBool } from 'kysely';
import type { ProjectView } from '../../../shared/contract/registry.ts';
import { foldName } from '../../../shared/identity/fold-name.ts';
import type { Instant } from '../../../shared/dates/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { ProjectTable, Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';
import { pinyinKey } from './pinyin-key.ts';

/** A project as stored; nothing in it is personal, so it is shown as it is. */
export type ProjectRecord = Readonly<ProjectView>;
export type ProjectContent = Omit<ProjectRecord, 'id' | 'version'>;

const COLUMNS = [
  'project.id',
  'project.version',
  'project.name',
  'project.address',
  'project.district',
  'project.use',
  'project.floor_area',
  'project.building_area',
  'project.height',
  'project.storeys_above',
  'project.storeys_below',
  'project.facts',
] as const;

type Row = Omit<ProjectTable, 'id' | 'folded_name' | 'pinyin' | 'created_at'> & { readonly id: number };

function toRecord(row: Row): ProjectRecord {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    address: row.address,
    district: row.district,
    use: row.use,
    floorArea: row.floor_area,
    buildingArea: row.building_area,
    height: row.height,
    storeysAbove: row.storeys_above,
    storeysBelow: row.storeys_below,
    facts: JSON.parse(row.facts),
  };
}

function toColumns(content: ProjectContent) {
  return {
    name: content.name,
    folded_name: foldName(content.name),
    pinyin: pinyinKey(content.name),
    address: content.address,
    district: content.district,
    use: content.use,
    floor_area: content.floorArea,
    building_area: content.buildingArea,
    height: content.height,
    storeys_above: content.storeysAbove,
    storeys_below: content.storeysBelow,
    facts: JSON.stringify(content.facts),
  };
}

/** A new project as it is stored, without its id. */
export function projectRow(content: ProjectContent, createdAt: Instant) {
  return { ...toColumns(content), created_at: createdAt, version: 1 };
}

export async function projectById(db: ReadableDatabase<Schema>, id: number): Promise<ProjectRecord | null> {
  const row = await db.selectFrom('project').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toRecord(row);
}

export async function projectsByIds(
  db: ReadableDatabase<Schema>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ProjectRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('project').select(COLUMNS).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, toRecord(row)]));
}

export async function insertProject(
  tx: WriteTransaction<Schema>,
  content: ProjectContent,
  createdAt: Instant,
): Promise<ProjectRecord> {
  const id = await insertRows(tx, 'project', [projectRow(content, createdAt)]);
  return { ...content, id, version: 1 };
}

/** Writes changed content with the next version. */
export async function updateProject(
  tx: WriteTransaction<Schema>,
  record: ProjectRecord,
  content: ProjectContent,
): Promise<ProjectRecord> {
  const version = record.version + 1;
  await tx
    .updateTable('project')
    .set({ ...toColumns(content), version })
    .where('id', '=', record.id)
    .execute();
  return { ...content, id: record.id, version };
}

function contains(column: string, text: string) {
  return sql<SqlBool>`instr(${sql.ref(column)}, ${text}) > 0`;
}

/** What a type-ahead text is looked for as; null parts are not looked for. */
export interface ProjectNeedle {
  readonly foldedName: string | null;
  readonly pinyin: string | null;
  /** Part of the address as typed. */
  readonly address: string | null;
  /** Only projects this applicant came with. */
  readonly applicantId: number | null;
}

/** Projects that match any part of the needle, the one used last first, with how many cases each has. */
export async function findProjectsBy(
  db: ReadableDatabase<Schema>,
  needle: ProjectNeedle,
  limit: number,
): Promise<readonly (ProjectRecord & { readonly caseCount: number; readonly lastApplicantId: number | null })[]> {
  const lastCase = sql<number | null>`(select max(id) from case_file where project_id = project.id)`;
  let select = db
    .selectFrom('project')
    .select(COLUMNS)
    .select([
      sql<number>`(select count(*) from case_file where project_id = project.id)`.as('case_count'),
      sql<
        number | null
      >`(select applicant_id from case_file where project_id = project.id order by id desc limit 1)`.as(
        'last_applicant',
      ),
    ])
    .where((eb) => {
      const parts = [];
      if (needle.foldedName !== null) parts.push(contains('project.folded_name', needle.foldedName));
      if (needle.pinyin !== null) parts.push(contains('project.pinyin', needle.pinyin));
      if (needle.address !== null) parts.push(contains('project.address', needle.address));
      return eb.or(parts);
    });
  if (needle.applicantId !== null) {
    const applicantId = needle.applicantId;
    select = select.where((eb) =>
      eb.exists(
        eb
          .selectFrom('case_file')
          .select('case_file.id')
          .whereRef('case_file.project_id', '=', 'project.id')
          .where('case_file.applicant_id', '=', applicantId),
      ),
    );
  }
  const rows = await select
    .orderBy(lastCase, (order) => order.desc().nullsLast())
    .orderBy('project.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...toRecord(row),
    caseCount: row.case_count,
    lastApplicantId: row.last_applicant,
  }));
}

/** What may make two projects the same; candidates only, compared in the service. */
export interface ProjectLikeness {
  readonly foldedName: string;
  readonly pinyin: string;
  readonly pieces: readonly string[];
  /** The longest run of Chinese characters of the address; null = none. */
  readonly addressRun: string | null;
}

/** Projects that could be the same as what is typed, at most `limit`, newest first. */
export async function projectCandidates(
  db: ReadableDatabase<Schema>,
  like: ProjectLikeness,
  limit: number,
): Promise<readonly (ProjectRecord & { readonly pinyin: string })[]> {
  const rows = await db
    .selectFrom('project')
    .select(COLUMNS)
    .select('project.pinyin')
    .where((eb) => {
      const parts = [];
      if (like.foldedName !== '') parts.push(eb('project.folded_name', '=', like.foldedName));
      if (like.pinyin !== '') parts.push(eb('project.pinyin', '=', like.pinyin));
      for (const piece of like.pieces) parts.push(contains('project.folded_name', piece));
      if (like.addressRun !== null) parts.push(contains('project.address', like.addressRun));
      return eb.or(parts);
    })
    .orderBy('project.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toRecord(row), pinyin: row.pinyin }));
}

/** Cases of a project, for refreshing what is derived from its name and address. */
export async function caseIdsOfProject(db: ReadableDatabase<Schema>, id: number): Promise<readonly number[]> {
  const rows = await db.selectFrom('case_file').select('id').where('project_id', '=', id).orderBy('id').execute();
  return rows.map((row) => row.id);
}
