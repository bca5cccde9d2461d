import type { CivilDate } from '../../shared/dates/types.ts';
import type { Matter } from '../../shared/matters/types.ts';
import type { OpinionData, PaperData, ReceiptData } from '../../shared/papers/types.ts';
import { courseOf } from '../../shared/workflow/event-states.ts';
import { lastOf } from '../../shared/workflow/history.ts';
import { noticeProgress } from '../../shared/workflow/state.ts';
import type { CaseEvent, CaseEventOf } from '../../shared/workflow/types.ts';
import {
  clockOf,
  DECISION_CLOCKS,
  materialLinesOf,
  namesOf,
  numberOf,
  paperCaseOf,
  paperLimitOf,
  paperLimitsOf,
  paperOfficeOf,
  printedPhone,
  supplementLinesOf,
  type EarlierPaper,
  type PaperFacts,
} from './paper-data.ts';

/** A paper that only lacks its number. */
export type UnnumberedPaper = PaperData extends infer Each
  ? Each extends PaperData
    ? Omit<Each, 'number'>
    : never
  : never;

function headOf(facts: PaperFacts) {
  const { settings, file, counterName, handlerName, issuedOn } = facts;
  return {
    office: paperOfficeOf(settings, file.matter, counterName, handlerName),
    case: paperCaseOf(facts),
    issuedOn,
  };
}

function isCommitment(facts: PaperFacts): boolean {
  return courseOf(facts.file.matter, facts.file.path) === 'commitment';
}

function receiptBasis(facts: PaperFacts, event: CaseEventOf<'accepted'>): ReceiptData['basis'] {
  return isCommitment(facts) && event.basis === 'complete' ? 'commitment' : event.basis;
}

function receiptOf(facts: PaperFacts, event: CaseEventOf<'accepted'>): UnnumberedPaper {
  return {
    kind: 'receipt',
    ...headOf(facts),
    basis: receiptBasis(facts, event),
    materials: materialLinesOf(facts),
    ...paperLimitsOf(clockOf(facts.clocks.clocks, ...DECISION_CLOCKS)),
    applicantPhone: printedPhone(facts.applicant),
  };
}

function refusalOf(facts: PaperFacts, event: CaseEventOf<'refused' | 'wrong-authority'>): UnnumberedPaper {
  const materials = materialLinesOf(facts);
  return event.type === 'refused'
    ? {
        kind: 'refusal',
        ...headOf(facts),
        ground: event.ground,
        reasons: event.reasons,
        rightAuthority: null,
        materials,
      }
    : {
        kind: 'refusal',
        ...headOf(facts),
        ground: 'wrong-authority',
        reasons: event.reason ?? '',
        rightAuthority: event.rightAuthority,
        materials,
      };
}

/** What came in against what the notice asked, as it stood when this event was entered. */
function supplementReceiptOf(
  facts: PaperFacts,
  event: CaseEventOf<'supplemented' | 'supplement-partial'>,
): UnnumberedPaper {
  const nameOf = (materialId: string) =>
    facts.checklist.find(({ material }) => material.id === materialId)?.material.name ?? materialId;
  const lineOf = (materialId: string) =>
    facts.checklist.find(({ material }) => material.id === materialId)?.material.line ?? 0;
  const through = facts.replayed.slice(0, facts.replayed.findIndex(({ seq }) => seq === event.seq) + 1);
  const notice = lastOf(through, 'supplement-requested');
  return {
    kind: 'supplement-receipt',
    ...headOf(facts),
    noticeNumber: numberOf(facts.papers, 'supplement-notice', notice?.seq) ?? '',
    handedIn: event.materialIds
      .map((id) => ({ line: lineOf(id), name: nameOf(id) }))
      .toSorted((left, right) => left.line - right.line),
    outstanding: noticeProgress(through).outstanding.map(({ line, materialId }) => ({
      line,
      name: nameOf(materialId),
    })),
  };
}

