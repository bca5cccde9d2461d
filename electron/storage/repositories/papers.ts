import type { CivilDate, Instant } from '../../../shared/dates/types.ts';
import type { CopyMark, PaperData, PaperFormat, PaperKind } from '../../../shared/papers/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { packText, unpackText } from '../packed-text.ts';
import { insertRows } from './insert-rows.ts';

/** Place of a numbered paper in its series. */
export interface SeriesPlace {
  readonly series: string;
  readonly year: number;
  readonly seq: number;
}

/** A paper as it is frozen. */
export interface NewPaper {
  readonly kind: PaperKind;
  readonly caseId: number | null;
  /** Event that brought it forth; null for papers on request. */
  readonly eventSeq: number | null;
  /** Null on papers that draw no number of their own. */
  readonly place: SeriesPlace | null;
  readonly number: string | null;
  readonly templateVersion: string;
  readonly format: PaperFormat;
  readonly copies: readonly CopyMark[];
  readonly data: PaperData;
  readonly html: string;
  /** SHA-256 of `html`, hex. */
  readonly hash: string;
  readonly issuedOn: CivilDate;
  readonly issuedAt: Instant;
  readonly staffId: string | null;
}

/** A paper in a list: everything but its content. */
export interface PaperRecord {
  readonly id: number;
  readonly kind: PaperKind;
  readonly caseId: number | null;
  readonly eventSeq: number | null;
  readonly number: string | null;
  readonly format: PaperFormat;
  readonly copies: readonly CopyMark[];
  readonly issuedOn: CivilDate;
  readonly issuedAt: Instant;
  readonly staffId: string | null;
  readonly staffName: string | null;
  readonly prints: number;
  readonly voided: { readonly at: Instant; readonly reason: string } | null;
}
export interface PaperSnapshot {
  readonly html: string;
  readonly hash: string;
}

/** A paper as it is stored. */
export function paperRow(paper: NewPaper) {
  return {
    kind: paper.kind,
    case_id: paper.caseId,
    event_seq: paper.eventSeq,
    series: paper.place?.series ?? null,
    year: paper.place?.year ?? null,
    seq: paper.place?.seq ?? null,
    number: paper.number,
    template_version: paper.templateVersion,
    format: paper.format,
    copies: JSON.stringify(paper.copies),
    data: JSON.stringify(paper.data),
    html: packText(paper.html),
    hash: paper.hash,
    issued_on: paper.issuedOn,
    issued_at: paper.issuedAt,
    staff_id: paper.staffId,
    voided_at: null,
    void_reason: null,
  };
}

/** Freezes a paper and gives its id. @throws StorageError unique when its place in the series is taken */
export async function insertPaper(tx: WriteTransaction<Schema>, paper: NewPaper): Promise<number> {
  return insertRows(tx, 'paper', [paperRow(paper)]);
}

