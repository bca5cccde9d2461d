import type { RequiredMaterial } from '../../shared/checklist/required.ts';
import type { MaterialResult } from '../../shared/checklist/types.ts';
import type { OfficeSettings } from '../../shared/contract/session.ts';
import { formatLongDate } from '../../shared/dates/civil.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { maskPhone } from '../../shared/identity/mask.ts';
import type { ClockId, Matter } from '../../shared/matters/types.ts';
import type {
  PaperCase,
  PaperKind,
  PaperLimit,
  PaperMaterialLine,
  PaperOffice,
  SupplementLine,
} from '../../shared/papers/types.ts';
import type { Limit, PlainClock, PlainTimelimitAnswer } from '../../shared/timelimit/types.ts';
import { lastOf } from '../../shared/workflow/history.ts';
import type { CaseEvent, NoticeLine } from '../../shared/workflow/types.ts';
import type { ApplicantRecord } from '../storage/repositories/applicants.ts';
import type { CaseFile } from '../storage/repositories/cases.ts';
import type { CheckedMaterial } from '../storage/repositories/materials.ts';
import type { ProjectRecord } from '../storage/repositories/projects.ts';

/** A paper that a later one refers to. */
export interface EarlierPaper {
  readonly kind: PaperKind;
  readonly number: string | null;
  readonly eventSeq: number | null;
  readonly voided: object | null;
}

/** Everything the data of a case's papers are made of; pure values, nothing is looked up later. */
export interface PaperFacts {
  readonly settings: OfficeSettings;
  readonly file: Pick<CaseFile, 'matter' | 'path' | 'ruleSet'>;
  readonly applicant: ApplicantRecord | null;
  readonly project: ProjectRecord | null;
  readonly counterName: string | null;
  /** Who issues it. */
  readonly handlerName: string;
  readonly firstAskedName: string | null;
  /** Corrections applied, the events of the act included. */
  readonly replayed: readonly CaseEvent[];
  /** Clocks before the act, for what an extension changes. */
  readonly before: PlainTimelimitAnswer | null;
  /** Clocks on the day of issue, the act included. */
  readonly clocks: PlainTimelimitAnswer;
  readonly checklist: readonly RequiredMaterial[];
  readonly materials: readonly CheckedMaterial[];
  /** Papers of the case so far, those of the same act too. */
  readonly papers: readonly EarlierPaper[];
  readonly names: ReadonlyMap<string, string>;
  readonly issuedOn: CivilDate;
}

/** Who issues papers of a matter and where it can be answered. */
export function paperOfficeOf(
  settings: OfficeSettings,
  matter: Matter,
  counterName: string | null,
  handlerName: string,
): PaperOffice {
  const authority = settings.authorities[matter];
  return {
    officeName: settings.officeName,
    authority: authority.name,
    authorityShort: authority.short,
    address: authority.address,
    phone: authority.phone,
    supervisionPhone: authority.supervisionPhone,
    hours: authority.hours,
    counterName: counterName ?? '',
    handlerName,
  };
}

/** Number of the last valid paper of a kind; null when there is none. */
export function numberOf(papers: readonly EarlierPaper[], kind: PaperKind, eventSeq?: number): string | null {
  const found = papers.findLast(
    (paper) =>
      paper.kind === kind &&
      paper.number !== null &&
      paper.voided === null &&
      (eventSeq === undefined || paper.eventSeq === eventSeq),
  );
  return found?.number ?? null;
}

