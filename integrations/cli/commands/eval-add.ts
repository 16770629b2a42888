import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Turn } from '../../../evals/run/subject.ts';
import { appendCase } from '../../../evals/suite/append-case.ts';
import { caseOfAnswer } from '../../../evals/suite/case-of-answer.ts';
import { readSuite } from '../../../evals/suite/read-suite.ts';
import { EXIT, PayerscopeError } from '../../../tools/errors.ts';
import { releaseSource } from '../../../tools/release-source.ts';
import { conversationOf, verdictOn } from '../../evals/conversation-of.ts';
import { createAnswerStore } from '../../memory/answer-store.ts';
import type { CommandContext } from '../context.ts';
import { writeOutputFile } from '../write-output-file.ts';

export interface EvalAddOptions {
  readonly suite?: string;
  readonly why?: string;
}

/**
 * `payerscope eval add`: a stored answer becomes a case of a suite. It pins the answer's plan; one that people found
 * unhelpful is remembered as wrong.
 *
 * @throws PayerscopeError USAGE when there is no such answer, or the suite cannot take it
 */
export async function evalAdd(
  ids: readonly string[],
  { suite, why }: EvalAddOptions,
  context: CommandContext,
): Promise<number> {
  const { dataDirectory } = context.config;
  const [id] = ids;
  if (id === undefined || ids.length > 1)
    throw new PayerscopeError('USAGE', 'eval add takes one answer id, as it stands at the end of an answer.');
  const stored = await createAnswerStore(join(dataDirectory, 'answers')).load(id);
  const turns = await conversationOf(dataDirectory, stored);
  const verdict = await verdictOn(dataDirectory, id);
  const file = suite ?? join(dataDirectory, 'evals', 'added.yaml');
  const subject = await (await context.openWorkspace()).openSubject();
  try {
    let again: Turn | undefined;
    for (const question of turns) again = await subject.ask(question, `eval-add-${id}`);
    const told = { verdict, ...(why === undefined ? {} : { why }) };
    const added = caseOfAnswer(stored, turns, again!, subject.manifest, told);
    const text = appendCase(
      file,
      await readFile(file, 'utf8').catch(() => null),
      added,
      releaseSource(subject.manifest),
    );
    // What is written must be a suite: of a release that is gone, an answer may name what this one does not have.
    readSuite(file, text, subject.manifest);
    await mkdir(dirname(file), { recursive: true });
    await writeOutputFile(file, text);
    context.streams.stdout.write(`Added case ${added.id} to ${file}: ${added.description}.\n`);
    return EXIT.answered;
  } finally {
    await subject.close();
  }
}
