import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..', '..');

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')));
}
interface Import {
  readonly file: string;
  readonly target: string;
}
/** Every import of a file; relative ones as paths from the project's root. */
function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)(?:import|export)\s[^;'"]*?\sfrom\s+['"]([^'"]+)['"]|(?:^|\n)import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    return { file, target: target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target };
  });
}
const all = ['shared', 'electron', 'renderer'].flatMap(sources);
const imports = all.flatMap(importsOf);
const offending = (wrong: (item: Import) => boolean): string[] =>
  imports.filter(wrong).map(({ file, target }) => `${file} -> ${target}`);
const isIn = (file: string, ...folders: readonly string[]): boolean =>
  folders.some((folder) => file.startsWith(`${folder}/`));

describe('the floors of the house', () => {
  test('the reader of imports sees them', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(imports).toContainEqual({ file: 'shared/contract/contract.ts', target: 'shared/contract/cases.ts' });
    expect(imports).toContainEqual({ file: 'electron/main.ts', target: 'electron/shell/run.ts' });
  });
  test('shared imports itself and zod or the contract library only', () =>
    expect(
      offending(
        ({ file, target }) =>
          isIn(file, 'shared') && !isIn(target, 'shared') && !['zod', '@orpc/contract'].includes(target),
      ),
    ).toEqual([]));
  test('screens never import the main-process side', () =>
    expect(
      offending(
        ({ file, target }) =>
          isIn(file, 'renderer') && (isIn(target, 'electron', 'tests', 'build') || target.startsWith('node:')),
      ),
    ).toEqual([]));
  test('the main-process side imports no screen but the papers', () =>
    expect(
      offending(
        ({ file, target }) =>
          isIn(file, 'electron') &&
          isIn(target, 'renderer') &&
          !(isIn(file, 'electron/documents') && isIn(target, 'renderer/slips')),
      ),
    ).toEqual([]));
  test('papers import the shared floor, each other and the Chinese terms only', () =>
    expect(
      offending(
        ({ file, target }) =>
          isIn(file, 'renderer/slips') &&
          isIn(target, 'renderer') &&
          !isIn(target, 'renderer/slips') &&
          target !== 'renderer/locales/zh-CN/terms.ts',
      ),
    ).toEqual([]));
  test('electron is imported by the shell and the preload only', () =>
    expect(
      offending(
        ({ file, target }) => target === 'electron' && !isIn(file, 'electron/shell') && file !== 'electron/preload.ts',
      ),
    ).toEqual([]));
  test('the native driver is known to one file', () =>
    expect([...new Set(imports.filter(({ target }) => target === 'sqlite3').map(({ file }) => file))]).toEqual([
      'electron/storage/driver/sqlite.ts',
    ]));
  test('Kysely is known to storage only', () =>
    expect(
      offending(
        ({ file, target }) => (target === 'kysely' || target.startsWith('kysely-')) && !isIn(file, 'electron/storage'),
      ),
    ).toEqual([]));
  test('storage does not know the services, services do not know host or shell', () => {
    expect(
      offending(
        ({ file, target }) =>
          isIn(file, 'electron/storage') && isIn(target, 'electron') && !isIn(target, 'electron/storage'),
      ),
    ).toEqual([]);
    expect(
      offending(
        ({ file, target }) =>
          isIn(file, 'electron/services') &&
          isIn(target, 'electron/host', 'electron/shell', 'electron/cli', 'electron/sample'),
      ),
    ).toEqual([]);
  });
});

const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[^:])\/\/.*$/gm, '$1');

describe('words stay where they belong', () => {
  test('SQL stands in storage only', () => {
    const sql = /\b(select\s+[\w*]+[^'"`]*\bfrom\b|insert\s+into|delete\s+from|update\s+\w+\s+set|pragma\s+\w+)\b/i;
    const found = all.filter(
      (file) =>
        !isIn(file, 'electron/storage') && sql.test(withoutComments(readFileSync(path.join(root, file), 'utf8'))),
    );
    expect(found).toEqual([]);
  });
  test('screens take their words from the locales', () => {
    const found = all
      .filter((file) => isIn(file, 'renderer') && !isIn(file, 'renderer/locales', 'renderer/slips'))
      .filter((file) => /[\u4e00-\u9fff]/.test(withoutComments(readFileSync(path.join(root, file), 'utf8'))));
    expect(found).toEqual([]);
  });
});
