import { timingSafeEqual } from 'node:crypto';
import path from 'node:path';

/**
 * What the loopback host lets through, as pure functions: which request is ours, which file is inside, what the
 * page may load. The server only asks and obeys.
 */

/** Answer of `judgeRequest`: `null` = go on, else the status and a short word for the log. */
export type Refusal = { readonly status: 403 | 405 | 421; readonly why: string };

/**
 * A page of another site can make the browser call a loopback address (DNS rebinding, plain forms). Only requests
 * that name this very host, and that come from its own page when they can change something, pass.
 * @example judgeRequest({ method: 'POST', host: 'evil.example', origin: undefined, fetchSite: undefined }, 4711)?.status === 421
 */
export function judgeRequest(
  request: {
    readonly method: string;
    readonly host: string | undefined;
    readonly origin: string | undefined;
    readonly fetchSite: string | undefined;
  },
  port: number,
): Refusal | null {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (request.host === undefined || !names.includes(request.host.toLowerCase())) return { status: 421, why: 'host' };
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) return { status: 405, why: 'method' };
  if (request.origin !== undefined && request.origin !== `http://${request.host.toLowerCase()}`)
    return { status: 403, why: 'origin' };
  if (request.fetchSite !== undefined && !['same-origin', 'none'].includes(request.fetchSite))
    return { status: 403, why: 'fetch-site' };
  return null;
}

/** Constant-time comparison of two secrets of any length. */
export function sameSecret(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The value of one cookie, or null. */
export function cookieValue(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return rest.join('=');
  }
  return null;
}

/**
 * The file of the screens a URL path names, or null when it would leave the folder.
 * @example fileInside('/app/renderer', '/assets/a.js') === '/app/renderer/assets/a.js'
 * @example fileInside('/app/renderer', '/../secret') === null
 */
export function fileInside(folder: string, urlPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const file = path.resolve(folder, `.${decoded === '/' ? '/index.html' : decoded}`);
  return file.startsWith(path.resolve(folder) + path.sep) ? file : null;
}

/**
 * Content security policy of the screens. Scripts and styles are ours or carry this page's nonce; the frozen papers are
 * shown in a frame that runs no script (`sandbox` without `allow-scripts`).
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Headers on every answer of host and `app://` protocol alike. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
};

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Null for a kind of file the screens do not consist of. */
export function contentType(file: string): string | null {
  return CONTENT_TYPES[path.extname(file).toLowerCase()] ?? null;
}

/** Where the page finds its nonce (antd writes its styles with it). */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';
