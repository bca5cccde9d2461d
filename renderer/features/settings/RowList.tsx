import type { KeyboardEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import { stepInList } from './sections.ts';

export interface ListColumn<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
}

interface RowListProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What opens the row: its name. */
  readonly nameHead: string;
  readonly nameOf: (row: Row) => string;
  readonly columns: readonly ListColumn<Row>[];
  readonly className: (row: Row) => string | undefined;
  readonly onOpen: (row: Row) => void;
}

/** A short table: arrows go from row to row, Enter opens one. */
export function RowList<Row>(props: RowListProps<Row>): ReactNode {
  const { caption, rows, keyOf, nameHead, nameOf, columns, className, onOpen } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [at, setAt] = useState(0);
  const current = Math.min(at, rows.length - 1);
  const press = (event: KeyboardEvent, index: number) => {
    const next = stepInList(event.key, index, rows.length);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    body.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <table className="settings-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{nameHead}</th>
          {columns.map((column) => (
            <th key={column.head} scope="col">
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, index) => (
          <tr key={keyOf(row)} className={className(row)}>
            <th scope="row">
              <button
                type="button"
                className="settings-row"
                tabIndex={index === current ? 0 : -1}
                onFocus={() => setAt(index)}
                onKeyDown={(event) => press(event, index)}
                onClick={() => onOpen(row)}
              >
                {nameOf(row)}
              </button>
            </th>
            {columns.map((column) => (
              <td key={column.head}>{column.cell(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
