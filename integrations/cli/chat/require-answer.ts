import type { Answer } from '../../../tools/answer.ts';
import { PayerscopeError } from '../../../tools/errors.ts';

/** @throws PayerscopeError USAGE where nothing has been asked that `/command` could be about */
export function requireAnswer(answer: Answer | null, command: string): Answer {
  if (answer !== null) return answer;
  throw new PayerscopeError('USAGE', `There is no answer yet: ask a question first, then /${command}.`);
}
