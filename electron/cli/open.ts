import path from 'node:path';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import { hasDisplay, openBrowserWindow } from '../host/browser-window.ts';
import { readOpenOptions, thisMachine } from '../host/data-folder.ts';
import { openHost } from '../host/open-host.ts';
import type { CliIo } from './io.ts';
import { untilStopped } from './until-stopped.ts';

/** `open`: loopback host plus a browser window in app mode; without display or browser it prints the address. */
export async function openCommand(io: CliIo): Promise<number> {
  const options = readOpenOptions(io.args, shanghaiDate(new Date().toISOString()));
  const opened = await openHost(options, (line) => io.stderr.write(`${line}\n`));
  const address = `${opened.host.url}#token=${opened.host.issueToken()}`;
  const machine = thisMachine();
  const window = hasDisplay(machine)
    ? openBrowserWindow(address, path.join(options.dataFolder, 'browser-profile'), machine)
    : null;
  if (window === null) {
    const why = hasDisplay(machine) ? 'no Chromium, Chrome or Edge was found' : 'there is no display';
    io.stderr.write(`fire-window: ${why}; open this address (valid once, for ten minutes), Ctrl+C ends the program:\n`);
    io.stdout.write(`${address}\n`);
    await untilStopped();
  } else {
    io.stderr.write(
      `fire-window: opened in ${window.browser} on the loopback host; closing the window ends the program.\n`,
    );
    await Promise.race([untilStopped(), new Promise((resolve) => window.child.once('exit', resolve))]);
    window.child.kill();
  }
  await opened.close();
  return 0;
}
