import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../sql/package-root.ts';
import type { PromptStamp } from '../tools/answer.ts';

/** Names of all prompts, each `prompts/<name>.md`. */
export const PROMPT_NAMES = ['system', 'plan', 'compose'] as const;
export type PromptName = (typeof PROMPT_NAMES)[number];

export interface Prompt extends PromptStamp {
  readonly name: PromptName;
  readonly version: number;
  /** The prompt as it is written, placeholders and all. */
  readonly body: string;
  /** The prompt with every `[[name]]` filled in. */
  fill(values?: Readonly<Record<string, string>>): string;
}

/** Where an agent takes its prompts from. */
export type Prompts = (name: PromptName) => Prompt;

const FRONT_MATTER = /^---\nname: ([a-z]+)\nversion: (\d+)\n---\n/;
const HASH_DIGITS = 12;

/**
 * Reads a prompt: front matter with name and version, then the prompt with `[[placeholders]]`.
 * @param whose how errors name the file
 * @throws Error when it has no front matter of a prompt's name, or, on filling, when a placeholder has no value
 */
export function parsePrompt(text: string, whose: string): Prompt {
  const [matter, given, version] = FRONT_MATTER.exec(text) ?? [];
  const name = PROMPT_NAMES.find((one) => one === given);
  if (matter === undefined || name === undefined)
    throw new Error(
      `${whose} must begin with the lines ---, name: ${PROMPT_NAMES.join(' | ')}, version: NUMBER and ---`,
    );
  const body = text.slice(matter.length).trim();
  return {
    name,
    version: Number(version),
    id: `${name}@${version}`,
    hash: createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS),
    body,
    fill: (values = {}) =>
      body.replace(/\[\[([a-z_]+)\]\]/g, (_, key: string) => {
        const value = values[key];
        if (value === undefined) throw new Error(`${whose}: no value for ${key}`);
        return value;
      }),
  };
}

/** The prompt of that name as it is shipped. */
export const readPrompt: Prompts = (wanted) => {
  const file = `prompts/${wanted}.md`;
  const prompt = parsePrompt(readFileSync(join(packageRoot(), file), 'utf8'), file);
  if (prompt.name !== wanted) throw new Error(`${file} says it is ${prompt.name}`);
  return prompt;
};

export const stampOf = ({ id, hash }: PromptStamp): PromptStamp => ({ id, hash });
