import { useMemo } from 'react';
import type { RequiredMaterial } from '../../../shared/checklist/required.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { useToday } from '../../app/useSession.ts';
import { dateOfForm } from './intake-input.ts';
import { useIntake } from './intake-store.ts';
import { checklistOf } from './material-rows.ts';
import { noticePlan, submitPlan, summarise } from './outcome-plan.ts';
import type { ChecklistSummary, NoticePlan, SubmitPlan } from './outcome-plan.ts';

/** The checklist of the open form, how it stands, and what F8 and F9 would do. */
export function useChecklist(): {
  readonly rows: readonly RequiredMaterial[];
  readonly date: CivilDate;
  readonly summary: ChecklistSummary;
  readonly plan: SubmitPlan;
  readonly notice: NoticePlan;
} {
  const today = useToday();
  const form = useIntake((state) => state.form);
  return useMemo(() => {
    const date = dateOfForm(form, today);
    const rows = checklistOf(form, date);
    const summary = summarise(form, rows, today);
    return { rows, date, summary, plan: submitPlan(form, summary), notice: noticePlan(form, summary) };
  }, [form, today]);
}
