import readXlsxFile from 'read-excel-file/universal';
import { parseCsv } from '../../electron/documents/spreadsheets/csv-read.ts';
import type { ExportQuery, ExportWords } from '../../shared/contract/exports.ts';
import { exportColumns, type ExportFormat, type ExportList } from '../../shared/exports/lists.ts';
import type { TestOffice } from './app-support.ts';

/** Words that are the codes themselves, so that a test of the services reads codes. */
export function plainWords(list: ExportList): ExportWords {
  const columns = Object.fromEntries(exportColumns(list).map(({ key }) => [key, key]));
  return { title: list, columns, terms: { matter: { 'design-review': '消防设计审查' } }, provisional: '（暂定）' };
}

type Client = ReturnType<TestOffice['window']>;

/** The file a window gets, with the number of rows it was told. */
export async function exported(
  client: Client,
  query: ExportQuery,
  format: ExportFormat,
  words = plainWords(query.list),
) {
  const pieces: Buffer[] = [];
  let rows = -1;
  for await (const step of await client.exports.make({ query, format, words })) {
    if (step.kind === 'piece') pieces.push(Buffer.from(step.data, 'base64'));
    if (step.kind === 'done') rows = step.rows;
  }
  return { rows, file: Buffer.concat(pieces) };
}

/** The lines of a list's CSV file by column; empty fields left out. */
export async function linesOf(client: Client, query: ExportQuery) {
  const { file } = await exported(client, query, 'csv');
  const [head = [], ...records] = parseCsv(file.toString('utf8')).map(({ values }) => values);
  return records.map((values) =>
    Object.fromEntries(
      head.flatMap((key, index) => {
        const text = values[index] ?? '';
        return text === '' ? [] : [[key, text]];
      }),
    ),
  );
}

/** The cells of an xlsx file by an independent reader. */
export async function cellsOf(file: Buffer) {
  const [sheet] = await readXlsxFile(new Blob([new Uint8Array(file)]));
  return sheet?.data ?? [];
}
