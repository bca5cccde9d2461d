import { create } from 'zustand';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { ContractOutputs } from '../../bridge/contract-inputs.ts';
import { renamePlace } from '../../state/navigation.ts';
import { emptyIntake, isUntouched, withApplicantName } from './intake-form.ts';
import type { ApplicantForm, FactsForm, IntakeForm, ProjectForm } from './intake-form.ts';
import type { MatterChoice } from './matter-choice.ts';
import { noteChange } from './draft-journal.ts';
import type { JournalState } from './draft-journal.ts';

export type IntakeAnswer = ContractOutputs['intake']['submit'];
export type IntakePanel = 'none' | 'determination' | 'notice' | 'other';

/** The intake that is open in this window. It outlives a look at another area. */
interface IntakeState {
  /** Null until something is typed. */
  readonly draftId: string | null;
  readonly form: IntakeForm;
  readonly journal: JournalState;
  readonly savedAt: string | null;
  /** What is wrong, in words, by the paths of the contract. */
  readonly errors: Readonly<Record<string, string>>;
  readonly sentence: string | null;
  readonly sending: 'idle' | 'sending';
  /** Set once the act is done: the result is shown instead of the form. */
  readonly answer: IntakeAnswer | null;
  readonly panel: IntakePanel;
  readonly materialAt: number;
}

function fresh(today: CivilDate): IntakeState {
  return {
    draftId: null,
    form: emptyIntake(today),
    journal: 'empty',
    savedAt: null,
    errors: {},
    sentence: null,
    sending: 'idle',
    answer: null,
    panel: 'none',
    materialAt: 0,
  };
}

export const useIntake = create<IntakeState>(() => fresh(''));

/** An empty form. What stood there before stays in its draft. */
export function startIntake(today: CivilDate): void {
  useIntake.setState(fresh(today));
}

/** A draft goes on where it was left. */
export function resumeIntake(draftId: string, form: IntakeForm, today: CivilDate): void {
  useIntake.setState({ ...fresh(today), draftId, form, journal: 'saved' });
}

/** Errors of a path and of everything below or above it are gone once somebody types there. */
function withoutErrors(errors: Readonly<Record<string, string>>, path: string): Readonly<Record<string, string>> {
  const kept = Object.entries(errors).filter(([one]) => one !== path && !one.startsWith(`${path}.`));
  return kept.length === Object.keys(errors).length ? errors : Object.fromEntries(kept);
}

/**
 * Changes the form and journals the change. The first change gives the draft its id and the window its address.
 *
 * @param path of the contract, whose error the change answers.
 */
export function changeIntake(change: (form: IntakeForm) => IntakeForm, path?: string): void {
  const state = useIntake.getState();
  const form = change(state.form);
  if (form === state.form || state.sending === 'sending') return;
  const draftId = state.draftId ?? crypto.randomUUID();
  const errors = path === undefined ? state.errors : withoutErrors(state.errors, path);
  useIntake.setState({ form, draftId, errors, sentence: Object.keys(errors).length === 0 ? null : state.sentence });
  if (state.draftId === null) renamePlace({ area: 'intake', draftId });
  noteChange(draftId, form, (journal, savedAt) => {
    if (useIntake.getState().draftId !== draftId) return;
    useIntake.setState(savedAt === null ? { journal } : { journal, savedAt });
  });
}

/** Another matter (or none): the checklist changes with it, ticks of lines that stay are kept. */
export function chooseMatter(choice: MatterChoice | null): void {
  changeIntake((now) => ({ ...now, matter: choice?.matter ?? null, path: choice?.path ?? 'ordinary' }), 'matter');
  setMaterialAt(0);
}
/** Fields of the project; `path` names the one that was typed into. */
export function changeProject(change: Partial<ProjectForm>, path: keyof ProjectForm): void {
  changeIntake((now) => ({ ...now, project: { ...now.project, ...change } }), `project.${path}`);
}
/** Fields of the applicant; `path` names the one that was typed into. */
export function changeApplicant(change: Partial<ApplicantForm>, path: keyof ApplicantForm): void {
  changeIntake((now) => ({ ...now, applicant: { ...now.applicant, ...change } }), `applicant.${path}`);
}
/** Answers of the determination helper. */
export function changeFacts(change: Partial<FactsForm>): void {
  changeIntake((now) => ({ ...now, facts: { ...now.facts, ...change } }));
}
/** The same name, but another person or firm: the known record is let go. */
export function detachApplicant(): void {
  changeIntake((now) => ({
    ...now,
    applicant: { ...withApplicantName(now.applicant, ''), name: now.applicant.name },
  }));
}
/** Closes a dialog, and forgets what was said in it. */
export function closePanel(): void {
  useIntake.setState({ panel: 'none', errors: {}, sentence: null });
}
/** Opens a dialog, without the sentence that was said of the page before, or closes it. */
export function setPanel(panel: IntakePanel): void {
  useIntake.setState(panel === 'none' ? { panel } : { panel, sentence: null });
}
export function setMaterialAt(materialAt: number): void {
  useIntake.setState({ materialAt });
}
export function setProblem(errors: Readonly<Record<string, string>>, sentence: string | null): void {
  useIntake.setState({ errors, sentence });
}

/** Whether the window holds an intake somebody has begun and not finished. */
export function hasOpenIntake(today: CivilDate): boolean {
  const { answer, form } = useIntake.getState();
  return answer === null && !isUntouched(form, today);
}
