import { MAX_QUESTION_LENGTH } from '../../agent/question-limit.ts';
import type { Answer } from '../../tools/answer.ts';
import type { Application } from '../application.ts';
import { EVERYTHING, isWithin, type Scope, scopeInWords } from './access/scope.ts';

/** An answer of nothing but a refusal: no figure of the answer it stands for is in it. */
function outside(answer: Answer, scope: Scope): Answer {
  const reason = `Here I answer about ${scopeInWords(scope)}; name one of them in your question.`;
  return {
    ...answer,
    status: 'declined',
    readAs: '',
    headline: reason,
    text: '',
    tables: [],
    chart: null,
    clarification: null,
    declined: { reason, nearest: [] },
    brief: null,
    caveats: [],
    suggestions: [],
    provenance: { ...answer.provenance, statements: [] },
  };
}

/**
 * Asks, and lets through only what the audience may be told. A question that names nobody is asked again about the
 * audience's own members.
 */
export async function askInScope(
  application: Application,
  asked: Parameters<Application['ask']>[0],
  scope: Scope,
): Promise<Answer> {
  const answer = await application.ask(asked);
  if (scope === EVERYTHING || isWithin(answer, scope)) return answer;
  const question = `${asked.question.replace(/[?.!\s]+$/, '')}, ${scopeInWords(scope)}`;
  if (question.length > MAX_QUESTION_LENGTH) return outside(answer, scope);
  const narrowed = await application.ask({ ...asked, question });
  return isWithin(narrowed, scope) ? narrowed : outside(narrowed, scope);
}
