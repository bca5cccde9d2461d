import { protocol, type Protocol, type Session } from 'electron';
import { readScreenFile } from '../host/screens.ts';
import { isOurUrl, isOwnExport } from './policy.ts';

/** Must run before the app is ready: makes `app://` a standard, secure origin of its own. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built screens under `app://fire-window/`. */
export function serveScreens(target: Pick<Protocol, 'handle'>, folder: string): void {
  target.handle('app', async (request) => {
    if (!isOurUrl(request.url) || request.method !== 'GET') return new Response('not found', { status: 404 });
    const file = await readScreenFile(folder, new URL(request.url).pathname);
    return new Response(Buffer.from(file.body), { status: file.status, headers: { ...file.headers } });
  });
}

/** Denies every permission, device, foreign request and, but for exports of our own, every download of a session. */
export function lockDown(
  session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'webRequest' | 'on'
  >,
): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    // `devtools:` appears in unpackaged runs only; `blob:` and `data:` are the page's own (paper preview, images).
    const own = isOurUrl(details.url) || /^(blob:app:\/\/fire-window|data:image\/|devtools:)/.test(details.url);
    answer({ cancel: !own });
  });
  session.on('will-download', (event, item) => {
    // What passes is saved where the person says: Electron asks by itself.
    if (!isOwnExport(item.getURL(), item.getFilename())) event.preventDefault();
  });
}
