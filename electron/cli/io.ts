/** What a command writes to; a process stream, or a collector in tests. */
export interface CliOutput {
  write(text: string): unknown;
  once?(event: 'drain', listener: () => void): unknown;
}

/** Everything a command may touch: no command reads `process` itself. */
export interface CliIo {
  /** Arguments after the command's name. */
  readonly args: readonly string[];
  readonly stdin: AsyncIterable<string | Buffer>;
  readonly stdout: CliOutput;
  readonly stderr: CliOutput;
}

/** Longest line or text read from standard input, in characters. */
export const MAX_INPUT_CHARACTERS = 4_000_000;

/** Writes and, where the other side is slow, waits until it has caught up. */
export async function writeAll(output: CliOutput, text: string): Promise<void> {
  if (output.write(text) !== false || output.once === undefined) return;
  await new Promise<void>((resolve) => {
    output.once?.('drain', resolve);
  });
}

async function* decoded(input: AsyncIterable<string | Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of input) {
    yield typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

/** Stands for a line longer than `MAX_INPUT_CHARACTERS`; it is no JSON, so it is answered as a bad line. */
const TOO_LONG = '(line too long)';

/**
 * The lines of a UTF-8 stream in batches, as they arrive; CR LF, a byte-order mark and a missing last LF are fine. A
 * line without end is not kept in memory: it comes out as `(line too long)`.
 */
export async function* lineBatches(input: AsyncIterable<string | Buffer>): AsyncGenerator<readonly string[]> {
  let pieces: string[] = [];
  let length = 0;
  let first = true;
  const take = (piece: string): void => {
    length += piece.length;
    if (length <= MAX_INPUT_CHARACTERS) pieces.push(piece);
    else pieces = [];
  };
  const finish = (): string => {
    const line = length > MAX_INPUT_CHARACTERS ? TOO_LONG : pieces.join('');
    pieces = [];
    length = 0;
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  };
  for await (const text of decoded(input)) {
    const parts = (first ? text.replace(/^\uFEFF/, '') : text).split('\n');
    if (text !== '') first = false;
    const last = parts.pop() ?? '';
    if (parts.length > 0) {
      yield parts.map((part) => {
        take(part);
        return finish();
      });
    }
    take(last);
  }
  if (length > 0) yield [finish()];
}

/** The whole standard input as text; throws RangeError beyond `MAX_INPUT_CHARACTERS`. */
export async function readAll(input: AsyncIterable<string | Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of decoded(input)) {
    text += chunk;
    if (text.length > MAX_INPUT_CHARACTERS) throw new RangeError('The input is too long.');
  }
  return text.replace(/^\uFEFF/, '');
}