const OPINIONS: Readonly<Record<Exclude<Matter, 'completion-filing'>, OpinionData['kind']>> = {
  'design-review': 'design-review-opinion',
  'completion-acceptance': 'acceptance-opinion',
  'pre-opening': 'pre-opening-opinion',
};

function opinionOf(
  facts: PaperFacts,
  decision: {
    readonly result: 'approved' | 'rejected';
    readonly findings: string | null;
    readonly reasons: string | null;
  },
): readonly UnnumberedPaper[] {
  const { matter } = facts.file;
  // A filing is not decided; the workflow refuses it.
  if (matter === 'completion-filing') return [];
  const visit = lastOf(facts.replayed, 'inspected', 'reinspected');
  const kind = matter === 'pre-opening' && decision.result === 'rejected' ? 'pre-opening-refusal' : OPINIONS[matter];
  return [
    {
      kind,
      ...headOf(facts),
      result: decision.result,
      findings: decision.findings ?? visit?.findings ?? '',
      reasons: decision.reasons ?? '',
      inspectedOn: visit?.date ?? null,
      inspectorNames: visit === null ? [] : namesOf(visit.inspectorIds, facts.names),
    },
  ];
}

/** The applicant's own limit when it was missed: the last day on which filing was in time. */
function missedFilingDue(facts: PaperFacts): { readonly due: CivilDate; readonly provisional: boolean } | null {
  const clock = clockOf(facts.clocks.clocks, 'filing-due');
  const due = clock?.statutory.due ?? null;
  return due !== null && clock !== null && clock.statutory.remaining < 0
    ? { due, provisional: clock.statutory.provisional }
    : null;
}

/** The voucher of a filing: open when filed, restated when the filing is drawn for a check. */
export function voucherOf(facts: PaperFacts, drawn: 'drawn' | 'pending'): UnnumberedPaper {
  const check = clockOf(facts.clocks.clocks, 'spot-check');
  return {
    kind: 'filing-voucher',
    ...headOf(facts),
    materials: materialLinesOf(facts),
    completionPassedOn: lastOf(facts.replayed, 'completion-passed')?.date ?? null,
    late: missedFilingDue(facts),
    drawn,
    spotCheck: drawn === 'drawn' && check !== null ? paperLimitOf(check.statutory, check.statutory.basis) : null,
  };
}

function checkResultOf(facts: PaperFacts, event: CaseEventOf<'checked' | 'reinspected'>): UnnumberedPaper {
  return {
    kind: 'spot-check-result',
    ...headOf(facts),
    stage: event.type === 'checked' ? 'check' : 'reinspection',
    result: event.result,
    findings: event.findings ?? '',
    voucherNumber: numberOf(facts.papers, 'filing-voucher') ?? '',
    inspectorNames: namesOf(event.inspectorIds, facts.names),
  };
}

/** The paper of a commitment: read, signed and handed in by the applicant. */
export function commitmentLetterOf(facts: PaperFacts): UnnumberedPaper {
  return { kind: 'commitment-letter', ...headOf(facts), materials: materialLinesOf(facts) };
}

function pauseNoticeOf(facts: PaperFacts, event: CaseEventOf<'paused'>): UnnumberedPaper {
  const held = facts.clocks.clocks.filter(({ id, state }) => state === 'paused' && id !== 'expert-review');
  const clock = clockOf(held, ...DECISION_CLOCKS, 'inspection');
  return {
    kind: 'special-procedure-notice',
    ...headOf(facts),
    reason: event.reason,
    from: event.date,
    expectedWorkdays: event.expectedWorkdays,
    remaining: clock?.statutory.remaining ?? 0,
  };
}

function extensionNoticeOf(facts: PaperFacts, event: CaseEventOf<'extended'>): UnnumberedPaper {
  const extended = clockOf(facts.clocks.clocks, 'decision')?.statutory;
  return {
    kind: 'extension-notice',
    ...headOf(facts),
    days: event.days,
    reason: event.reason,
    approverName: facts.names.get(event.approverId) ?? event.approverId,
    oldDue: clockOf(facts.before?.clocks ?? [], 'decision')?.statutory.due ?? null,
    newDue: extended?.due ?? null,
    newDueCertainty: extended?.provisional === true ? 'provisional' : 'certain',
  };
}

