import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createPaperRenderer } from '../../electron/documents/render.ts';
import { screensFolder } from '../../electron/host/screens-folder.ts';
import { startHost } from '../../electron/host/server.ts';
import { createApplication } from '../../electron/services/application.ts';

/**
 * The real application on the real loopback host, with one difference: the clock is set by the test, because the
 * worked cases have literal dates. Commands on standard input, one JSON object a line: {"now": instant} | {"token": true}.
 */
const { values } = parseArgs({ options: { data: { type: 'string' }, now: { type: 'string' } } });
let base = Date.parse(values.now ?? '');
let since = performance.now();
const application = await createApplication({
  dataFolder: values.data ?? '',
  host: 'browser',
  now: () => new Date(base + performance.now() - since),
  renderPaper: createPaperRenderer(),
});
const host = await startHost(application, {
  port: 0,
  screens: screensFolder(),
  log: (line) => process.stderr.write(`${line}\n`),
});
const say = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};
say({ url: host.url, token: host.issueToken() });
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line) as { now?: string; token?: true };
  if (command.now !== undefined) {
    base = Date.parse(command.now);
    since = performance.now();
  }
  say({ token: command.token === true ? host.issueToken() : null });
}
await host.close();
await application.close();
