import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../shared/contract/cases.ts';

/** The sealed notice that is still open: its lines, and which of them are outstanding. */
export function NoticePanel({ notice }: { readonly notice: NonNullable<CaseDetail['openNotice']> }): ReactNode {
  const { t } = useTranslation('cases');
  const outstanding = notice.lines.filter((line) => line.outstanding).length;
  return (
    <section className="panel" aria-labelledby="case-notice">
      <h2 id="case-notice">
        {t('screen.region.notice')} <span className="soft">{t('notice.outstanding', { count: outstanding })}</span>
      </h2>
      <p className="soft">
        {t('notice.head', { number: notice.number, date: notice.issuedOn })}
        {notice.serial > 1 ? ` · ${t('notice.serial', { serial: notice.serial })}` : ''}
      </p>
      <ul className="notice-lines">
        {notice.lines.map((line) => (
          <li key={line.materialId}>
            <span className={line.outstanding ? 'notice-waiting' : 'notice-done'}>
              {t(line.outstanding ? 'notice.waiting' : 'notice.done')}
            </span>{' '}
            {t('notice.line', { line: line.line, name: line.name })}：{t(`notice.problem.${line.problem}`)}
            {line.what === line.name ? '' : ` — ${line.what}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
