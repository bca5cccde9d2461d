import i18next from 'i18next';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/Field.tsx';
import { useIntake } from './intake-store.ts';
import { clauseWords } from '../../slips/words.ts';
import { OutcomeFrame } from './OutcomeFrame.tsx';
import type { OutcomeFormProps } from './OtherOutcomes.tsx';
import { DeterminationResult } from './DeterminationResult.tsx';
import { useDetermination } from './useDetermination.ts';
import type { LiveDetermination } from './useDetermination.ts';
import type { IntakeForm } from './intake-form.ts';

// The slip is an official paper and Chinese whatever the screen speaks.
const inChinese = i18next.getFixedT('zh-CN', ['intake', 'terms']);

/** The explanation the determination suggests for the slip; the clerk may change every word. */
function suggestedReason(form: IntakeForm, answer: LiveDetermination): string {
  const { works, opening, within, facts, openingLimit } = answer;
  if (form.matter === null) return '';
  const matter = inChinese(`terms:matter.${form.matter}`);
  const use = form.project.use === null ? '' : inChinese(`terms:use.${form.project.use}`);
  const area = facts.floorArea ?? '';
  if (form.matter === 'pre-opening') {
    if (opening.result === 'exempt' && openingLimit !== null) {
      return inChinese('intake:determination.notRequiredExempt', { matter, use, area, limit: openingLimit });
    }
    return opening.result === 'outside' ? inChinese('intake:determination.notRequiredOutside', { matter, use }) : '';
  }
  if (works.result === 'other' && within !== null) {
    const { largerThan: limit } = within;
    const clause = officialClause(answer);
    return inChinese('intake:determination.notRequiredReason', { matter, use, area, clause, limit });
  }
  return works.result === 'needs'
    ? ''
    : inChinese('intake:determination.notRequiredPlain', {
        matter,
        result: inChinese(`terms:determination.${works.result}`),
      });
}

/** The clause that decides, as papers cite it; none for a place, which the local exemption or the law itself frees. */
function officialClause({ facts, works, within }: LiveDetermination): string {
  const clause = within?.clause ?? works.clause ?? '';
  return facts.ruleSet === '2020' ? clauseWords(clause) : clause;
}

/** Journey 3: not required, with the clause; counted, and a slip to take home. */
export function NotRequiredForm({ onSubmit }: OutcomeFormProps): ReactNode {
  const { t } = useTranslation('intake');
  const { form, errors } = useIntake();
  const answer = useDetermination();
  const [clause, setClause] = useState(() => (form.matter === 'pre-opening' ? '' : officialClause(answer)));
  const [reason, setReason] = useState(() => suggestedReason(form, answer));
  return (
    <OutcomeFrame
      confirm={t('other.confirm')}
      onConfirm={() => onSubmit({ type: 'not-required', clause: clause.trim() === '' ? null : clause, reason })}
    >
      <div className="message">
        <DeterminationResult answer={answer} length="short" onChoose={null} />
      </div>
      <TextField
        kind="area"
        label={t('other.reason')}
        need="required"
        start="here"
        value={reason}
        maxLength={1000}
        error={errors['outcome.reason']}
        onChange={setReason}
      />
      <TextField
        label={t('other.clause')}
        value={clause}
        maxLength={60}
        error={errors['outcome.clause']}
        onChange={setClause}
      />
    </OutcomeFrame>
  );
}
