import type { CalendarVersionView, DateChangeView } from '../../shared/contract/notices.ts';
import { listVersions, type CalendarVersion } from '../storage/repositories/calendar-versions.ts';
import {
  changesOfList,
  correctionListsOf,
  countOpenClockCases,
  type DateChange,
} from '../storage/repositories/date-changes.ts';
import { paperSummaryOf } from './case-view.ts';
import { signedIn, type AppContext, type ReadableDb } from './context.ts';
import { previewCorrection } from './correction-preview.ts';
import { fingerprintOf, PAGE_OF_CASES, pageOfChanges } from './date-changes.ts';
import { acceptNotice, issueSlips, namesOfCases } from './notice-acceptance.ts';
import { calendarWith, proposedVersion, proposeNotice, proposeRestore, withdrawProposal } from './notice-proposals.ts';

const VERSIONS_SHOWN = 100;

/** A version as screens see it: everything but the text it was read from. */
export function versionViewOf(version: CalendarVersion): CalendarVersionView {
  const { sourceText: _text, staffId: _staff, signedBy: _signer, days, warnings, ...shown } = version;
  return {
    ...shown,
    days: days === null ? null : days.map(({ date, name, off }) => ({ date, name, off })),
    warnings: warnings.map((warning) => ({ ...warning, dates: [...warning.dates] })),
  };
}

async function changeViews(db: ReadableDb, lines: readonly DateChange[]): Promise<DateChangeView[]> {
  const names = await namesOfCases(db, lines);
  return lines.map((line) => {
    const known = names.get(line.caseId);
    return {
      ...line,
      caseNumber: known?.receiptNumber ?? null,
      applicantName: known?.applicantName ?? null,
      projectName: known?.projectName ?? null,
      papers: line.papers.map((paper) => ({ ...paper })),
    };
  });
}

/** What a proposed version moves on one page of open cases, with the fingerprint so far. */
export async function changesPage(
  app: AppContext,
  input: { readonly id: number; readonly after: number; readonly fingerprint: string },
) {
  const version = await proposedVersion(app.read, input.id);
  const calendar = await calendarWith(app.read, version, app.now().toISOString());
  const page = await pageOfChanges(app.read, calendar, input.after);
  const { open } = await countOpenClockCases(app.read);
  return {
    lines: await changeViews(app.read, page.lines),
    looked: page.looked,
    total: open,
    next: page.next,
    fingerprint: fingerprintOf(input.fingerprint, page.lines),
  };
}

/** Loading notices: proposals, what they move, signatures, slips. */
export function noticesRouter(app: AppContext) {
  const staff = signedIn(app);
  const overseers = signedIn(app, 'supervisor', 'administrator');
  const supervisor = signedIn(app, 'supervisor');
  return {
    status: staff.notices.status.handler(async () => {
      const through = app.calendar().publishedThrough;
      const { provisional } = await countOpenClockCases(app.read);
      const year = through === null ? null : Number(through.slice(0, 4)) + 1;
      return { publishedThrough: through, unpublishedYear: year, openCases: provisional };
    }),
    versions: overseers.notices.versions.handler(async () =>
      (await listVersions(app.read, VERSIONS_SHOWN)).map(versionViewOf),
    ),
    propose: overseers.notices.propose.handler(async ({ input, context }) =>
      versionViewOf(await proposeNotice(app, context.actor.id, input)),
    ),
    restore: supervisor.notices.restore.handler(async ({ input, context }) =>
      versionViewOf(await proposeRestore(app, context.actor.id, input.id)),
    ),
    withdraw: overseers.notices.withdraw.handler(async ({ input, context }) =>
      versionViewOf(await withdrawProposal(app, context.actor.id, input.id)),
    ),
    changes: overseers.notices.changes.handler(({ input }) => changesPage(app, input)),
    accept: supervisor.notices.accept.handler(async ({ input, context }) => {
      const { version, paper } = await acceptNotice(app, context.actor, input);
      return { version: versionViewOf(version), paper: paperSummaryOf(paper) };
    }),
    correction: supervisor.notices.correction.handler(async ({ input, context }) => {
      const { lines, fingerprint } = await previewCorrection(app, context.actor, input);
      return { lines: await changeViews(app.read, lines), fingerprint };
    }),
    correctionLists: supervisor.notices.correctionLists.handler(async ({ input }) =>
      (await correctionListsOf(app.read, input.caseId)).flatMap(({ id, paperId, signedAt, cause }) =>
        cause.kind === 'correction' ? [{ listId: id, paperId, eventSeq: cause.eventSeq, signedAt }] : [],
      ),
    ),
    list: overseers.notices.list.handler(async ({ input }) => {
      const lines = await changesOfList(app.read, input.listId, { afterCase: input.after, cases: PAGE_OF_CASES });
      const cases = new Set(lines.map(({ caseId }) => caseId)).size;
      const next = cases < PAGE_OF_CASES ? null : (lines.at(-1)?.caseId ?? null);
      return { lines: await changeViews(app.read, lines), next };
    }),
    slips: supervisor.notices.slips.handler(async ({ input, context }) =>
      (await issueSlips(app, context.actor, input)).map((paper) => ({
        ...paperSummaryOf(paper),
        caseId: paper.caseId ?? 0,
      })),
    ),
  };
}
