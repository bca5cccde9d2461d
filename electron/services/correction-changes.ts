import { ORPCError } from '@orpc/server';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import type { ActInput } from '../../shared/contract/acts.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import type { CorrectedRecord } from '../../shared/papers/date-change-cause.ts';
import type { PaperOffice } from '../../shared/papers/types.ts';
import { rootOf } from '../../shared/workflow/corrections.ts';
import { replay } from '../../shared/workflow/history.ts';
import type { CaseEvent } from '../../shared/workflow/types.ts';
import { insertChangeList, type DateChange } from '../storage/repositories/date-changes.ts';
import type { PaperRecord } from '../storage/repositories/papers.ts';
import type { WholeCase } from './case-load.ts';
import type { ReadableDb } from './context.ts';
import { changedClocks, fingerprintOf, paperLineOf, withPapers } from './date-changes.ts';
import { plainClocksOn, storedClocksOf } from './derive.ts';
import { paperOfficeOf } from './paper-data.ts';
import { preparePaper, type Issuing, type PreparedPaper } from './paper-issue.ts';

/** A correction as it would stand in the history. */
export interface Correcting {
  readonly whole: WholeCase;
  /** The history with the correction. */
  readonly events: readonly CaseEvent[];
  readonly calendar: WorkCalendar;
  readonly asOf: CivilDate;
}

/** The due dates a correction moves, and what a supervisor confirms them with. */
export interface CorrectionChanges {
  readonly lines: readonly DateChange[];
  readonly fingerprint: string;
}

/**
 * What a correction does to the dates of its case. Clocks that stopped change only where the corrected record is their
 * own start or stop, or a pause or extension between the two.
 */
export async function correctionChanges(db: ReadableDb, correcting: Correcting): Promise<CorrectionChanges> {
  const { whole, events, calendar, asOf } = correcting;
  // With the clocks that an order's last day will start, as they are stored.
  const basis = { ...whole.file, upcoming: 'included' } as const;
  const reckoned = (history: readonly CaseEvent[]) =>
    storedClocksOf(plainClocksOn(basis, history, calendar, asOf).clocks);
  const moved = changedClocks(whole.file.id, reckoned(whole.events), reckoned(events));
  const lines = await withPapers(db, moved);
  return { lines, fingerprint: fingerprintOf('', lines) };
}

/** The record a correction is finally about, with its date before and after. */
export function correctedRecord(
  history: readonly CaseEvent[],
  correction: CaseEvent & { readonly type: 'corrected' },
): CorrectedRecord {
  const root = rootOf(history, correction);
  const before = history.filter(({ seq }) => seq < correction.seq);
  const through = history.filter(({ seq }) => seq <= correction.seq);
  const dateIn = (events: readonly CaseEvent[]) => replay(events).find(({ id }) => id === root.id)?.date ?? null;
  return { seq: root.seq, event: root.type, oldDate: dateIn(before), newDate: dateIn(through) };
}

/** A confirmed correction on its way into the file. */
export interface ConfirmedCorrection extends CorrectionChanges {
  readonly correction: CaseEvent & { readonly type: 'corrected' };
  /** The list as a paper; null where no date moves. */
  readonly paper: PreparedPaper | null;
}

/**
 * Holds a correction against what the supervisor was shown and lays its list out as a paper.
 *
 * @throws CHANGES_DIFFER when it moves other dates than were shown, or none were shown
 */
export async function confirmCorrection(
  issuing: Issuing,
  correcting: Correcting,
  sent: Extract<ActInput, { readonly type: 'correct' }>,
): Promise<ConfirmedCorrection> {
  const { whole, events, asOf } = correcting;
  const changes = await correctionChanges(issuing.tx, correcting);
  const { lines, fingerprint } = changes;
  if (lines.length > 0 && fingerprint !== sent.fingerprint) {
    throw new ORPCError('CHANGES_DIFFER', {
      status: 409,
      message: 'the list is no longer what was shown',
      data: { id: whole.file.id },
    });
  }
  const correction = events.at(-1);
  if (correction?.type !== 'corrected') throw new TypeError('A correction ends with its own event');
  if (lines.length === 0) return { ...changes, correction, paper: null };
  const { settings, actor } = issuing;
  const { file, project, counterName } = whole;
  const office: PaperOffice = paperOfficeOf(settings, file.matter, counterName, actor.name);
  const data = {
    kind: 'date-change-list',
    office,
    issuedOn: asOf,
    cause: { kind: 'correction', record: correctedRecord(events, correction), reason: sent.reason },
    signedBy: actor.name,
    signedOn: asOf,
    remark: null,
    cases: 1,
    lines: lines.map((line) => ({
      ...paperLineOf(line),
      caseNumber: file.receiptNumber ?? String(file.id),
      projectName: project?.name ?? '',
      papers: line.papers.map(({ kind, number }) => ({ kind, number })),
    })),
  } as const;
  const numbering = { kind: 'draw' } as const;
  const paper = await preparePaper(issuing, data, { matter: file.matter, eventSeq: correction.seq, numbering });
  return { ...changes, correction, paper };
}

/** Freezes the list of a correction that moved dates, once its event and its paper are written. */
export async function freezeCorrection(
  issuing: Issuing,
  caseId: number,
  { lines, correction }: ConfirmedCorrection,
  issued: readonly PaperRecord[],
): Promise<void> {
  const paper = issued.find(({ kind }) => kind === 'date-change-list');
  if (paper === undefined) return;
  const { tx, actor, at } = issuing;
  const cause = { kind: 'correction', caseId, eventSeq: correction.seq } as const;
  await insertChangeList(tx, { cause, signedAt: at, signedBy: actor.id, paperId: paper.id, cases: 1 }, lines);
}
