import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipView } from '../../../shared/contract/supervision.ts';
import { isEscalated } from '../../../shared/supervision/slips.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { openCase, openPaper } from '../../state/navigation.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Lamp } from '../../ui/Lamp.tsx';
import '../settings/settings.css';

/** Slips in the order given; the paper and the case of each open from here. */
export function RegisterTable({ slips }: { readonly slips: readonly SlipView[] }): ReactNode {
  const { t } = useTranslation('supervision');
  const term = useTerms();
  return (
    <div className="register-scroll">
      <table className="settings-table register-table">
        <caption className="visually-hidden">{t('view.register')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('register.issued')}</th>
            <th scope="col">{t('register.number')}</th>
            <th scope="col">{t('list.column.project')}</th>
            <th scope="col">{t('register.clock')}</th>
            <th scope="col">{t('register.handler')}</th>
            <th scope="col">{t('register.standing')}</th>
            <th scope="col">{t('register.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {slips.map((slip) => (
            <tr key={slip.id}>
              <td className="number">
                {slip.issuedOn}
                <br />
                <span className="soft">{slip.issuedByName ?? ''}</span>
              </td>
              <th scope="row">
                <button type="button" className="link" onClick={() => openPaper(slip.paperId)}>
                  {t(`kind.${slip.kind}`)} {slip.number ?? ''}
                </button>
              </th>
              <td>
                <button type="button" className="link" onClick={() => openCase(slip.caseId)}>
                  {slip.projectName ?? t('list.noProject')}
                </button>
                <br />
                <span className="soft">{slip.caseNumber ?? t('list.noNumber')}</span>
              </td>
              <td>
                <Lamp lamp={slip.lamp} words="shape" /> {term('clock', slip.clockId)}
                <br />
                {slip.due === null ? '' : <DateText date={slip.due} certainty="certain" />}
              </td>
              <td>{slip.handlerName ?? ''}</td>
              <td>
                <b className={isEscalated(slip.standing) ? 'board-mark-late' : undefined}>
                  {t(`standing.${slip.standing}`)}
                </b>
                <br />
                <span className="soft">
                  {slip.acknowledged === null
                    ? t('slips.answerBy', { date: slip.answerBy })
                    : t('slips.plan', { date: slip.acknowledged.planDate })}
                </span>
              </td>
              <td>
                {slip.acknowledged !== null &&
                  t('slips.words', {
                    name: slip.acknowledged.byName ?? '',
                    date: slip.acknowledged.on,
                    words: slip.acknowledged.words,
                  })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
