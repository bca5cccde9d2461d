import type { ReactNode } from 'react';

/** One labelled field; `half` fields share a row in pairs. */
export interface Field {
  readonly label: string;
  readonly value: ReactNode;
  readonly width?: 'full' | 'half';
}

function rowsOf(fields: readonly Field[]): readonly (readonly Field[])[] {
  const rows: Field[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    if (field.width === 'half' && last?.length === 1 && last[0]?.width === 'half') last.push(field);
    else rows.push([field]);
  }
  return rows;
}

/** Ruled table of labelled fields, four columns wide. */
export function FieldTable({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <table className="fields">
      <colgroup>
        <col className="label" />
        <col className="value" />
        <col className="label" />
        <col className="value" />
      </colgroup>
      <tbody>
        {rowsOf(fields).map((row) => (
          <tr key={row.map((field) => field.label).join()}>
            {row.map((field) => [
              <th key={`${field.label}-label`} scope="row">
                {field.label}
              </th>,
              <td key={field.label} colSpan={row.length === 1 ? 3 : 1}>
                {field.value}
              </td>,
            ])}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