/** The papers one event brings forth, in the order in which they are numbered. Most events bring none. */
export function papersOfEvent(facts: PaperFacts, event: CaseEvent): readonly UnnumberedPaper[] {
  switch (event.type) {
    case 'accepted':
      return [receiptOf(facts, event)];
    case 'refused':
    case 'wrong-authority':
      return [refusalOf(facts, event)];
    case 'supplement-requested':
      return [
        {
          kind: 'supplement-notice',
          ...headOf(facts),
          serial: event.serial,
          lines: supplementLinesOf(event.lines, facts.checklist),
          materials: materialLinesOf(facts),
        },
      ];
    case 'supplemented':
    case 'supplement-partial':
      return [supplementReceiptOf(facts, event)];
    case 'not-required':
      return [
        {
          kind: 'not-required-notice',
          ...headOf(facts),
          clause: event.clause,
          explanation: event.reason,
          firstAsked: facts.firstAskedName ?? facts.handlerName,
        },
      ];
    case 'paused':
      return [pauseNoticeOf(facts, event)];
    case 'extended':
      return [extensionNoticeOf(facts, event)];
    case 'decided':
      return opinionOf(facts, event);
    case 'permitted':
      return opinionOf(facts, { result: 'approved', findings: null, reasons: null });
    case 'filed':
      return [voucherOf(facts, 'pending')];
    case 'drawn':
      return [voucherOf(facts, 'drawn')];
    case 'checked':
      return [checkResultOf(facts, event)];
    case 'reinspected':
      return facts.file.matter === 'completion-filing' ? [checkResultOf(facts, event)] : [];
    case 'rectification-noticed':
      return [{ kind: 'rectification-notice', ...headOf(facts), findings: event.findings, deadline: event.deadline }];
    case 'revoked':
      return [
        {
          kind: 'revocation-decision',
          ...headOf(facts),
          reasons: event.reasons,
          permitNumber: numberOf(facts.papers, 'pre-opening-opinion') ?? '',
        },
      ];
    case 'delivered':
      return [serviceReturnOf(facts, event)];
    default:
      return [];
  }
}

/** Kinds that decide something and are therefore served. */
const SERVED = new Set<PaperData['kind']>([
  'design-review-opinion',
  'acceptance-opinion',
  'pre-opening-opinion',
  'pre-opening-refusal',
  'filing-voucher',
  'spot-check-result',
  'revocation-decision',
  'refusal',
]);

/** A served document by its kind; the papers' own words make its title of it. */
function servedNameOf(facts: PaperFacts, paper: EarlierPaper): string {
  const event = facts.replayed.find(({ seq }) => seq === paper.eventSeq);
  return event?.type === 'reinspected' ? `${paper.kind}/reinspection` : paper.kind;
}

/**
 * The return of a service; with a delivery it states what happened, without one its fields are ruled for filling in by
 * hand. It lists what was decided since the last service.
 */
export function serviceReturnOf(facts: PaperFacts, delivered: CaseEventOf<'delivered'> | null): UnnumberedPaper {
  const before = delivered === null ? facts.replayed : facts.replayed.filter(({ seq }) => seq < delivered.seq);
  const since = delivered === null ? 0 : (lastOf(before, 'delivered')?.seq ?? 0);
  const documents = facts.papers
    .filter(({ kind, eventSeq, voided }) => SERVED.has(kind) && voided === null && (eventSeq ?? 0) > since)
    .map((paper) => ({ name: servedNameOf(facts, paper), number: paper.number ?? '' }));
  return {
    kind: 'service-return',
    ...headOf(facts),
    documents,
    method: delivered?.method ?? null,
    recipient: delivered?.recipient ?? null,
    relation: delivered?.relation ?? null,
    witness: delivered?.witness ?? null,
    place: delivered?.place ?? null,
    deliveredOn: delivered?.date ?? null,
  };
}
