import { openApplication } from '../sample/open-application.ts';
import type { Application } from '../services/application.ts';
import { settleDamage } from '../services/damage.ts';
import type { OpenOptions } from './data-folder.ts';
import { screensFolder } from './screens-folder.ts';
import { startHost, type Host } from './server.ts';

/** Opens the application on its data folder and serves it on loopback. */
export async function openHost(
  options: OpenOptions,
  log: (line: string) => void,
): Promise<{ readonly application: Application; readonly host: Host; close(): Promise<void> }> {
  await settleDamage(options.dataFolder, options.damageChoice, new Date());
  const application = await openApplication(options, 'browser', log);
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
