import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSuite } from '../../evals/suite/read-suite.ts';
import type { Suite } from '../../evals/suite/suite-case.ts';
import { packageRoot } from '../../sql/package-root.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';

export interface SuiteText {
  readonly file: string;
  readonly text: string;
}

/** Where the suites that come with the program stand. */
const shippedFolder = (): string => join(packageRoot(), 'evals/suites');

/** The suites that come with the program, in the order of their names. */
export async function shippedSuites(): Promise<string[]> {
  const names = (await readdir(shippedFolder())).filter((name) => name.endsWith('.yaml')).sort();
  return names.map((name) => join(shippedFolder(), name));
}

/**
 * Reads suite files as they are named: a path, or a shipped suite by its name alone. Without any, all shipped ones.
 *
 * @throws PayerscopeError USAGE when one cannot be read
 */
export async function readSuiteTexts(named: readonly string[]): Promise<SuiteText[]> {
  const shipped = await shippedSuites();
  const byName = new Map(
    shipped.map((file) => [file.slice(shippedFolder().length + 1, -'.yaml'.length), file]),
  );
  const files = named.length === 0 ? shipped : named.map((name) => byName.get(name) ?? name);
  return Promise.all(
    files.map(async (file) => {
      try {
        return { file, text: await readFile(file, 'utf8') };
      } catch (cause) {
        throw new PayerscopeError(
          'USAGE',
          `The suite ${file} cannot be read; name a file, or one of ${[...byName.keys()].join(', ')}.`,
          { cause },
        );
      }
    }),
  );
}

/**
 * Suites over a release.
 * @throws PayerscopeError USAGE that names file, case and field; or two suites of one name
 */
export function parseSuites(texts: readonly SuiteText[], manifest: ReleaseManifest): Suite[] {
  const suites = texts.map(({ file, text }) => readSuite(file, text, manifest));
  const names = suites.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return suites;
  throw new PayerscopeError('USAGE', `Two suites are called ${twice}; give one file another name.`);
}
