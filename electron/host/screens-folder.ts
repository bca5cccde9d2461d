import { existsSync } from 'node:fs';
import path from 'node:path';

/** Folder of the built screens, seen from a bundle in `dist/<name>/` (its chunks lie one level deeper). */
export function screensFolder(): string {
  const here = import.meta.dirname;
  const found = [path.join(here, '..', 'renderer'), path.join(here, '..', '..', 'renderer')].find((folder) =>
    existsSync(path.join(folder, 'index.html')),
  );
  if (found === undefined) throw new Error('the screens are not built: run "npm run build"');
  return found;
}
