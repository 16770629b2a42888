import { PayerscopeError } from '../../../tools/errors.ts';
import { inert } from '../../../tools/inert.ts';
import type { Workspace } from '../../application.ts';
import type { CommandContext } from '../context.ts';
import { renderWhy } from '../render/why.ts';

// Ids name files: nothing that could climb out of the answer store gets through.
const ANSWER_ID = /^a_[\w-]{1,80}$/;

/** @throws PayerscopeError USAGE for what is no answer id */
export function checkAnswerId(id: string): void {
  if (ANSWER_ID.test(id)) return;
  throw new PayerscopeError(
    'USAGE',
    `“${inert(id)}” is no answer id; ids stand at the end of an answer, as a_….`,
  );
}

/**
 * Prints the provenance of a stored answer.
 * @throws PayerscopeError USAGE when there is no such answer
 */
export async function explainAnswer(
  id: string,
  answers: Pick<Workspace, 'answer'>,
  context: CommandContext,
): Promise<void> {
  checkAnswerId(id);
  const answer = await answers.answer(id);
  if (answer === null) {
    const where = context.config.dataDirectory;
    throw new PayerscopeError(
      'USAGE',
      `No answer ${id} is stored in ${where}; ask again, or give the --data it was asked with.`,
    );
  }
  context.streams.stdout.write(renderWhy(answer, context.screen));
}
