import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { TABLE_LIMITS, TableRefusedError } from './table.ts';

/** A file inside a zip archive, as the archive's own list describes it. */
interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
  readonly isEncrypted: boolean;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const IN_ZIP64 = 0xffffffff;
const MOST_FILES = 5_000;

function damaged(detail: string): TableRefusedError {
  return new TableRefusedError('damaged', detail);
}

function endOf(file: Buffer): number {
  const lowest = Math.max(0, file.length - END_BYTES - LONGEST_COMMENT);
  for (let at = file.length - END_BYTES; at >= lowest; at -= 1) if (file.readUInt32LE(at) === END) return at;
  throw damaged('no list of files');
}

function entriesOf(file: Buffer): readonly ZipEntry[] {
  const end = endOf(file);
  const files = file.readUInt16LE(end + 10);
  if (files > MOST_FILES) throw damaged(`${files} files`);
  const entries: ZipEntry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let count = 0; count < files; count += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== CENTRAL) throw damaged('list of files');
    const nameBytes = file.readUInt16LE(at + 28);
    const bytes = file.readUInt32LE(at + 24);
    const packedBytes = file.readUInt32LE(at + 20);
    if (bytes === IN_ZIP64 || packedBytes === IN_ZIP64) throw new TableRefusedError('unpacks-too-large', '4 GB');
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameBytes).replaceAll('\\', '/'),
      method: file.readUInt16LE(at + 10),
      packedBytes,
      bytes,
      offset: file.readUInt32LE(at + 42),
      isEncrypted: (file.readUInt16LE(at + 8) & 1) === 1,
    });
    at += 46 + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * A zip archive whose files are unpacked piece by piece and counted while they are: never more than the limit comes out
 * of it, whatever its list says of their sizes.
 */
export class ZipArchive {
  private readonly file: Buffer;
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  private unpacked = 0;

  /** @throws TableRefusedError damaged, unpacks-too-large */
  constructor(file: Buffer) {
    this.file = file;
    try {
      this.entries = new Map(entriesOf(file).map((entry) => [entry.name.replace(/^\//, ''), entry]));
    } catch (error) {
      // A number that points beyond the end of the file.
      if (error instanceof RangeError) throw damaged('list of files');
      throw error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Whether any file's name begins so. */
  hasFolder(folder: string): boolean {
    return [...this.entries.keys()].some((name) => name.startsWith(folder));
  }

  /** The bytes of a file, piece by piece. @throws TableRefusedError damaged, unpacks-too-large, password-protected */
  async *bytesOf(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw damaged(name);
    if (entry.isEncrypted) throw new TableRefusedError('password-protected', name);
    this.refuseBeyond(entry.bytes);
    let bytes = 0;
    for await (const piece of this.inflated(entry)) {
      bytes += piece.length;
      this.unpacked += piece.length;
      // More than its list says: the list lies.
      if (bytes > entry.bytes) throw damaged(name);
      yield piece;
    }
  }

  /** The same as text; UTF-8, as every part of an xlsx file is. */
  async *textOf(name: string): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8');
    for await (const piece of this.bytesOf(name)) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
  }

  private refuseBeyond(more: number): void {
    const limit = TABLE_LIMITS.unpackedBytes;
    if (this.unpacked + more > limit) throw new TableRefusedError('unpacks-too-large', `${limit >> 20} MB`);
  }

  private async *inflated(entry: ZipEntry): AsyncGenerator<Buffer> {
    const { file } = this;
    const { offset, packedBytes, method, name } = entry;
    if (offset + 30 > file.length || file.readUInt32LE(offset) !== LOCAL) throw damaged(name);
    const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
    if (start + packedBytes > file.length) throw damaged(name);
    const packed = file.subarray(start, start + packedBytes);
    if (method === 0) {
      yield packed;
      return;
    }
    if (method !== 8) throw damaged(`${name}: method ${method}`);
    const inflate = createInflateRaw();
    Readable.from([packed]).pipe(inflate);
    try {
      for await (const piece of inflate as AsyncIterable<Buffer>) yield piece;
    } catch (error) {
      throw error instanceof TableRefusedError ? error : damaged(name);
    }
  }
}
