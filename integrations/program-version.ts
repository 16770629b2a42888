import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../sql/package-root.ts';

/** Version of this program, as its package says. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
