import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../shared/contract/cases.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { useMaterialName } from './useMaterialName.ts';

type Material = CaseDetail['materials'][number];

const MARKS: Readonly<Record<Material['result'], string>> = {
  unchecked: '·',
  present: '√',
  missing: '×',
  defective: '×',
  'corrected-on-the-spot': '√',
  tolerated: '△',
  deferred: '△',
  'not-applicable': '—',
};

/** The checklist as it was ticked. */
export function MaterialsPanel({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t, i18n } = useTranslation('cases');
  const term = useTerms();
  const nameOf = useMaterialName();
  const why = (material: Material): string | null => (i18n.language === 'en-US' ? material.reasonEn : material.reason);
  const notes = (material: Material): string =>
    [
      material.defect,
      material.promisedDate === null ? null : t('materials.promised', { date: material.promisedDate }),
      material.handedIn === null ? null : t('materials.handedIn', { count: material.handedIn }),
      material.result === 'not-applicable' ? why(material) : null,
    ]
      .filter((note) => note !== null)
      .join(' · ');
  return (
    <section className="panel" aria-labelledby="case-materials">
      <h2 id="case-materials">{t('screen.region.materials')}</h2>
      {detail.materials.length === 0 ? (
        <p className="empty">{t(detail.origin === 'historic' ? 'materials.historic' : 'materials.none')}</p>
      ) : (
        <table className="plain-table" aria-label={t('materials.label')}>
          <thead>
            <tr>
              <th scope="col">{t('materials.line')}</th>
              <th scope="col">{t('materials.name')}</th>
              <th scope="col">{t('materials.result')}</th>
              <th scope="col">{t('materials.note')}</th>
            </tr>
          </thead>
          <tbody>
            {detail.materials.map((material) => (
              <tr key={material.id} className={`material-${material.result}`}>
                <td className="number">{material.line}</td>
                <td>{nameOf(material)}</td>
                <td className="material-result">
                  <span aria-hidden="true">{MARKS[material.result]} </span>
                  {term('materialResult', material.result)}
                </td>
                <td>{notes(material)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
