import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { buildFailed } from './build-failed.ts';

export interface ProjectFile {
  /** Relative to the project root, with forward slashes. */
  readonly path: string;
  /** File name without its extension. */
  readonly stem: string;
  readonly text: string;
}

/** The files of some folders of a project with one of the extensions, in path order. */
export function projectFiles(
  root: string,
  folders: readonly string[],
  extensions: RegExp,
): readonly ProjectFile[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && extensions.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .sort((a, b) => (a < b ? -1 : 1))
    .map((file) => ({
      path: file.slice(root.length).replaceAll('\\', '/').replace(/^\//, ''),
      stem: file.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, ''),
      text: readFileSync(file, 'utf8'),
    }));
}

/** A YAML file as an object. */
export function parseYaml(file: ProjectFile): Readonly<Record<string, unknown>> {
  try {
    return record(parse(file.text));
  } catch (cause) {
    const [reason] = String((cause as Error).message).split('\n');
    throw buildFailed(`The file ${file.path} is not valid YAML: ${reason?.replace(/[:.]$/, '')}.`, { cause });
  }
}

/** Tolerant reading of untyped YAML: an object or nothing. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** Tolerant reading of untyped YAML: a list of objects or nothing. */
export function records(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(record) : [];
}