/** The head every paper of a case carries. A name stands in full on a paper addressed to it. */
export function paperCaseOf(
  facts: Pick<PaperFacts, 'file' | 'project' | 'applicant' | 'replayed' | 'papers'>,
): PaperCase {
  const { file, project, applicant, replayed, papers } = facts;
  return {
    matter: file.matter,
    path: file.path,
    applicantName: applicant?.name ?? '',
    projectName: project?.name ?? '',
    address: project?.address ?? '',
    use: project?.use ?? 'other',
    floorArea: project?.floorArea ?? null,
    storeysAbove: project?.storeysAbove ?? null,
    storeysBelow: project?.storeysBelow ?? null,
    height: project?.height ?? null,
    receivedOn: lastOf(replayed, 'received')?.date ?? null,
    acceptedOn: lastOf(replayed, 'accepted')?.date ?? null,
    receiptNumber: numberOf(papers, 'receipt'),
  };
}

/** The applicant's phone as printed; empty when none is known. */
export function printedPhone(applicant: ApplicantRecord | null): string {
  return applicant?.phone === null || applicant === null ? '' : maskPhone(applicant.phone);
}

const MARKS: Readonly<Record<MaterialResult, PaperMaterialLine['mark']>> = {
  unchecked: 'unchecked',
  present: 'received',
  'corrected-on-the-spot': 'received',
  missing: 'missing',
  defective: 'defective',
  tolerated: 'tolerated',
  deferred: 'deferred',
  'not-applicable': 'not-applicable',
};

/** The material list of a case as ticked, every line of the checklist. */
export function materialLinesOf(facts: Pick<PaperFacts, 'checklist' | 'materials'>): readonly PaperMaterialLine[] {
  return facts.checklist.map(({ material, applies, reason }) => {
    const check = facts.materials.find(({ materialId }) => materialId === material.id);
    const mark = applies ? MARKS[check?.result ?? 'unchecked'] : 'not-applicable';
    const promised = check?.promisedDate === undefined ? null : formatLongDate(check.promisedDate);
    const note = !applies ? (reason ?? '') : mark === 'tolerated' ? promised : check?.defect;
    return {
      line: material.line,
      name: material.name,
      form: material.form,
      copies: check?.copies ?? material.copies,
      mark,
      note: note ?? '',
    };
  });
}

/** Lines of a one-shot notice with what each material must be. */
export function supplementLinesOf(
  lines: readonly NoticeLine[],
  checklist: readonly RequiredMaterial[],
): readonly SupplementLine[] {
  return lines.map((line) => {
    const material = checklist.find((one) => one.material.id === line.materialId)?.material;
    return {
      line: line.line,
      name: material?.name ?? line.materialId,
      problem: line.problem,
      what: line.what,
      form: material?.form ?? 'original',
      copies: material?.copies ?? 1,
      issuedBy: material?.issuedBy ?? '',
      howToGet: material?.howToGet ?? '',
    };
  });
}

/** Names of inspectors by id; an unknown id prints as itself. */
export function namesOf(ids: readonly string[], names: ReadonlyMap<string, string>): readonly string[] {
  return ids.map((id) => names.get(id) ?? id);
}

/** The last run of a clock. */
export function clockOf<Each extends PlainClock>(clocks: readonly Each[], ...ids: readonly ClockId[]): Each | null {
  for (const id of ids) {
    const clock = clocks.findLast((one) => one.id === id);
    if (clock !== undefined) return clock;
  }
  return null;
}

/** A limit as printed. */
export function paperLimitOf(limit: Limit, basis: string): PaperLimit {
  return { days: limit.days, due: limit.due, provisional: limit.provisional, basis };
}

/** Both limits of a clock as printed; the promised one rests on the same article. */
export function paperLimitsOf(clock: PlainClock | null): {
  readonly statutory: PaperLimit | null;
  readonly promised: PaperLimit | null;
} {
  if (clock === null) return { statutory: null, promised: null };
  const { statutory, promised } = clock;
  return {
    statutory: paperLimitOf(statutory, statutory.basis),
    promised: promised === null ? null : paperLimitOf(promised, statutory.basis),
  };
}

/** The clock that runs from acceptance to the decision: the one printed on the receipt. */
export const DECISION_CLOCKS = ['total', 'permit', 'decision'] as const satisfies readonly ClockId[];
