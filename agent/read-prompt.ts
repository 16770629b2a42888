import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../sql/package-root.ts';

export interface Prompt {
  readonly name: string;
  readonly version: number;
  /** The prompt with every `[[name]]` filled in. */
  fill(values?: Readonly<Record<string, string>>): string;
}

const FRONT_MATTER = /^---\nname: ([a-z]+)\nversion: (\d+)\n---\n/;

/**
 * Reads `prompts/<name>.md`: front matter with name and version, then the prompt with `[[placeholders]]`.
 * @throws Error when the file has no front matter or a placeholder has no value: a bug
 */
export function readPrompt(wanted: string): Prompt {
  const file = readFileSync(join(packageRoot(), 'prompts', `${wanted}.md`), 'utf8');
  const [matter, name, version] = FRONT_MATTER.exec(file) ?? [];
  if (matter === undefined || name !== wanted)
    throw new Error(`prompts/${wanted}.md has no front matter of its name`);
  const body = file.slice(matter.length).trim();
  return {
    name,
    version: Number(version),
    fill: (values = {}) =>
      body.replace(/\[\[([a-z_]+)\]\]/g, (_, key: string) => {
        const value = values[key];
        if (value === undefined) throw new Error(`prompts/${wanted}.md: no value for ${key}`);
        return value;
      }),
  };
}
