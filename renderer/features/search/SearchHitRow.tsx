import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../locales/useTerms.ts';
import { Lamp } from '../../ui/Lamp.tsx';
import { Highlight } from './Highlight.tsx';
import type { SearchHit } from './useSearch.ts';

interface SearchHitRowProps {
  readonly hit: SearchHit;
  readonly id: string;
  readonly selected: 'selected' | 'plain';
  readonly onOpen: () => void;
  readonly onPoint: () => void;
}

type MatchField = SearchHit['matches'][number]['field'];
/** Fields that have their own place in the row; the others are listed below with their name. */
const IN_PLACE: readonly MatchField[] = ['project', 'number', 'applicant'];

/** One hit: project, number and applicant with the matches marked, and below what else matched. */
export function SearchHitRow({ hit, id, selected, onOpen, onPoint }: SearchHitRowProps): ReactNode {
  const { t } = useTranslation('search');
  const term = useTerms();
  const shown = (field: MatchField, plain: string | null, absent: string): ReactNode => {
    const match = hit.matches.find((one) => one.field === field);
    if (match !== undefined) return <Highlight text={match.text} at={match.at} />;
    return plain ?? <span className="soft">{absent}</span>;
  };
  const others = hit.matches.filter((match) => !IN_PLACE.includes(match.field));
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the input holds the focus and hears the keys (aria-activedescendant)
    <div
      role="option"
      tabIndex={-1}
      id={id}
      aria-selected={selected === 'selected'}
      className="search-hit"
      onClick={onOpen}
      onPointerMove={onPoint}
    >
      <span className="search-hit-main">
        <strong>{shown('project', hit.case.projectName, t('noProject'))}</strong>
        <span className="number">
          {shown('number', hit.case.receiptNumber, hit.case.origin === 'historic' ? '' : t('noNumber'))}
        </span>
      </span>
      <span className="search-hit-side">
        {hit.case.lamp === null ? (
          <span className="soft">{hit.case.origin === 'historic' ? t('historic') : ''}</span>
        ) : (
          <Lamp lamp={hit.case.lamp} />
        )}
        <span>{term('state', hit.case.state)}</span>
      </span>
      <span className="search-hit-more">
        <span>{term('matter', hit.case.matter)}</span>
        <span>{shown('applicant', hit.case.applicantName, '')}</span>
        {others.map((match) => (
          <span key={`${match.field} ${match.text}`}>
            <span className="soft">{t(`field.${match.field}`)} </span>
            <Highlight text={match.text} at={match.at} />
          </span>
        ))}
      </span>
    </div>
  );
}
