import type { CommandContext } from '../context.ts';
import { checkAnswerId, explainAnswer } from './explain-answer.ts';

/**
 * `payerscope why`: provenance of a stored answer.
 * @throws PayerscopeError USAGE when there is no such answer
 */
export async function why(id: string, context: CommandContext): Promise<number> {
  checkAnswerId(id);
  const application = await (await context.openWorkspace()).openApplication();
  try {
    await explainAnswer(id, application, context);
    return 0;
  } finally {
    await application.close();
  }
}
