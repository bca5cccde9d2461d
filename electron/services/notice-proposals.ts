import { builtInCalendar } from '../../shared/calendar/build.ts';
import { calendarInForce, loadedKey, type LoadedKind } from '../../shared/calendar/in-force.ts';
import {
  noticeFormatOf,
  readNotice,
  type NoticeFormat,
  type NoticeProblem,
} from '../../shared/calendar/read-notice.ts';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { ORPCError } from '@orpc/server';
import { appendAudit } from '../storage/repositories/audit.ts';
import {
  acceptedLoads,
  insertVersion,
  listVersions,
  settleVersion,
  versionById,
  type CalendarVersion,
  type NewCalendarVersion,
} from '../storage/repositories/calendar-versions.ts';
import { writeTransaction } from '../storage/transaction.ts';
import type { AppContext, ReadableDb, WriteTx } from './context.ts';
import { invalidField, notFound } from './errors.ts';

/** What somebody wants loaded. */
export interface NoticeProposal {
  readonly kind: LoadedKind;
  readonly text: string;
  readonly format: NoticeFormat | null;
  readonly fileName: string | null;
  readonly year: number | null;
  readonly document: string | null;
}

/** The text or file is refused whole, with every problem. */
export function noticeRefused(
  problems: readonly NoticeProblem[],
): ORPCError<'NOTICE_REFUSED', { problems: NoticeProblem[] }> {
  return new ORPCError('NOTICE_REFUSED', {
    status: 422,
    message: 'the notice cannot be loaded',
    data: { problems: [...problems] },
  });
}

function versionSettled(version: CalendarVersion): ORPCError<'VERSION_SETTLED', { id: number; state: string }> {
  const { id, state } = version;
  return new ORPCError('VERSION_SETTLED', { status: 409, message: 'this version is settled', data: { id, state } });
}

/** A version that waits for a signature. @throws NOT_FOUND, VERSION_SETTLED */
export async function proposedVersion(db: ReadableDb, id: number): Promise<CalendarVersion> {
  const version = await versionById(db, id);
  if (version === null) throw notFound('calendar-version', id);
  if (version.state !== 'proposed') throw versionSettled(version);
  return version;
}

/** The calendar as it would be with a version signed at an instant. */
export async function calendarWith(db: ReadableDb, version: CalendarVersion, at: string): Promise<WorkCalendar> {
  const { kind, year, document, days } = version;
  return calendarInForce(builtInCalendar(), [
    ...(await acceptedLoads(db)),
    { kind, year, document, days, acceptedAt: at },
  ]);
}

async function stored(app: AppContext, version: Omit<NewCalendarVersion, 'recordedAt'>): Promise<CalendarVersion> {
  const at = app.now().toISOString();
  const kept = await writeTransaction(app.write, async (tx: WriteTx) => {
    const id = await insertVersion(tx, { ...version, recordedAt: at });
    const { kind, year, document, restores } = version;
    await appendAudit(tx, {
      at,
      staffId: version.staffId,
      action: restores === null ? 'notices.propose' : 'notices.restore',
      entity: 'calendar',
      entityId: String(id),
      data: { kind, year, document, restores },
    });
    return versionById(tx, id);
  });
  if (kept === null) throw new TypeError('A version just written can be read');
  app.changes.publish('calendar', String(kept.id));
  return kept;
}

/**
 * Reads and checks a notice or a local document and keeps it as a proposal; nothing counts by it before it is signed.
 *
 * @throws NOTICE_REFUSED with every problem at its sentence or line; INVALID_INPUT when it names no document
 */
export async function proposeNotice(
  app: AppContext,
  staffId: string | null,
  proposal: NoticeProposal,
): Promise<CalendarVersion> {
  const { kind, text, year } = proposal;
  const format = proposal.format ?? noticeFormatOf(text, proposal.fileName);
  const read = readNotice({ kind, format, text, year }, app.calendar());
  if (read.kind === 'refused') throw noticeRefused(read.problems);
  const document = proposal.document ?? read.notice.source;
  if (document === null) throw invalidField('document', 'required');
  return stored(app, {
    kind,
    year: read.notice.year,
    document,
    format,
    sourceText: text,
    days: read.notice.days,
    warnings: read.warnings,
    restores: null,
    staffId,
  });
}

/**
 * Proposes what stood before a signed version: the content of the version before it, or that the year (or the local
 * document) is as the program brought it.
 *
 * @throws NOT_FOUND, VERSION_SETTLED when a later version of the same year or document stands over it
 */
export async function proposeRestore(app: AppContext, staffId: string, id: number): Promise<CalendarVersion> {
  const version = await versionById(app.read, id);
  if (version === null) throw notFound('calendar-version', id);
  const key = loadedKey(version);
  const signed = (await acceptedVersions(app.read)).filter((one) => loadedKey(one) === key);
  const at = signed.findIndex((one) => one.id === id);
  if (at < 0 || at !== signed.length - 1) throw versionSettled(version);
  const before = signed[at - 1];
  return stored(app, {
    kind: version.kind,
    year: version.year,
    document: before?.document ?? version.document,
    format: 'restored',
    sourceText: '',
    days: before?.days ?? null,
    warnings: [],
    restores: id,
    staffId,
  });
}

const MANY = 1000;

async function acceptedVersions(db: ReadableDb): Promise<readonly CalendarVersion[]> {
  const versions = await listVersions(db, MANY);
  return versions
    .filter(({ listId }) => listId !== null)
    .toSorted((left, right) => (left.listId ?? 0) - (right.listId ?? 0));
}

/** Puts a proposal away; it stays in the list. @throws NOT_FOUND, VERSION_SETTLED */
export async function withdrawProposal(app: AppContext, staffId: string, id: number): Promise<CalendarVersion> {
  const at = app.now().toISOString();
  const version = await writeTransaction(app.write, async (tx: WriteTx) => {
    const known = await proposedVersion(tx, id);
    await settleVersion(tx, id, { state: 'withdrawn' });
    const data = { year: known.year, document: known.document };
    await appendAudit(tx, { at, staffId, action: 'notices.withdraw', entity: 'calendar', entityId: String(id), data });
    return { ...known, state: 'withdrawn' } as const;
  });
  app.changes.publish('calendar', String(id));
  return version;
}
