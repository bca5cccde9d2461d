import { describe, expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  cookieValue,
  fileInside,
  judgeRequest,
  sameSecret,
} from '../../electron/host/policy.ts';
import { defaultDataFolder, readOpenOptions } from '../../electron/host/data-folder.ts';
import { appModeArguments, browserCandidates, hasDisplay } from '../../electron/host/browser-window.ts';
import { forbiddenSwitch, isOurUrl, isTrustedSender } from '../../electron/shell/policy.ts';
import { pageSizeInches, pageSizeMicrons } from '../../electron/shell/print-geometry.ts';

const request = { method: 'POST', host: '127.0.0.1:4711', origin: 'http://127.0.0.1:4711', fetchSite: 'same-origin' };

describe('the loopback host answers its own page only', () => {
  test('a call from its own page passes', () => expect(judgeRequest(request, 4711)).toBeNull());
  test.each([
    ['a name that merely resolves here (DNS rebinding)', { ...request, host: 'rebound.example:4711' }, 421],
    ['no host name', { ...request, host: undefined }, 421],
    ['another port of this machine', { ...request, host: '127.0.0.1:4712' }, 421],
    ['a page of another site', { ...request, origin: 'https://elsewhere.example' }, 403],
    ['a page on another port of this machine', { ...request, origin: 'http://127.0.0.1:9000' }, 403],
    ['a sandboxed page without origin', { ...request, origin: 'null' }, 403],
    ['a cross-site request without an origin', { ...request, origin: undefined, fetchSite: 'cross-site' }, 403],
    ['another method', { ...request, method: 'PUT' }, 405],
  ])('%s is refused', (_name, tried, status) => expect(judgeRequest(tried, 4711)?.status).toBe(status));

  test.each([
    ['/index.html', '/screens/index.html'],
    ['/', '/screens/index.html'],
    ['/assets/a.js', '/screens/assets/a.js'],
    ['/../secret', null],
    ['/%2e%2e/secret', null],
    ['/..%2fsecret', null],
    ['/..\\secret', null],
    ['/a%00.js', null],
    ['/%E0%A4%A', null],
    ['/../screens-evil/x.js', null],
  ])('the path %s names %s', (urlPath, file) => expect(fileInside('/screens', urlPath)).toBe(file));

  test('secrets are compared whole', () => {
    expect(sameSecret('abc', 'abc')).toBe(true);
    expect(sameSecret('abc', 'abd')).toBe(false);
    expect(sameSecret('abc', 'abcd')).toBe(false);
  });
  test('a cookie is found by its exact name', () => {
    expect(cookieValue('x-fire-window=1; fire-window=a=b', 'fire-window')).toBe('a=b');
    expect(cookieValue(undefined, 'fire-window')).toBeNull();
  });
  test('the page may run nothing inline without its nonce', () => {
    const policy = contentSecurityPolicy('N');
    expect(policy).toContain("script-src 'self' 'nonce-N';");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("default-src 'none'");
  });
});

describe('the shell trusts its own top frame only', () => {
  test.each([
    ['app://fire-window/index.html', true],
    ['app://fire-window/assets/a.js?x#y', true],
    ['app://fire-window.evil/index.html', false],
    ['app://user@fire-window/', false],
    ['https://fire-window/', false],
    ['file:///index.html', false],
    ['javascript:alert(1)', false],
    ['', false],
  ])('%s: ours = %s', (url, ours) => expect(isOurUrl(url)).toBe(ours));

  const sender = { url: 'app://fire-window/index.html', isTopFrame: true, windowIsOurs: true };
  test('our page in our window gets its port', () => expect(isTrustedSender(sender)).toBe(true));
  test.each([
    ['a frame inside our page', { ...sender, isTopFrame: false }],
    ['a print window', { ...sender, windowIsOurs: false }],
    ['a foreign page', { ...sender, url: 'https://elsewhere.example' }],
  ])('%s gets none', (_name, tried) => expect(isTrustedSender(tried)).toBe(false));

  test.each([
    [['--inspect=9229'], 'inspect'],
    [['--data', 'x', '--remote-debugging-port=1'], 'remote-debugging-port'],
    [['--no-sandbox'], 'no-sandbox'],
    [['--data', 'x', '--sample'], null],
  ])('command line %j: forbidden = %s', (args, name) => expect(forbiddenSwitch(args)).toBe(name));
});

