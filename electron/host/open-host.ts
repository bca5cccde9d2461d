import { existsSync } from 'node:fs';
import path from 'node:path';
import { createApplication, type Application } from '../services/application.ts';
import { prepareSample } from '../sample/prepare.ts';
import type { OpenOptions } from './data-folder.ts';
import { startHost, type Host } from './server.ts';

/** Folder of the built screens, seen from the bundle `dist/electron` (chunks lie one level deeper). */
export function screensFolder(): string {
  const here = import.meta.dirname;
  const found = [path.join(here, '..', 'renderer'), path.join(here, '..', '..', 'renderer')].find((folder) =>
    existsSync(path.join(folder, 'index.html')),
  );
  if (found === undefined) throw new Error('the screens are not built: run "npm run build"');
  return found;
}

/** Opens the application on its data folder and serves it on loopback. */
export async function openHost(
  options: OpenOptions,
  log: (line: string) => void,
): Promise<{ readonly application: Application; readonly host: Host; close(): Promise<void> }> {
  if (options.sample) await prepareSample(options.dataFolder, log);
  const application = await createApplication({
    dataFolder: options.dataFolder,
    host: 'browser',
    sample: options.sample,
  });
  const host = await startHost(application, { port: options.port, screens: screensFolder(), log });
  return {
    application,
    host,
    close: async () => {
      await host.close();
      await application.close();
    },
  };
}
