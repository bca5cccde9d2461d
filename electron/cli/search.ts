import { stat } from 'node:fs/promises';
import path from 'node:path';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import { createPaperRenderer } from '../documents/render.ts';
import { readOpenOptions, UsageError } from '../host/data-folder.ts';
import { createApplication } from '../services/application.ts';
import { DATABASE_FILE } from '../services/files.ts';
import { searchHits } from '../services/search.ts';
import { searchPage, type SearchPage, type SearchPlace } from '../storage/repositories/search.ts';
import { writeAll, type CliIo } from './io.ts';

const PER_PAGE = 100;
const MOST_WORDS = 100;

/** Splits what is sought from the options. @throws UsageError */
function readWords(args: readonly string[]): {
  readonly text: string;
  readonly limit: number;
  readonly others: string[];
} {
  const others: string[] = [];
  const words: string[] = [];
  let limit = Number.POSITIVE_INFINITY;
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    const value = args[at + 1] ?? '';
    if (word === '--limit') {
      if (!/^[1-9]\d{0,8}$/u.test(value)) throw new UsageError(`--limit takes a whole number from 1 on, not ${value}`);
      limit = Number(value);
      at += 1;
    } else if (word === '--data') {
      others.push(word, value);
      at += 1;
    } else if (word.startsWith('--')) others.push(word);
    else words.push(word);
  }
  const text = words.join(' ').trim();
  if (text === '') throw new UsageError('search needs a text');
  if (text.length > MOST_WORDS) throw new UsageError(`search takes ${MOST_WORDS} characters at most`);
  return { text, limit, others };
}

/**
 * `search --data DIR TEXT [--limit N]`: one JSON line for each case that holds every word of the text, in the order of the
 * screen: exact number, beginning, newest. Phone numbers stay masked.
 *
 * @returns 0 when something was found, else 1.
 * @throws UsageError without `--data` or text, or when there is no database in the folder
 */
export async function searchCommand(io: CliIo): Promise<number> {
  if (!io.args.includes('--data')) throw new UsageError('search needs --data DIR');
  const { text, limit, others } = readWords(io.args);
  const { dataFolder } = readOpenOptions(others, shanghaiDate(new Date().toISOString()));
  const file = await stat(path.join(dataFolder, DATABASE_FILE)).catch(() => null);
  if (file === null) throw new UsageError(`there is no database in ${dataFolder}`);
  const app = await createApplication({ dataFolder, host: 'browser', renderPaper: createPaperRenderer() });
  let written = 0;
  try {
    for (let place: SearchPlace | null = null; ;) {
      const wanted = Math.min(PER_PAGE, limit - written);
      const page: SearchPage = await searchPage(app.context.read, text, { place, limit: wanted });
      const hits = await searchHits(app.context, page.ids, text);
      const lines = hits.map(({ case: row, matches }) => {
        const { id, matter, state, receiptNumber, applicantName, projectName, address, receivedOn, lamp } = row;
        const found = { id, matter, state, receiptNumber, applicantName, projectName, address, receivedOn, lamp };
        return JSON.stringify({ ...found, matches });
      });
      if (lines.length > 0) await writeAll(io.stdout, `${lines.join('\n')}\n`);
      written += lines.length;
      if (page.next === null || written >= limit) return written > 0 ? 0 : 1;
      place = page.next;
    }
  } finally {
    await app.close();
  }
}
