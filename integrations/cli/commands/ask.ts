import type { Answer } from '../../../tools/answer.ts';
import { EXIT, PayerscopeError } from '../../../tools/errors.ts';
import type { CommandContext } from '../context.ts';
import { askWithProgress } from './ask-with-progress.ts';
import { buildDemoFirst } from './build-demo-first.ts';
import { checkThread } from './check-thread.ts';
import { failedAnswer } from './failed-answer.ts';
import { printAnswer } from './print-answer.ts';
import { readQuestion } from './read-question.ts';

export interface AskOptions {
  readonly thread?: string;
  readonly json?: boolean;
  readonly csv?: string;
  readonly chart?: string;
}

const EXIT_BY_STATUS: Record<Answer['status'], number> = {
  answered: EXIT.answered,
  clarification: EXIT.clarification,
  declined: EXIT.declined,
  failed: EXIT.unavailable,
};

async function answerOf(question: string, options: AskOptions, context: CommandContext): Promise<Answer> {
  const workspace = await context.openWorkspace();
  await buildDemoFirst(workspace, context);
  const { thread } = options;
  const asked = { question, ...(thread === undefined ? {} : { thread }) };
  const application = await workspace.openApplication(asked);
  try {
    return await askWithProgress(application, asked, context);
  } finally {
    await application.close();
  }
}

/** `payerscope ask`: answers one question on stdout; the exit code tells how it ended. */
export async function ask(
  question: readonly string[],
  options: AskOptions,
  context: CommandContext,
): Promise<number> {
  const asked = await readQuestion(question, context.streams.stdin);
  const { thread, csv, chart } = options;
  const form = options.json === true ? 'document' : 'text';
  checkThread(thread);
  if (csv !== undefined) await (await import('../write-output-file.ts')).checkWritable(csv);
  if (chart !== undefined) await (await import('./write-chart.ts')).checkChartFile(chart);
  try {
    const answer = await answerOf(asked, options, context);
    if (csv !== undefined) await (await import('./write-csv.ts')).writeCsv(answer, csv, context);
    const image =
      chart === undefined ? '' : await (await import('./write-chart.ts')).writeChart(answer, chart, context);
    await printAnswer(answer, form, context);
    if (form === 'text') context.streams.stdout.write(image);
    return EXIT_BY_STATUS[answer.status];
  } catch (error) {
    // A program that asked for JSON gets a document in every case it can expect.
    if (form === 'document' && error instanceof PayerscopeError) {
      await printAnswer(failedAnswer(asked, thread ?? '', error.message), form, context);
    }
    throw error;
  }
}
