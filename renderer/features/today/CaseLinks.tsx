import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../shared/contract/cases.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { openCase } from '../../state/navigation.ts';
import { Lamp } from '../../ui/Lamp.tsx';
import { DueText } from '../cases/DueText.tsx';

interface CaseLinksProps<Row extends CaseRow> {
  readonly rows: readonly Row[];
  readonly label: string;
  /** What stands beside the number: why the case is in this list. */
  readonly note?: (row: Row) => ReactNode;
}

/** Arrows go from case to case. */
function moveBetweenCases(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = buttons[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** A short list of cases to open; arrows go from one to the next. */
export function CaseLinks<Row extends CaseRow>({ rows, label, note }: CaseLinksProps<Row>): ReactNode {
  const { t } = useTranslation('today');
  const term = useTerms();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows are a short cut; every button is a tab stop
    <ul className="case-links" aria-label={label} onKeyDown={moveBetweenCases}>
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" onClick={() => openCase(row.id)}>
            <span className="case-links-lamp">{row.lamp !== null && <Lamp lamp={row.lamp} />}</span>
            <span className="case-links-name">
              <strong>{row.projectName ?? t('noProject')}</strong>
              <span className="soft">
                {term('matter', row.matter)} · {row.receiptNumber ?? t('noNumber')}
              </span>
              {note !== undefined && <span className="soft">{note(row)}</span>}
            </span>
            <span>{term('state', row.state)}</span>
            <span>{row.next === null ? null : <DueText next={row.next} form="short" />}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
