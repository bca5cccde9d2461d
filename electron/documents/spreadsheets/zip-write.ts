import { crc32, createDeflateRaw } from 'node:zlib';

/** One file of a zip archive; its text comes in pieces, so that a long one never lies whole in memory. */
export interface ZipContent {
  readonly name: string;
  readonly pieces: Iterable<string> | AsyncIterable<string>;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATED = 8;
/** 1980-01-01, the first day a zip archive knows: the same content gives the same bytes whenever it is written. */
const DATE = 0x21;

interface Packed {
  readonly name: Buffer;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
}

async function pack(content: ZipContent): Promise<{ readonly head: Packed; readonly chunks: readonly Buffer[] }> {
  const deflate = createDeflateRaw();
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    deflate.on('data', (chunk: Buffer) => chunks.push(chunk));
    deflate.once('end', resolve);
    deflate.once('error', reject);
  });
  let crc = 0;
  let bytes = 0;
  for await (const piece of content.pieces) {
    const data = Buffer.from(piece, 'utf8');
    crc = crc32(data, crc);
    bytes += data.length;
    if (!deflate.write(data)) await new Promise((resolve) => deflate.once('drain', resolve));
  }
  deflate.end();
  await ended;
  const packedBytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return { head: { name: Buffer.from(content.name, 'utf8'), crc, packedBytes, bytes }, chunks };
}

/** Fields that the local and the central header have in common. */
function common({ crc, packedBytes, bytes, name }: Packed): Buffer {
  const buffer = Buffer.alloc(26);
  buffer.writeUInt16LE(VERSION, 0);
  buffer.writeUInt16LE(FLAGS, 2);
  buffer.writeUInt16LE(DEFLATED, 4);
  buffer.writeUInt16LE(DATE, 8);
  buffer.writeUInt32LE(crc, 10);
  buffer.writeUInt32LE(packedBytes, 14);
  buffer.writeUInt32LE(bytes, 18);
  buffer.writeUInt16LE(name.length, 22);
  return buffer;
}

function signature(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

/** A zip archive, piece by piece; the same contents give the same bytes. Below 4 GB and 65,535 files. */
export async function* writeZip(contents: Iterable<ZipContent> | AsyncIterable<ZipContent>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  let files = 0;
  for await (const content of contents) {
    const { head, chunks } = await pack(content);
    const local = Buffer.concat([signature(LOCAL), common(head), head.name]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const version = Buffer.alloc(2);
    version.writeUInt16LE(VERSION);
    directory.push(Buffer.concat([signature(CENTRAL), version, common(head), rest, head.name]));
    yield local;
    yield* chunks;
    offset += local.length + head.packedBytes;
    files += 1;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  yield listed;
  yield end;
}
