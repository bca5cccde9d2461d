import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AbsentPerson, BoardRow } from '../../../shared/contract/supervision.ts';

interface AbsentPeopleProps {
  readonly absent: readonly AbsentPerson[];
  readonly rows: readonly BoardRow[];
  readonly onHandOver: (person: AbsentPerson) => void;
}

/** Who is away today, who stands in, and how many cases would wait for them. */
export function AbsentPeople({ absent, rows, onHandOver }: AbsentPeopleProps): ReactNode {
  const { t } = useTranslation('supervision');
  if (absent.length === 0) return null;
  return (
    <section className="panel board-absent" aria-labelledby="board-absent">
      <h2 id="board-absent">{t('absent.title')}</h2>
      <ul>
        {absent.map((person, index) => {
          const { staffName: name, span, reason, through, standInName } = person;
          const holds = rows.filter(({ handlerId }) => handlerId === person.staffId).length;
          return (
            <li key={`${person.staffId} ${index}`} className="row">
              <span>
                {span === null
                  ? t('absent.person', { name, reason, through })
                  : t('absent.partly', { name, reason, from: span.from, to: span.to })}
              </span>
              <span>{standInName === null ? t('absent.noStandIn') : t('absent.standIn', { name: standInName })}</span>
              <span className="soft">{t('absent.holds', { count: holds })}</span>
              {holds > 0 && (
                <Button size="small" aria-label={t('absent.handOver', { name })} onClick={() => onHandOver(person)}>
                  {t('handOver.button')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
