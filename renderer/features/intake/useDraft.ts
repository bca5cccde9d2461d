import { useEffect, useState } from 'react';
import { useToday } from '../../app/useSession.ts';
import { client } from '../../bridge/client.ts';
import { codeOf } from '../../bridge/problem-codes.ts';
import { renamePlace } from '../../state/navigation.ts';
import { copyOf, forgetDraft, openJournal } from './draft-journal.ts';
import { formOfDraft } from './intake-form.ts';
import { resumeIntake, startIntake, useIntake } from './intake-store.ts';

export type DraftOpening = 'ready' | 'loading' | 'gone';

/**
 * Brings the draft of the address onto the screen: an empty form for none, the draft's own form else. What this window
 * typed last wins over what the program has, for it is the newer.
 */
export function useDraft(draftId: string | null): DraftOpening {
  const today = useToday();
  const known = useIntake((state) => state.draftId);
  const begun = useIntake((state) => state.form.date !== '');
  const [opening, setOpening] = useState<DraftOpening>('ready');
  const settled = begun && known === draftId;

  useEffect(() => {
    if (settled || today === '') return undefined;
    if (draftId === null) {
      startIntake(today);
      return undefined;
    }
    let left = false;
    const open = async () => {
      setOpening('loading');
      const copy = formOfDraft(copyOf(draftId));
      try {
        const stored = await client.intake.draft({ id: draftId });
        const form = copy ?? formOfDraft(stored.payload);
        if (left) return;
        if (form === null) throw new Error('not a draft of an intake');
        openJournal(draftId, form, stored.version);
        resumeIntake(draftId, form, today);
        setOpening('ready');
      } catch (error) {
        if (left) return;
        if (copy !== null && codeOf(error) !== 'NOT_FOUND') {
          resumeIntake(draftId, copy, today);
          setOpening('ready');
          return;
        }
        forgetDraft(draftId);
        startIntake(today);
        renamePlace({ area: 'intake', draftId: null });
        setOpening('gone');
      }
    };
    void open();
    return () => {
      left = true;
    };
  }, [draftId, settled, today]);

  return settled && opening === 'loading' ? 'ready' : opening;
}
