import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../shared/contract/cases.ts';
import { TODAY_ROWS } from '../../../shared/contract/desk.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { openCase } from '../../state/navigation.ts';
import { LampMark } from '../../ui/Lamp.tsx';
import { DueText, useDueWords } from '../cases/DueText.tsx';

interface CaseLinksProps<Row extends CaseRow> {
  readonly rows: readonly Row[];
  /** How many there are, of which `rows` are the first. */
  readonly total: number;
  readonly label: string;
  /** The others are wanted: they are in `rows` some time later. */
  readonly onMore: () => void;
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

const MOST_AT_FIRST = TODAY_ROWS.first;
/** About as many as the window has room for: they are drawn first, the other first ones with the frame after. */
const IN_SIGHT = 12;

/** Whether what was drawn first has been on the screen. */
function useHasBeenDrawn(): boolean {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setDrawn(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return drawn;
}

/** A list of cases to open; arrows go from one to the next. Of a long one the beginning, the others on demand. */
export function CaseLinks<Row extends CaseRow>(props: CaseLinksProps<Row>): ReactNode {
  const { rows, total, label, onMore, note } = props;
  const { t } = useTranslation('today');
  const term = useTerms();
  const dueWords = useDueWords();
  const [length, setLength] = useState<'first' | 'whole'>('first');
  const list = useRef<HTMLUListElement>(null);
  const drawn = useHasBeenDrawn();
  const shown = length === 'whole' ? rows : rows.slice(0, drawn ? MOST_AT_FIRST : IN_SIGHT);
  const more = drawn ? Math.min(total, TODAY_ROWS.most) - shown.length : 0;
  const arrived = length === 'whole' && rows.length > MOST_AT_FIRST;
  useEffect(() => {
    // Where the button stood that was pressed, the first of the others is.
    if (arrived) list.current?.querySelectorAll('button')[MOST_AT_FIRST]?.focus();
  }, [arrived]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows are a short cut; every button is a tab stop
    <ul ref={list} className="case-links" aria-label={label} onKeyDown={moveBetweenCases}>
      {shown.map((row) => (
        <li key={row.id}>
          <button type="button" onClick={() => openCase(row.id)}>
            <span className="case-links-lamp">
              {row.lamp !== null && <LampMark lamp={row.lamp} word={term('lamp', row.lamp)} />}
            </span>
            <span className="case-links-name">
              <strong>{row.projectName ?? t('noProject')}</strong>
              <span className="soft">
                {term('matter', row.matter)} · {row.receiptNumber ?? t('noNumber')}
              </span>
              {note !== undefined && <span className="soft">{note(row)}</span>}
            </span>
            <span>{term('state', row.state)}</span>
            <span>{row.next === null ? null : <DueText next={row.next} form="short" words={dueWords} />}</span>
          </button>
        </li>
      ))}
      {more > 0 && (
        <li>
          <button
            type="button"
            className="case-links-more"
            onClick={() => {
              setLength('whole');
              onMore();
            }}
          >
            {t('more', { count: more })}
          </button>
        </li>
      )}
    </ul>
  );
}
