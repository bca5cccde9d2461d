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

/** The lines of a UTF-8 stream in batches, as they arrive; CR LF, a byte-order mark and a missing last LF are fine. */
export async function* lineBatches(input: AsyncIterable<string | Buffer>): AsyncGenerator<readonly string[]> {
  let rest = '';
  let first = true;
  for await (const text of decoded(input)) {
    const lines = (rest + (first ? text.replace(/^\uFEFF/, '') : text)).split('\n');
    if (text !== '') first = false;
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  }
  if (rest !== '') yield [rest.endsWith('\r') ? rest.slice(0, -1) : rest];
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
