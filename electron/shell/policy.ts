/**
 * Security decisions of the shell as pure functions. Everything not named here is denied.
 */

/** The scheme and host under which the screens are served; nothing else is ever loaded. */
export const APP_ORIGIN = 'app://fire-window';
export const APP_URL = `${APP_ORIGIN}/index.html`;

/** Is this address one of our own screens? Compares parsed parts: `app://fire-window.evil/` is not ours. */
export function isOurUrl(url: string): boolean {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return false;
  }
  return (
    parsed.protocol === 'app:' && parsed.host === 'fire-window' && parsed.username === '' && parsed.password === ''
  );
}

/** May a frame be given the port to the program? Only the top frame of one of our windows, showing our own page. */
export function isTrustedSender(sender: {
  readonly url: string;
  readonly isTopFrame: boolean;
  readonly windowIsOurs: boolean;
}): boolean {
  return sender.windowIsOurs && sender.isTopFrame && isOurUrl(sender.url);
}

/** The first monitor that is not the counter's own; null when there is one monitor only. */
export function otherScreen<Screen extends { readonly id: number }>(
  screens: readonly Screen[],
  ownId: number,
): Screen | null {
  return screens.find(({ id }) => id !== ownId) ?? null;
}

/**
 * May the page save this? Only what it made itself (`blob:` of our own page), and only as a spreadsheet: exports of lists.
 *
 * @example isOwnExport('blob:app://fire-window/0f-1', '案件一览.xlsx') // true
 */
export function isOwnExport(url: string, fileName: string): boolean {
  return url.startsWith(`blob:${APP_ORIGIN}/`) && /^[^/\\]+\.(xlsx|csv)$/.test(fileName);
}

/** Switches that would turn the packaged program into a general-purpose runtime or open it to a debugger. */
const FORBIDDEN_SWITCHES = [
  'inspect',
  'inspect-brk',
  'inspect-port',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'js-flags',
  'no-sandbox',
  'disable-web-security',
];

/** The first forbidden switch on a packaged program's command line, or null. */
export function forbiddenSwitch(args: readonly string[]): string | null {
  for (const word of args) {
    const name = /^--([a-z-]+)/.exec(word)?.[1];
    if (name !== undefined && FORBIDDEN_SWITCHES.includes(name)) return name;
  }
  return null;
}
