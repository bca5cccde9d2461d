import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/useSession.ts';
import { api, client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { openIntake } from '../../state/navigation.ts';
import { closeJournal, forgetDraft, reopenJournal } from './draft-journal.ts';
import { setProblem, startIntake, useIntake } from './intake-store.ts';
import { OutcomeFrame } from './OutcomeFrame.tsx';

/** Throws the draft away, after saying which. */
export function DiscardForm(): ReactNode {
  const { t } = useTranslation('intake');
  const { describe } = useProblem();
  const queryClient = useQueryClient();
  const today = useToday();
  const { form, draftId } = useIntake();
  const title = form.project.name.trim() || form.applicant.name.trim() || t('drafts.untitled');
  const discard = async () => {
    if (draftId !== null) {
      await closeJournal(draftId);
      try {
        await client.intake.discardDraft({ id: draftId });
      } catch (error) {
        reopenJournal(draftId);
        setProblem({}, describe(error).sentence);
        return;
      }
      forgetDraft(draftId);
      void queryClient.invalidateQueries({ queryKey: api.intake.drafts.key() });
    }
    startIntake(today);
    openIntake();
  };
  return (
    <OutcomeFrame confirm={t('other.discardConfirm')} onConfirm={() => void discard()}>
      <p>{t('other.discardText', { title })}</p>
    </OutcomeFrame>
  );
}
