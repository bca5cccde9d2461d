import { useRef } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/useSession.ts';
import { issuesByPath } from '../../bridge/check-input.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { focusPath } from '../../ui/enter-moves.ts';
import { closeJournal, forgetDraft, reopenJournal } from './draft-journal.ts';
import { dateOfForm, intakeInputOf, intakeIssues } from './intake-input.ts';
import type { IntakeOutcome } from './intake-input.ts';
import { setPanel, setProblem, useIntake } from './intake-store.ts';
import { checklistOf } from './material-rows.ts';

/**
 * Sends the intake with an outcome. What is wrong is marked at its field and the cursor goes to the first; the same input
 * sent twice carries the same key and is written once.
 */
export function useIntakeSubmit(page: RefObject<HTMLElement | null>): (outcome: IntakeOutcome) => Promise<void> {
  const { t } = useTranslation('errors');
  const { describe, field } = useProblem();
  const today = useToday();
  const intended = useRef({ fingerprint: '', key: '' });

  const refuse = (fields: Readonly<Record<string, string>>, sentence: string) => {
    setProblem(fields, sentence);
    // Fields of an outcome are marked in its own dialog; anything else is marked on the page beneath.
    const paths = Object.keys(fields);
    if (!paths.some((path) => path.startsWith('outcome.'))) setPanel('none');
    requestAnimationFrame(() => {
      if (page.current !== null) focusPath(page.current, paths.flatMap(pathsOfRow));
    });
  };

  return async (outcome) => {
    const { form, draftId, sending } = useIntake.getState();
    if (sending === 'sending') return;
    const rows = checklistOf(form, dateOfForm(form, today));
    const plain = intakeInputOf(form, { key: '', draftId, outcome }, rows, today);
    const fingerprint = JSON.stringify(plain);
    if (intended.current.fingerprint !== fingerprint) intended.current = { fingerprint, key: crypto.randomUUID() };
    const input = { ...plain, key: intended.current.key };

    const issues = intakeIssues(form, input, today);
    if (issues.length > 0) {
      refuse(issuesByPath(issues, field), t('checkFields', { count: issues.length }));
      return;
    }
    useIntake.setState({ sending: 'sending' });
    if (draftId !== null) await closeJournal(draftId);
    try {
      const answer = await client.intake.submit(input);
      if (draftId !== null) forgetDraft(draftId);
      useIntake.setState({ answer, panel: 'none', errors: {}, sentence: null });
    } catch (error) {
      if (draftId !== null) reopenJournal(draftId);
      const problem = describe(error);
      refuse(problem.fields, problem.sentence);
    } finally {
      useIntake.setState({ sending: 'idle' });
    }
  };
}

/** A problem of a material belongs to its row: `materials.2.result` and `materials.2` are both found there. */
function pathsOfRow(path: string): readonly string[] {
  const row = /^materials\.\d+/.exec(path)?.[0];
  return row === undefined ? [path] : [path, row];
}
