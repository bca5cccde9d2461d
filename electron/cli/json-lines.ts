import { lineBatches, writeAll } from './io.ts';
import type { CliIo } from './io.ts';

/** What is wrong with one line: a code to act on, a sentence, and the field (dotted; empty = the whole line). */
export interface LineError {
  readonly code: string;
  readonly message: string;
  readonly path: string;
}

export interface ErrorAnswer {
  readonly error: LineError;
}

/** Answers are written in pieces of about this many characters. */
const OUTPUT_CHARACTERS = 1 << 18;

/**
 * Reads JSON Lines, answers each with one line of JSON in order, and writes nothing else to standard output. Blank lines are
 * skipped; a bad line gets `{"error": ...}` and the others are answered all the same.
 *
 * @param answer turns one line into its answer; it must not throw for bad input.
 * @returns exit status: 0, or 2 when any line was bad.
 */
export async function answerLines(io: CliIo, answer: (line: string) => object): Promise<0 | 2> {
  let status: 0 | 2 = 0;
  let output = '';
  for await (const lines of lineBatches(io.stdin)) {
    for (const line of lines) {
      if (line.trim() === '') continue;
      const answered = answer(line);
      if ('error' in answered) status = 2;
      output += `${JSON.stringify(answered)}\n`;
      if (output.length > OUTPUT_CHARACTERS) {
        await writeAll(io.stdout, output);
        output = '';
      }
    }
  }
  if (output !== '') await writeAll(io.stdout, output);
  return status;
}
