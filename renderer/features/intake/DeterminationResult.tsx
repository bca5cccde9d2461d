import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../locales/useTerms.ts';
import { useIntake } from './intake-store.ts';
import { choiceKey } from './matter-choice.ts';
import { useMatterName } from './useMatterName.ts';
import type { MatterChoice } from './matter-choice.ts';
import type { LiveDetermination } from './useDetermination.ts';

interface DeterminationResultProps {
  readonly answer: LiveDetermination;
  /** `long` also says which facts were used. */
  readonly length: 'short' | 'long';
  /** Null = nothing can be chosen here. */
  readonly onChoose: ((choice: MatterChoice) => void) | null;
}

/** The result, the clause that decides, the facts behind it, and the matters that fit. */
export function DeterminationResult({ answer, length, onChoose }: DeterminationResultProps): ReactNode {
  const { t } = useTranslation('intake');
  const term = useTerms();
  const matterName = useMatterName();
  const { works, opening, advice, within, openingLimit } = answer;
  const matter = useIntake((state) => state.form.matter);
  const path = useIntake((state) => state.form.path);
  const facts = (names: readonly string[]) => names.map((name) => term('fact', name)).join('、');
  const others = works.clauses.slice(1);
  // In the strip only what replaces the chosen matter; the helper names everything that fits.
  const fits =
    length === 'long' ? [...advice.works, ...advice.opening] : advice.conflict === 'none' ? [] : advice.works;
  const ofWorks = (
    <p>
      <strong className={`determination-${works.result}`}>{term('determination', works.result)}</strong>
      {works.clause !== null && <span> · {t('determination.basis', { clause: works.clause })}</span>}
      {works.result === 'other' && within !== null && (
        <span> · {t('determination.thresholdNot', { clause: within.clause, limit: within.largerThan })}</span>
      )}
      {works.needs.length > 0 && <span> · {t('determination.needs', { facts: facts(works.needs) })}</span>}
    </p>
  );
  const ofOpening = (
    <p>
      <strong className={`determination-opening-${opening.result}`}>
        {t(`determination.opening.${opening.result}`)}
      </strong>
      {opening.result === 'exempt' && openingLimit !== null && (
        <span> · {t('determination.openingLimit', { limit: openingLimit })}</span>
      )}
    </p>
  );
  const wayOf = (choice: MatterChoice) =>
    matter === null
      ? 'determination.takeNamed'
      : choice.matter === matter && choice.path === path
        ? 'determination.keepNamed'
        : 'determination.chooseNamed';
  return (
    <div className="determination" aria-live="polite">
      {matter === 'pre-opening' ? ofOpening : ofWorks}
      {length === 'long' && (
        <>
          {others.length > 0 && <p>{t('determination.alsoBy', { clauses: others.join('、') })}</p>}
          {works.used.length > 0 && <p>{t('determination.used', { facts: facts(works.used) })}</p>}
          {matter === 'pre-opening' ? ofWorks : ofOpening}
        </>
      )}
      {advice.conflict === 'not-required' && onChoose !== null && (
        <p className="determination-conflict" role="alert">
          {t('determination.conflict')}{' '}
          {t(fits.length > 0 ? 'determination.conflictHint' : 'determination.conflictOnly')}
        </p>
      )}
      {onChoose !== null && fits.length > 0 && (
        <div className="row">
          {fits.map((choice) => {
            const name = matterName(choice);
            return (
              <Button key={choiceKey(choice)} size="small" onClick={() => onChoose(choice)}>
                {t(wayOf(choice), { matter: name })}
              </Button>
            );
          })}
        </div>
      )}
    </div>
  );
}
