import type { CliIo } from './cli/io.ts';
import { refusalBySystem } from './cli/system-errors.ts';

/** What the entry point hands to a command besides its words. */
export type CliStreams = Omit<CliIo, 'args'>;

const USAGE = `fire-window: npm run -s cli -- <command>

Pure (no database), JSON Lines in, JSON Lines out:
  due                                        clocks, due dates and traces of cases
  determine                                  which procedure a project needs, with the clause
  workdays add --from DATE --days N [--calendar FILE]
  workdays between --from DATE --to DATE [--calendar FILE]
  calendar day DATE                          what the day is and why
  calendar parse-notice --year YYYY          the text of a State Council notice on standard input

With data:
  open [--data DIR] [--sample] [--port N]    opens a browser window on the loopback host
       [--restore BACKUP | --start-empty]    settles a database that was found damaged
  serve --data DIR [--port N]                the loopback host alone; prints {"url","token"}
  sample --data DIR                          fills an empty database with both sample sources
  demo --data DIR [--cases N] [--seed S] [--as-of DATE]
                                             fills an empty database with ten years of an invented office
  calendar import --data DIR FILE [--year YYYY] [--kind notice|local] [--document TEXT]
                  [--accept --staff S0001 [--remark TEXT]]
                                             proposes a notice or local document; prints what it moves; signs it
  calendar diff --data DIR [--version N]     what the newest proposal would move
  search --data DIR TEXT [--limit N]         cases that hold every word, one JSON line each
  import --data DIR FILE [--dry-run] [--staff S0001]
                                             takes a ledger (xlsx, csv) over; one JSON line per problem; exit 1 when
                                             rows were left out, 2 when the file is refused and nothing was written
  export --data DIR --out DIR2               everything, for leaving: JSON lines per table, papers as HTML, sums
  report --data DIR --month YYYY-MM --out FILE.xlsx
                                             the monthly report as a workbook; frozen figures where the month is closed
  verify --data DIR                          replays everything and compares; exit 1 on any difference
`;

/**
 * Runs one command. Standard output carries answers only; what is told to people goes to standard error.
 * @returns the exit status: 0 done, 1 differences or failure, 2 bad input or usage.
 */
export async function runCli(words: readonly string[], streams: CliStreams): Promise<number> {
  const [command, ...args] = words;
  const io: CliIo = { ...streams, args };
  try {
    switch (command) {
      case 'due':
        return await (await import('./cli/due.ts')).dueCommand(io);
      case 'determine':
        return await (await import('./cli/determine.ts')).determineCommand(io);
      case 'workdays':
        return await (await import('./cli/workdays.ts')).workdaysCommand(io);
      case 'calendar':
        if (args[0] === 'import' || args[0] === 'diff')
          return await (await import('./cli/calendar-data.ts')).calendarDataCommand(io);
        return await (await import('./cli/workdays.ts')).calendarCommand(io);
      case 'open':
        return await (await import('./cli/open.ts')).openCommand(io);
      case 'serve':
        return await (await import('./cli/serve.ts')).serveCommand(io);
      case 'sample':
        return await (await import('./cli/sample.ts')).sampleCommand(io);
      case 'demo':
        return await (await import('./cli/demo.ts')).demoCommand(io);
      case 'search':
        return await (await import('./cli/search.ts')).searchCommand(io);
      case 'import':
        return await (await import('./cli/import.ts')).importCommand(io);
      case 'export':
        return await (await import('./cli/export.ts')).exportCommand(io);
      case 'report':
        return await (await import('./cli/report.ts')).reportCommand(io);
      case 'verify':
        return await (await import('./cli/verify.ts')).verifyCommand(io);
      default:
        streams.stderr.write(USAGE);
        return command === undefined || command === '--help' || command === 'help' ? 0 : 2;
    }
  } catch (error) {
    // Expected failures carry a sentence; anything else shows where it came from.
    const text =
      error instanceof Error
        ? (error.name === 'Error' || error.name === 'TypeError') && refusalBySystem(error) === null
          ? (error.stack ?? error.message)
          : error.message
        : String(error);
    streams.stderr.write(`fire-window: ${text}\n`);
    return error instanceof Error && error.name === 'UsageError' ? 2 : 1;
  }
}
