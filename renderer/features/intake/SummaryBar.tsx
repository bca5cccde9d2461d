import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIntake } from './intake-store.ts';
import { useChecklist } from './useChecklist.ts';

/** How the materials stand, what the keys would do now, and that the draft is safe. */
export function SummaryBar(): ReactNode {
  const { t } = useTranslation('intake');
  const { summary, plan, notice } = useChecklist();
  const { form, journal, savedAt } = useIntake();
  const { evaluation, unchecked, missing, defective, unfinished } = summary;
  const counts: string[] = [];
  if (missing > 0) counts.push(t('summary.missing', { count: missing }));
  if (defective > 0) counts.push(t('summary.defective', { count: defective }));
  if (unchecked > 0) counts.push(t('summary.unchecked', { count: unchecked }));
  if (unfinished > 0) counts.push(t('summary.unfinished', { count: unfinished }));
  const complete =
    evaluation.kind === 'complete'
      ? t(evaluation.basis === 'tolerated' ? 'summary.tolerated' : 'summary.complete')
      : '';
  const will =
    plan.kind === 'ready'
      ? t('summary.willDo', { what: t(`summary.plan.${plan.outcome.type}`) })
      : notice.kind === 'ready'
        ? t('summary.notice', { count: summary.open.length })
        : t(`summary.why.${plan.why}`);
  const time = savedAt === null ? '' : new Date(savedAt).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai' });
  return (
    <div className={`intake-summary intake-summary-${form.matter === null ? 'none' : evaluation.kind}`}>
      <div aria-live="polite">
        {form.matter !== null && <strong>{complete === '' ? counts.join(' · ') : complete}</strong>}
        <span>{will}</span>
      </div>
      {journal !== 'empty' && (
        <span className={`intake-journal intake-journal-${journal}`}>{t(`summary.journal.${journal}`, { time })}</span>
      )}
    </div>
  );
}
