import type { ExportQuery, ExportWords } from '../../shared/contract/exports.ts';
import type { ExportFormat } from '../../shared/exports/lists.ts';
import { client } from './client.ts';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
};
/** How long the browser may take to read what it saves, in milliseconds. */
const KEEP_MILLISECONDS = 60_000;

/** Bytes of a base64 text. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = window.atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** Hands a file to the person: the browser or Electron asks where it goes. */
/** Hands a file to the browser, which puts it where downloads go. */
export function saveFile(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), KEEP_MILLISECONDS);
}

/** @example fileNameOf('案件一览', '2026-09-18', 'xlsx') // '案件一览_2026-09-18.xlsx' */
export function fileNameOf(title: string, today: string, format: ExportFormat): string {
  return `${title.replaceAll(/[\\/:*?"<>|]/g, '-')}_${today}.${format}`;
}

interface ExportOrder {
  readonly query: ExportQuery;
  readonly format: ExportFormat;
  readonly words: ExportWords;
  readonly name: string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Has a list made into a file and saves it.
 *
 * @returns how many rows it holds.
 * @throws what the procedure refuses; nothing is saved then, nor after the signal
 */
export async function exportFile({ query, format, words, name, signal, onProgress }: ExportOrder): Promise<number> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let rows: number | null = null;
  for await (const step of await client.exports.make({ query, format, words }, { signal })) {
    if (step.kind === 'rows') onProgress(step.done, step.total);
    else if (step.kind === 'piece') pieces.push(bytesOf(step.data));
    else rows = step.rows;
  }
  signal.throwIfAborted();
  if (rows === null) throw new TypeError('the export ended before its file was whole');
  saveFile(name, new Blob(pieces, { type: TYPES[format] }));
  return rows;
}
