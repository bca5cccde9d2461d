import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeterminationResult } from './DeterminationResult.tsx';
import { chooseMatter, useIntake } from './intake-store.ts';
import { useDetermination } from './useDetermination.ts';

/** What the project is under the rules, as soon as enough is typed; loud only where the chosen matter does not fit. */
export function DeterminationStrip(): ReactNode {
  const { t } = useTranslation('intake');
  const answer = useDetermination();
  const use = useIntake((state) => state.form.project.use);
  const works = useIntake((state) => state.form.facts.works);
  const nothing = use === null && works === 'ordinary';
  return (
    <section
      className={`panel intake-strip ${nothing || answer.advice.conflict === 'none' ? '' : 'intake-strip-conflict'}`}
      aria-label={t('determination.title')}
    >
      {nothing ? (
        <p className="field-hint">{t('determination.later')}</p>
      ) : (
        <DeterminationResult answer={answer} length="short" onChoose={chooseMatter} />
      )}
    </section>
  );
}
