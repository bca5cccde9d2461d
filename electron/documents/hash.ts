import { hash } from 'node:crypto';

/** SHA-256 of a frozen paper's UTF-8 bytes, 64 small hexadecimal digits. */
export function paperHash(html: string): string {
  return hash('sha256', html, 'hex');
}
