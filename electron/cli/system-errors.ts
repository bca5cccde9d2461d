/** What the operating system answered, in words. */
const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
};

/**
 * What the operating system refused, for a sentence to whoever typed the command; null for any other error. Where it came
 * from in the program says nothing about a folder that is not there.
 *
 * @example refusalBySystem(error) // { code: 'ENOENT', words: 'there is no such folder' }
 */
export function refusalBySystem(error: unknown): { readonly code: string; readonly words: string } | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  const code = String(error.code);
  return { code, words: WORDS[code] ?? code };
}
