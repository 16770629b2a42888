import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageRoot } from './package-root.ts';

const families = z.object({ models: z.array(z.object({ name: z.string() })) });

/** The tables of a release that templates may read: one per declared family, and the freshness table. */
export function readReleaseTables(): string[] {
  const text = readFileSync(join(packageRoot(), 'sql/models/families/families.yml'), 'utf8');
  return [...families.parse(parse(text)).models.map((model) => model.name), 'release_freshness'];
}
