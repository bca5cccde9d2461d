import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { contentSecurityPolicy, contentType, fileInside, NONCE_PLACEHOLDER, SECURITY_HEADERS } from './policy.ts';

/** One file of the screens, ready to be sent over HTTP or the `app://` protocol. */
export interface ScreenFile {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const NOT_FOUND: ScreenFile = {
  status: 404,
  headers: { ...SECURITY_HEADERS, 'Content-Type': 'text/plain' },
  body: Buffer.from('not found'),
};

/** Reads a file of the built screens; the page itself gets a fresh nonce and its policy. */
export async function readScreenFile(folder: string, urlPath: string): Promise<ScreenFile> {
  const file = fileInside(folder, urlPath);
  const type = file === null ? null : contentType(file);
  if (file === null || type === null) return NOT_FOUND;
  let body: Uint8Array;
  try {
    body = await readFile(file);
  } catch {
    return NOT_FOUND;
  }
  if (!file.endsWith('.html')) {
    const caching = urlPath.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    return { status: 200, headers: { ...SECURITY_HEADERS, 'Content-Type': type, 'Cache-Control': caching }, body };
  }
  const nonce = randomBytes(16).toString('base64');
  const page = Buffer.from(body).toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce);
  return {
    status: 200,
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': type,
      'Cache-Control': 'no-store',
      'Content-Security-Policy': contentSecurityPolicy(nonce),
    },
    body: Buffer.from(page),
  };
}
