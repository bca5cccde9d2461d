import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../shared/contract/cases.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Lamp } from '../../ui/Lamp.tsx';
import { CaseFacts } from './CaseFacts.tsx';

/** The head of a case: name, number, state and lamp at a glance, the facts below. */
export function CaseHead({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const provisional = detail.next?.provisional === true ? 'provisional' : 'certain';
  const unanswered = detail.state === 'deemed-accepted';
  const warnings = detail.warnings.filter(({ code }) => !(unanswered && code === 'deemed-accepted'));
  return (
    <section className="panel case-head" aria-labelledby="case-title">
      <div className="row case-head-line">
        <h1 id="case-title" tabIndex={-1}>
          {detail.projectName ?? t('list.noProject')}
        </h1>
        {detail.lamp !== null && <Lamp lamp={detail.lamp} certainty={provisional} />}
        <span className="case-state">{term('state', detail.state)}</span>
        <span>
          {term('matter', detail.matter)}
          {detail.matter === 'pre-opening' ? `（${term('path', detail.path)}）` : ''}
        </span>
        {(detail.receiptNumber !== null || detail.origin === 'live') && (
          <span className="number">{detail.receiptNumber ?? t('list.noNumber')}</span>
        )}
        {detail.origin === 'historic' && <span className="case-state">{t('list.historic')}</span>}
      </div>
      {unanswered && (
        <p className="message error" role="alert">
          {t('screen.deemed', { date: detail.receivedOn ?? t('screen.unknown') })}
        </p>
      )}
      {warnings.map(({ code }) => (
        <p key={code} className="message warning">
          {term('warning', code)}
        </p>
      ))}
      <CaseFacts detail={detail} />
    </section>
  );
}
