import type { AuditLine } from '../../shared/contract/desk.ts';
import type { ExportQuery } from '../../shared/contract/exports.ts';
import type { ServiceView } from '../../shared/contract/journal.ts';
import type { FigureRecord, FigureRow } from '../../shared/contract/statistics.ts';
import { shanghaiMoment } from '../../shared/dates/civil.ts';
import { auditDetails, auditWords } from '../../shared/audit/line.ts';
import type { ExportRow } from '../../shared/exports/columns.ts';
import { MATTERS } from '../../shared/matters/types.ts';
import { SERVICE_COUNTS } from '../../shared/statistics/services.ts';
import { countAudit } from '../storage/repositories/audit.ts';
import { dateOf, pagedList, ROWS_PER_BATCH, wholeList, type ListReading, type ListRows } from './export-rows.ts';
import { journalPage } from './journal.ts';
import { figuresOf, recordsPage } from './statistics.ts';
import { auditPage } from './system.ts';

function figureCells({ figure, unit, total, byMatter }: FigureRow): ExportRow {
  const perMatter = Object.fromEntries(MATTERS.map((matter) => [matter, byMatter?.[matter] ?? null]));
  return { figure, figureUnit: unit, ...perMatter, total, how: figure };
}

/** The figures as their two tables stand below each other: those per matter, then those of the office. */
export async function figureList(
  { db, app }: ListReading,
  { filter }: Extract<ExportQuery, { list: 'figures' }>,
): Promise<ListRows> {
  const rows = await figuresOf(db, app, filter);
  const perMatter = rows.filter(({ byMatter }) => byMatter !== null);
  const ofOffice = rows.filter(({ byMatter }) => byMatter === null);
  return wholeList([...perMatter, ...ofOffice].map(figureCells));
}

function recordCells(record: FigureRecord): ExportRow {
  const { hall } = record;
  return {
    date: dateOf(record.date),
    counted: record.kind,
    number: record.number ?? (record.caseId === null ? `#${record.id}` : null),
    title: record.title,
    appointmentService: hall?.service ?? null,
    hallTime: hall === null ? null : `${hall.day} ${hall.time}`,
    appointmentState: hall?.kind === 'appointment' ? hall.state : null,
    ticketState: hall?.kind === 'ticket' ? hall.state : null,
    matter: record.matter,
    value: record.value,
    base: record.base > 0 ? record.base : null,
    recordedBy: record.staffName,
    origin: record.origin,
  };
}

/** The records behind a figure, newest first. */
export function recordList(
  { db, app }: ListReading,
  { figure, filter }: Extract<ExportQuery, { list: 'records' }>,
): Promise<ListRows> {
  return pagedList((cursor) => recordsPage(db, app, { figure, filter, cursor, limit: ROWS_PER_BATCH }), recordCells);
}

function serviceCells(line: ServiceView): ExportRow {
  return {
    line: line.id,
    date: dateOf(line.date),
    service: line.kind,
    subject: line.subject,
    whom: line.person,
    number: line.caseNumber ?? (line.caseId === null ? null : `#${line.caseId}`),
    ...Object.fromEntries(SERVICE_COUNTS.map((count) => [count, line.counts[count] ?? null])),
    rating: line.rating,
    outcome: line.outcome,
    recordedBy: line.staffName,
    recordedAt: shanghaiMoment(line.recordedAt),
    serviceState: line.state,
    corrects: line.corrects,
    reason: line.reason,
  };
}

/** The service journal, the latest day first. */
export function journalList(
  { db }: ListReading,
  { filter }: Extract<ExportQuery, { list: 'journal' }>,
): Promise<ListRows> {
  return pagedList((cursor) => journalPage(db, { filter, cursor, limit: ROWS_PER_BATCH }), serviceCells);
}

function auditCells({ id, at, staffName, action, entity, entityId, data }: AuditLine): ExportRow {
  const words = auditWords(action);
  return {
    line: id,
    recordedAt: shanghaiMoment(at),
    // No name = the program by itself; its word stands under the empty code.
    auditor: staffName ?? '',
    auditAction: words.action,
    // Acts on a case have words of their own.
    auditVariant: words.variant === null || words.action !== 'cases-act' ? words.variant : `cases-act.${words.variant}`,
    auditEntity: entity,
    entityId,
    details: auditDetails(data).map(({ field, value }) => [{ term: 'auditField', code: field }, value]),
  };
}

/** The trail, newest first. */
export async function auditList(
  { db }: ListReading,
  { filter }: Extract<ExportQuery, { list: 'audit' }>,
): Promise<ListRows> {
  const total = await countAudit(db, filter);
  return pagedList(async (cursor) => {
    const before = cursor === null ? null : Number(cursor);
    const rows = await auditPage(db, { ...filter, before, limit: ROWS_PER_BATCH });
    const last = rows.length < ROWS_PER_BATCH ? undefined : rows.at(-1);
    return { rows, next: last === undefined ? null : String(last.id), total };
  }, auditCells);
}
