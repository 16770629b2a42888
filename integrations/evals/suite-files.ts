import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSuite, readCases } from '../../evals/suite/read-suite.ts';
import type { Suite } from '../../evals/suite/suite-case.ts';
import { packageRoot } from '../../sql/package-root.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { releaseSource } from '../../tools/release-source.ts';

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

/** Suites that can be asked of a release. */
export interface FittingSuites {
  readonly suites: readonly Suite[];
  /** Names of files that are for releases of other formats. */
  readonly others: readonly string[];
}

/**
 * The suites that are for releases of this one's format.
 * @throws PayerscopeError USAGE that names file, case and field; two suites of one name; or that none of them fits
 */
export function parseSuites(texts: readonly SuiteText[], manifest: ReleaseManifest): FittingSuites {
  const opened = texts.map(({ file, text }) => openSuite(file, text));
  const source = releaseSource(manifest);
  const fitting = opened.filter(({ format }) => format === source);
  const others = opened.filter(({ format }) => format !== source);
  if (fitting.length === 0)
    throw new PayerscopeError(
      'USAGE',
      `This release stands on ${source} files, and ${others.map(({ file, format }) => `${file} is for ${format}`).join(', ')}; name a suite with format: ${source}, or none to play those that come with the program.`,
    );
  const suites = fitting.map((one) => readCases(one, manifest));
  const names = suites.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return { suites, others: others.map(({ file }) => file) };
  throw new PayerscopeError('USAGE', `Two suites are called ${twice}; give one file another name.`);
}
