import { extname } from 'node:path';
import type { Answer } from '../../../tools/answer.ts';
import { EXIT, PayerscopeError } from '../../../tools/errors.ts';
import type { CommandContext } from '../context.ts';
import { notice } from '../context.ts';
import { asTyped } from '../invocation.ts';
import { createProgressLines } from '../render/progress-lines.ts';
import { buildDemoFirst } from './build-demo-first.ts';
import { failedAnswer } from './failed-answer.ts';
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

const THREAD = /^[\w.:-]{1,100}$/;

/** Writes every table of the answer; the second and later ones beside the first as `name-2.csv`. */
async function writeCsv(answer: Answer, file: string, context: CommandContext): Promise<void> {
  const { toCsv } = await import('../../../tools/csv.ts');
  const { writeOutputFile } = await import('../write-output-file.ts');
  if (answer.tables.length === 0) notice(context, [`No table to write: ${file} was left as it was.`]);
  const extension = extname(file);
  for (const [index, table] of answer.tables.entries()) {
    const stem = file.slice(0, file.length - extension.length);
    const path = index === 0 ? file : `${stem}-${index + 1}${extension}`;
    await writeOutputFile(path, toCsv(table));
    notice(context, [`Wrote ${path} (${table.rows.length} ${table.rows.length === 1 ? 'row' : 'rows'}).`]);
  }
}

async function print(answer: Answer, options: AskOptions, context: CommandContext): Promise<void> {
  if (options.json === true) {
    const { toJson } = await import('../../../tools/answer-json.ts');
    context.streams.stdout.write(`${JSON.stringify(toJson(answer), null, 2)}\n`);
    return;
  }
  const { renderAnswer } = await import('../render/answer.ts');
  if (answer.status === 'failed') {
    const typed = (text: string): string => asTyped(text, context.notices.invocation);
    const told = { ...answer, headline: typed(answer.headline), text: typed(answer.text) };
    context.streams.stderr.write(renderAnswer(told, context.notices));
  } else context.streams.stdout.write(renderAnswer(answer, context.screen));
}

async function answerOf(question: string, options: AskOptions, context: CommandContext): Promise<Answer> {
  const workspace = await context.openWorkspace();
  await buildDemoFirst(workspace, context);
  const { thread } = options;
  const asked = { question, ...(thread === undefined ? {} : { thread }) };
  const application = await workspace.openApplication(asked);
  const progress = createProgressLines({
    output: context.streams.stderr,
    screen: context.notices,
    live: context.live,
    elapsed: context.elapsed,
  });
  try {
    // Answers take milliseconds: what is being done is worth a live line, but no lasting one.
    const onProgress = (event: string): void => {
      if (!context.live) return;
      progress.clear();
      progress.step(event);
    };
    return await application.ask({ ...asked, onProgress });
  } finally {
    progress.clear();
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
  if (options.thread !== undefined && !THREAD.test(options.thread)) {
    throw new PayerscopeError('USAGE', '--thread must be a name of letters, digits and . _ : - only.');
  }
  if (options.csv !== undefined) await (await import('../write-output-file.ts')).checkWritable(options.csv);
  if (options.chart !== undefined) await (await import('./write-chart.ts')).checkChartFile(options.chart);
  try {
    const answer = await answerOf(asked, options, context);
    if (options.csv !== undefined) await writeCsv(answer, options.csv, context);
    const image =
      options.chart === undefined
        ? ''
        : await (await import('./write-chart.ts')).writeChart(answer, options.chart, context);
    await print(answer, options, context);
    if (options.json !== true) context.streams.stdout.write(image);
    return EXIT_BY_STATUS[answer.status];
  } catch (error) {
    // A program that asked for JSON gets a document in every case it can expect.
    if (options.json === true && error instanceof PayerscopeError) {
      await print(failedAnswer(asked, options.thread ?? '', error.message), options, context);
    }
    throw error;
  }
}
