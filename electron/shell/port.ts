import { ipcMain, MessageChannelMain, type IpcMain, type IpcMainEvent } from 'electron';
import type { RPCHandler } from '@orpc/server/message-port';
import type { ClientSession } from '../services/context.ts';
import { isTrustedSender } from './policy.ts';

/** Channel on which the preload asks for, and receives, the page's port. */
export const PORT_CHANNEL = 'fire-window:port';

interface PortOptions {
  /** What a window's port serves; null = none of our windows: print windows and strangers get no port. */
  readonly handlerFor: (event: IpcMainEvent) => RPCHandler<{ client: ClientSession }> | null;
  readonly openClient: () => ClientSession;
  readonly closeClient: (client: ClientSession) => void;
  readonly log: (line: string) => void;
}

/**
 * Hands every trusted page one port to the program. Checked at hand-over: sender window, top frame, origin; a page that
 * reloads gets a new port and a new, signed-out session.
 */
export function offerPorts(options: PortOptions, ipc: Pick<IpcMain, 'on'> = ipcMain): void {
  ipc.on(PORT_CHANNEL, (event) => {
    const frame = event.senderFrame;
    const handler = options.handlerFor(event);
    const trusted = isTrustedSender({
      url: frame?.url ?? '',
      isTopFrame: frame !== null && frame.parent === null,
      windowIsOurs: handler !== null,
    });
    if (!trusted || frame === null || handler === null) {
      options.log(`shell: refused a port to ${frame?.url ?? 'a closed frame'}`);
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    const client = options.openClient();
    handler.upgrade(port1, { context: { client } });
    port1.on('close', () => options.closeClient(client));
    port1.start();
    frame.postMessage(PORT_CHANNEL, null, [port2]);
  });
}
