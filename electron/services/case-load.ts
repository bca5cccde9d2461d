import { requiredMaterials, type RequiredMaterial } from '../../shared/checklist/required.ts';
import { RULE_SETS } from '../../shared/matters/rulesets.ts';
import type { CaseEvent } from '../../shared/workflow/types.ts';
import { staffNames } from '../storage/repositories/actors.ts';
import { applicantById, type ApplicantRecord } from '../storage/repositories/applicants.ts';
import { caseById, type CaseFile } from '../storage/repositories/cases.ts';
import { counterById } from '../storage/repositories/counters.ts';
import { eventsOfCase } from '../storage/repositories/events.ts';
import { materialsOfCase, type CheckedMaterial } from '../storage/repositories/materials.ts';
import { papersOfCase, type PaperRecord } from '../storage/repositories/papers.ts';
import { projectById, type ProjectRecord } from '../storage/repositories/projects.ts';
import { ticketOfCase, type Ticket } from '../storage/repositories/tickets.ts';
import type { ReadableDb } from './context.ts';
import { notFound } from './errors.ts';

/** A case with everything that is shown or printed of it. */
export interface WholeCase {
  readonly file: CaseFile;
  readonly events: readonly CaseEvent[];
  readonly papers: readonly PaperRecord[];
  readonly materials: readonly CheckedMaterial[];
  readonly applicant: ApplicantRecord | null;
  readonly project: ProjectRecord | null;
  readonly counterName: string | null;
  /** The ticket it was taken in under. */
  readonly ticket: Ticket | null;
  /** Names of the staff who stand in the file and its events. */
  readonly names: ReadonlyMap<string, string>;
}

/** Ids of everybody named in the data of events. */
function staffInEvent(event: CaseEvent): readonly string[] {
  const own = event.staffId === null ? [] : [event.staffId];
  switch (event.type) {
    case 'inspected':
    case 'verified':
    case 'checked':
    case 'reinspected':
      return [...own, ...event.inspectorIds];
    case 'extended':
      return [...own, event.approverId];
    case 'handed-over':
      return [...own, event.toStaffId, ...(event.fromStaffId === null ? [] : [event.fromStaffId])];
    case 'supplement-requested':
      return event.approval === null ? own : [...own, event.approval.approverId];
    default:
      return own;
  }
}

/** Ids of everybody who stands in a case, each once. */
export function staffInCase(
  file: Pick<CaseFile, 'firstAskedStaffId' | 'derived'>,
  events: readonly CaseEvent[],
): readonly string[] {
  const named = [file.firstAskedStaffId, file.derived.handlerStaffId].filter((id) => id !== null);
  return [...new Set([...named, ...events.flatMap(staffInEvent)])];
}

/** Loads a case whole, through a connection or inside a transaction. @throws NOT_FOUND */
export async function loadCase(db: ReadableDb, id: number): Promise<WholeCase> {
  const file = await caseById(db, id);
  if (file === null) throw notFound('case', id);
  const events = await eventsOfCase(db, id);
  return {
    file,
    events,
    papers: await papersOfCase(db, id),
    materials: await materialsOfCase(db, id),
    applicant: file.applicantId === null ? null : await applicantById(db, file.applicantId),
    project: file.projectId === null ? null : await projectById(db, file.projectId),
    counterName: file.counterId === null ? null : ((await counterById(db, file.counterId))?.name ?? null),
    ticket: await ticketOfCase(db, id),
    names: await staffNames(db, staffInCase(file, events)),
  };
}

/** The checklist as it stands for a case; empty where its rule set has none for this path. */
export function checklistOf(
  file: Pick<CaseFile, 'ruleSet' | 'matter' | 'path' | 'terms'>,
): readonly RequiredMaterial[] {
  const rules = RULE_SETS[file.ruleSet].materials;
  return requiredMaterials(rules, file.matter, file.path, file.terms.materialFacts) ?? [];
}
