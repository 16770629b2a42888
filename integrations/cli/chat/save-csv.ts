import { writeCsv } from '../commands/write-csv.ts';
import { checkWritable } from '../write-output-file.ts';
import { tellingContext } from './chat-context.ts';
import { requireAnswer } from './require-answer.ts';
import type { Session } from './session.ts';
import { splitWords } from './split-words.ts';
import { usualFile } from './usual-file.ts';

/**
 * `/csv [FILE]`: the tables of the last answer that is no brief; without a file into `<data>/tables/`.
 * @throws PayerscopeError USAGE before the first answer, or when the file cannot be written
 */
export async function saveCsv(given: string, session: Session): Promise<void> {
  const answer = requireAnswer(session.tabled(), 'csv');
  const context = tellingContext(session.context(), session.json);
  const named = splitWords(given).join(' ');
  const { dataDirectory } = context.config;
  const file = named === '' ? await usualFile(dataDirectory, 'tables', `${answer.answerId}.csv`) : named;
  await checkWritable(file);
  await writeCsv(answer, file, context);
}
