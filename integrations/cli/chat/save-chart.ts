import { checkChartFile, writeChart } from '../commands/write-chart.ts';
import { tellingContext } from './chat-context.ts';
import { requireAnswer } from './require-answer.ts';
import type { Session } from './session.ts';
import { splitWords } from './split-words.ts';
import { usualFile } from './usual-file.ts';

/**
 * `/chart [FILE.png|.svg]`: draws the last answer that is no brief; without a file into `<data>/charts/`.
 * @throws PayerscopeError USAGE before the first answer, or when the file cannot be written
 */
export async function saveChart(given: string, session: Session): Promise<void> {
  const answer = requireAnswer(session.tabled(), 'chart');
  const context = tellingContext(session.context(), session.json);
  const named = splitWords(given).join(' ');
  const { dataDirectory } = context.config;
  const file = named === '' ? await usualFile(dataDirectory, 'charts', `${answer.answerId}.png`) : named;
  await checkChartFile(file, '/chart');
  context.streams.stdout.write(await writeChart(answer, file, context));
}
