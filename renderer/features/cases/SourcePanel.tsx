import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../shared/contract/cases.ts';
import { useRemarkDetail } from '../../locales/useRemarkDetail.ts';
import { sourceRemark } from './source-remark.ts';

/** A record taken over from an old ledger: what it printed, and what in it does not fit. */
export function SourcePanel({ source }: { readonly source: NonNullable<CaseDetail['source']> }): ReactNode {
  const { t, i18n } = useTranslation(['cases', 'ledger']);
  const inWords = useRemarkDetail();
  const column = (name: string): string =>
    i18n.exists(`cases:source.columns.${name}`) ? t(`source.columns.${name}` as 'source.columns.id') : name;
  const remark = (note: string): string => {
    const { column: name, problem, detail } = sourceRemark(note);
    if (name === null || problem === null) return detail;
    const words = i18n.exists(`ledger:reason.${problem}`)
      ? t(`ledger:reason.${problem}` as 'ledger:reason.inferred')
      : problem;
    return `${column(name)}：${words}（${inWords(problem, detail)}）`;
  };
  return (
    <section className="panel" aria-labelledby="case-source">
      <h2 id="case-source">{t('screen.region.source')}</h2>
      <p className="soft">{t('source.intro')}</p>
      <h3>{t('source.contradictions')}</h3>
      {source.notes.length === 0 ? (
        <p className="soft">{t('source.consistent')}</p>
      ) : (
        <ul className="source-notes">
          {source.notes.map((note) => (
            <li key={note}>{remark(note)}</li>
          ))}
        </ul>
      )}
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('source.field')}</th>
            <th scope="col">{t('source.value')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('source.key')}</th>
            <td>{source.key}</td>
          </tr>
          {Object.entries(source.fields).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{column(name)}</th>
              <td>{value === '' ? <span className="soft">{t('screen.unknown')}</span> : value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
