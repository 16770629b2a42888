import type { CommandContext } from '../context.ts';
import { checkAnswerId, explainAnswer } from './explain-answer.ts';

/**
 * `payerscope why`: provenance of a stored answer.
 * @throws PayerscopeError USAGE when there is no such answer
 */
export async function why(id: string, context: CommandContext): Promise<number> {
  checkAnswerId(id);
  await explainAnswer(id, await context.openWorkspace(), context);
  return 0;
}
