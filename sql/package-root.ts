import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of the package named `payerscope`, found by walking up from `start`: so SQL, metric definitions
 * and seeds are found alike from a source file and from the bundle in `dist/`.
 *
 * @param start a folder inside the package; by default the one this code runs from
 * @throws Error when no parent folder is the package (an installation that lost its package.json: a bug)
 */
export function packageRoot(start: string = import.meta.dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === 'payerscope') return folder;
    if (dirname(folder) === folder) throw new Error(`no package.json named payerscope above ${start}`);
  }
}
