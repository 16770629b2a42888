import type { Answer } from '../../../tools/answer.ts';
import type { CommandContext } from '../context.ts';
import { asTyped } from '../invocation.ts';

/** The contract's JSON, indented for one answer or on one line for many; `text` is for people. */
export type AnswerForm = 'text' | 'document' | 'line';

/** Prints an answer on stdout; for people, one that failed goes to stderr. */
export async function printAnswer(answer: Answer, form: AnswerForm, context: CommandContext): Promise<void> {
  const { streams, screen, notices } = context;
  if (form !== 'text') {
    const { toJson } = await import('../../../tools/answer-json.ts');
    const document = toJson(answer);
    const text = form === 'line' ? JSON.stringify(document) : JSON.stringify(document, null, 2);
    streams.stdout.write(`${text}\n`);
    return;
  }
  const { renderAnswer } = await import('../render/answer.ts');
  if (answer.status === 'failed') {
    const typed = (said: string): string => asTyped(said, notices.invocation);
    const told = { ...answer, headline: typed(answer.headline), text: typed(answer.text) };
    streams.stderr.write(renderAnswer(told, notices));
  } else streams.stdout.write(renderAnswer(answer, screen));
}
