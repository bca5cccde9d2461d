import { LEDGER_PIECE_BYTES } from '../../../shared/contract/ledger.ts';
import { client } from '../../bridge/client.ts';

/** Base64 of bytes, taken in steps a function call can hold. */
function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 32_768) {
    text += String.fromCharCode(...bytes.subarray(from, from + 32_768));
  }
  return window.btoa(text);
}

/** Hands a file to the program in pieces. @returns the id under which it lies there */
export async function sendFile(file: File, onProgress: (done: number) => void): Promise<string> {
  const { fileId } = await client.ledger.begin({ name: file.name, bytes: file.size });
  for (let offset = 0; offset < file.size; offset += LEDGER_PIECE_BYTES) {
    const piece = new Uint8Array(await file.slice(offset, offset + LEDGER_PIECE_BYTES).arrayBuffer());
    await client.ledger.add({ fileId, offset, data: base64Of(piece) });
    onProgress(offset + piece.length);
  }
  return fileId;
}
