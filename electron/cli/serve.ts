import { shanghaiDate } from '../../shared/dates/civil.ts';
import { readOpenOptions, UsageError } from '../host/data-folder.ts';
import { openHost } from '../host/open-host.ts';
import type { CliIo } from './io.ts';
import { untilStopped } from './until-stopped.ts';

/** `serve --data DIR --port N`: the loopback host without a window; one JSON line names address and one-time token. */
export async function serveCommand(io: CliIo): Promise<number> {
  if (!io.args.includes('--data')) throw new UsageError('serve needs --data DIR');
  const options = readOpenOptions(io.args, shanghaiDate(new Date().toISOString()));
  const opened = await openHost(options, (line) => io.stderr.write(`${line}\n`));
  io.stdout.write(`${JSON.stringify({ url: opened.host.url, token: opened.host.issueToken() })}\n`);
  await untilStopped();
  await opened.close();
  return 0;
}
