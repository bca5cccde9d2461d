import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeProblemView } from '../../../shared/contract/notices.ts';

/** What is wrong with a notice, each at its sentence or line. */
export function ProblemList({ problems }: { readonly problems: readonly NoticeProblemView[] }): ReactNode {
  const { t } = useTranslation('notices');
  return (
    <ul className="notice-problems">
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.line ?? ''} ${problem.sentence ?? ''} ${problem.dates.join(' ')}`}>
          <b>{t(`problem.${problem.code}`)}</b>
          {problem.line !== null && ` · ${t('inLine', { line: problem.line })}`}
          {problem.dates.length > 0 && ` · ${t('dates', { dates: problem.dates.join(' ') })}`}
          {problem.sentence !== null && (
            <blockquote lang="zh-CN">{t('inSentence', { sentence: problem.sentence })}</blockquote>
          )}
        </li>
      ))}
    </ul>
  );
}
