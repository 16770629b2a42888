import { readFile } from 'node:fs/promises';
import { type Prompts, parsePrompt, readPrompt } from '../../agent/read-prompt.ts';
import { PayerscopeError } from '../../tools/errors.ts';

const placeholders = (body: string): string[] =>
  [...new Set([...body.matchAll(/\[\[([a-z_]+)\]\]/g)].map(([, name = '']) => name))].sort();

/**
 * The prompts as they are shipped, one of them replaced where a file is given.
 *
 * @param file Markdown with the front matter of a prompt: the name says which one it replaces
 * @throws PayerscopeError USAGE when the file cannot be read, is no prompt, or asks for what the shipped one is not told
 */
export async function choosePrompts(file: string | undefined): Promise<Prompts> {
  if (file === undefined) return readPrompt;
  const refuse = (why: string, cause?: unknown) =>
    new PayerscopeError('USAGE', `--prompt ${file}: ${why}.`, { cause });
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw refuse('the file cannot be read; name one that exists', cause);
  });
  let variant: ReturnType<typeof parsePrompt>;
  try {
    variant = parsePrompt(text, 'it');
  } catch (cause) {
    throw refuse((cause as Error).message, cause);
  }
  const known = placeholders(readPrompt(variant.name).body);
  const unknown = placeholders(variant.body).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw refuse(`[[${unknown}]] is not told to ${variant.name}; it knows ${known.join(', ') || 'none'}`);
  return (name) => (name === variant.name ? variant : readPrompt(name));
}