function recordsQuery(db: ReadableDatabase<Schema>) {
  return db
    .selectFrom('paper')
    .leftJoin('staff', 'staff.id', 'paper.staff_id')
    .select([
      'paper.id',
      'paper.kind',
      'paper.case_id',
      'paper.event_seq',
      'paper.number',
      'paper.format',
      'paper.copies',
      'paper.issued_on',
      'paper.issued_at',
      'paper.staff_id',
      'paper.voided_at',
      'paper.void_reason',
      'staff.name as staff_name',
    ])
    .select((eb) =>
      eb
        .selectFrom('paper_print')
        .select((print) => print.fn.countAll<number>().as('prints'))
        .whereRef('paper_print.paper_id', '=', 'paper.id')
        .as('prints'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof recordsQuery>['execute']>>[number];

function toRecord(row: Row): PaperRecord {
  return {
    id: row.id,
    kind: row.kind as PaperKind,
    caseId: row.case_id,
    eventSeq: row.event_seq,
    number: row.number,
    format: row.format as PaperFormat,
    copies: JSON.parse(row.copies),
    issuedOn: row.issued_on,
    issuedAt: row.issued_at,
    staffId: row.staff_id,
    staffName: row.staff_name,
    prints: row.prints ?? 0,
    voided: row.voided_at === null ? null : { at: row.voided_at, reason: row.void_reason ?? '' },
  };
}

/** Papers of a case in order of issue, struck ones too. */
export async function papersOfCase(db: ReadableDatabase<Schema>, caseId: number): Promise<readonly PaperRecord[]> {
  const rows = await recordsQuery(db).where('paper.case_id', '=', caseId).orderBy('paper.id').execute();
  return rows.map(toRecord);
}

/** Papers that bear a number, in order of issue. */
export async function papersByNumber(db: ReadableDatabase<Schema>, number: string): Promise<readonly PaperRecord[]> {
  const rows = await recordsQuery(db).where('paper.number', '=', number).orderBy('paper.id').execute();
  return rows.map(toRecord);
}

export async function paperById(db: ReadableDatabase<Schema>, id: number): Promise<PaperRecord | null> {
  const row = await recordsQuery(db).where('paper.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toRecord(row);
}

/** The frozen bytes of a paper. */
export async function snapshotOf(db: ReadableDatabase<Schema>, id: number): Promise<PaperSnapshot | null> {
  const row = await db.selectFrom('paper').select(['html', 'hash']).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { html: unpackText(row.html), hash: row.hash };
}

/** The data a paper was made from. */
export async function paperDataOf(db: ReadableDatabase<Schema>, id: number): Promise<PaperData | null> {
  const row = await db.selectFrom('paper').select('data').where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : JSON.parse(row.data);
}

/** Papers with their bytes in order of id, for checking all of them in batches; null = they cannot be unpacked. */
export async function snapshotsAfter(
  db: ReadableDatabase<Schema>,
  afterId: number,
  limit: number,
): Promise<readonly { readonly id: number; readonly html: string | null; readonly hash: string }[]> {
  const rows = await db
    .selectFrom('paper')
    .select(['id', 'html', 'hash'])
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, html: unpackedOrNull(row.html) }));
}

function unpackedOrNull(stored: string | Uint8Array): string | null {
  try {
    return unpackText(stored);
  } catch {
    return null;
  }
}

/** Numbered papers of several cases by which a case may be known, in order of issue, by case id. */
export async function receiptPapers(
  db: ReadableDatabase<Schema>,
  caseIds: readonly number[],
): Promise<
  ReadonlyMap<
    number,
    readonly { readonly kind: string; readonly number: string | null; readonly voided: object | null }[]
  >
> {
  if (caseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('paper')
    .select(['case_id', 'kind', 'number', 'voided_at'])
    .where('case_id', 'in', caseIds)
    .where('kind', 'in', ['receipt', 'filing-voucher'])
    .orderBy('id')
    .execute();
  const papers = new Map<number, { kind: string; number: string | null; voided: object | null }[]>();
  for (const row of rows) {
    if (row.case_id === null) continue;
    const paper = { kind: row.kind, number: row.number, voided: row.voided_at === null ? null : { at: row.voided_at } };
    const known = papers.get(row.case_id);
    if (known === undefined) papers.set(row.case_id, [paper]);
    else known.push(paper);
  }
  return papers;
}

/** Counts one printing; the answer is 1 for the first. */
export async function recordPrint(
  tx: WriteTransaction<Schema>,
  print: {
    readonly paperId: number;
    readonly at: Instant;
    readonly staffId: string;
    readonly target: 'printer' | 'pdf';
  },
): Promise<number> {
  const row = await tx
    .insertInto('paper_print')
    .values((eb) => ({
      paper_id: print.paperId,
      ordinal: eb
        .selectFrom('paper_print')
        .select((inner) =>
          inner(inner.fn.coalesce(inner.fn.max('ordinal'), inner.lit(0)), '+', inner.lit(1)).as('next'),
        )
        .where('paper_id', '=', print.paperId),
      printed_at: print.at,
      staff_id: print.staffId,
      target: print.target,
    }))
    .returning('ordinal')
    .executeTakeFirstOrThrow();
  return row.ordinal;
}

/** A paper that was struck. */
export interface StruckPaper {
  readonly id: number;
  readonly at: Instant;
  readonly reason: string;
}

/** Every struck paper, by id. */
export async function struckPapers(db: ReadableDatabase<Schema>): Promise<readonly StruckPaper[]> {
  const rows = await db
    .selectFrom('paper')
    .select(['id', 'voided_at', 'void_reason'])
    .where('voided_at', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, at: row.voided_at ?? '', reason: row.void_reason ?? '' }));
}

/** Strikes a paper; its number and content stay. */
export async function voidPaper(
  tx: WriteTransaction<Schema>,
  id: number,
  struck: { readonly at: Instant; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('paper')
    .set({ voided_at: struck.at, void_reason: struck.reason })
    .where('id', '=', id)
    .execute();
}