describe('a paper is printed on its own size', () => {
  test('A4 is 210 x 297 mm in microns, 8.27 x 11.69 in', () => {
    expect(pageSizeMicrons('A4', 5000)).toEqual({ width: 210_000, height: 297_000 });
    expect(pageSizeInches('A4', 0).width).toBeCloseTo(8.2677, 3);
    expect(pageSizeInches('A4', 0).height).toBeCloseTo(11.6929, 3);
    expect(pageSizeMicrons('A5', 5000)).toEqual({ width: 148_000, height: 210_000 });
  });
  test('a slip of 960 pixels is ten inches and the feed long', () =>
    expect(pageSizeMicrons('80mm', 960)).toEqual({ width: 80_000, height: 262_000 }));
  test('an empty slip keeps a length that can be torn off', () =>
    expect(pageSizeMicrons('80mm', 0).height).toBe(40_000));
});

describe('where the data lie', () => {
  test.each([
    [
      { platform: 'win32', home: 'C:\\Users\\a', env: { APPDATA: 'C:\\Users\\a\\AppData\\Roaming' } },
      'C:\\Users\\a\\AppData\\Roaming\\fire-window',
    ],
    [{ platform: 'win32', home: 'C:\\Users\\a', env: {} }, 'C:\\Users\\a\\AppData\\Roaming\\fire-window'],
    [{ platform: 'darwin', home: '/Users/a', env: {} }, '/Users/a/Library/Application Support/fire-window'],
    [{ platform: 'linux', home: '/u', env: {} }, '/u/.local/share/fire-window'],
    [{ platform: 'linux', home: '/u', env: { XDG_DATA_HOME: '/data' } }, '/data/fire-window'],
  ] as const)('%j', (machine, folder) => expect(defaultDataFolder(machine)).toBe(folder));

  const machine = { platform: 'linux', home: '/u', env: {} } as const;
  test('the sample never touches the real data', () =>
    expect(readOpenOptions(['--sample'], '2026-11-21', machine).dataFolder).toBe(
      '/u/.local/share/fire-window/sample/2026-11-21',
    ));
  test('--data is taken as given, also for the sample', () =>
    expect(readOpenOptions(['--sample', '--data', '/d'], '2026-11-21', machine)).toEqual({
      dataFolder: '/d',
      sample: true,
      port: 0,
      damageChoice: null,
    }));
  test.each([[['--data']], [['--data', '--sample']], [['--port', 'x']], [['--port', '70000']], [['--unknown']]])(
    '%j is refused',
    (args) => expect(() => readOpenOptions(args, '2026-11-21', machine)).toThrow(/--/),
  );
});

describe('the browser window', () => {
  test('is looked for where Windows installs browsers', () =>
    expect(browserCandidates({ platform: 'win32', home: '', env: { PROGRAMFILES: 'C:\\P' } })).toContain(
      'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe',
    ));
  test('a browser named by the person comes first', () =>
    expect(
      browserCandidates({ platform: 'linux', home: '', env: { FIRE_WINDOW_BROWSER: '/opt/b', PATH: '/bin' } })[0],
    ).toBe('/opt/b'));
  test('loses its sandbox only as root', () => {
    expect(appModeArguments({ url: 'u', profile: 'p', asRoot: 'user' })).not.toContain('--no-sandbox');
    expect(appModeArguments({ url: 'u', profile: 'p', asRoot: 'root' })).toContain('--no-sandbox');
  });
  test('needs a display on Linux', () => {
    expect(hasDisplay({ platform: 'linux', home: '', env: {} })).toBe(false);
    expect(hasDisplay({ platform: 'linux', home: '', env: { DISPLAY: ':0' } })).toBe(true);
    expect(hasDisplay({ platform: 'win32', home: '', env: {} })).toBe(true);
  });
});
