import { readFile } from 'node:fs/promises';
import { PayerscopeError } from '../../../tools/errors.ts';
import { notice } from '../context.ts';
import { checkWritable, writeOutputFile } from '../write-output-file.ts';
import { tellingContext } from './chat-context.ts';
import type { Session } from './session.ts';
import { splitWords } from './split-words.ts';

/** @throws PayerscopeError USAGE for an `-o` without its file */
function takeFile(words: readonly string[]): { file: string | null; rest: readonly string[] } {
  const at = words.findIndex((word) => word === '-o' || word === '--output');
  if (at < 0) return { file: null, rest: words };
  const file = words[at + 1];
  if (file === undefined || file === '')
    throw new PayerscopeError('USAGE', '/brief -o lacks the file to write; name one, as -o payers.pdf.');
  return { file, rest: words.toSpliced(at, 2) };
}

/**
 * `/brief [coverage|payers|receivables] [executive|operations] [-o FILE]`: a two-page brief of the conversation's
 * period and filters. It is asked as any question is, so that it may name a period or payers as well.
 * @throws PayerscopeError USAGE when the file cannot be written
 */
export async function orderBrief(given: string, session: Session): Promise<void> {
  const { file, rest } = takeFile(splitWords(given));
  if (file !== null) await checkWritable(file);
  const answer = await session.ask(['/brief', ...rest].join(' '));
  if (answer === null || file === null) return;
  const context = tellingContext(session.context(), session.json);
  if (answer.brief === null) notice(context, [`No brief was made: ${file} was left as it was.`]);
  else {
    await writeOutputFile(file, await readFile(answer.brief.path));
    notice(context, [`Wrote ${file}.`]);
  }
}
