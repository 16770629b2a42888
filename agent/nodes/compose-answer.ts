import { composeResults, evidenceFor } from '../compose/compose-results.ts';
import type { AgentDeps } from '../ports.ts';
import { WRITE_RETRY_CAP } from '../retry-policy.ts';
import type { AgentState, AgentUpdate } from '../state.ts';
import { writeWithModel } from '../write-with-model.ts';

/**
 * Writes the text, by value references: a model where there is one and it has tries left, else code.
 * Everything but headline and text is always written by code.
 */
export function createComposeAnswer({ manifest, writer }: AgentDeps) {
  return async (state: AgentState): Promise<AgentUpdate> => {
    const { calls, results, attempts, notices, plan, rejections } = state;
    const notes = [...(plan?.kind === 'run' ? plan.notes : []), ...notices];
    const composed = composeResults(calls, results, manifest, notes);
    if (writer === undefined || attempts > WRITE_RETRY_CAP) return { composed, attempts: attempts + 1 };
    const evidence = evidenceFor(results, manifest);
    const written = await writeWithModel(writer, {
      question: state.question,
      composed,
      evidence,
      rejections,
    });
    // No text at all counts as the last try: code writes.
    return written === null
      ? { composed, attempts: WRITE_RETRY_CAP + 2 }
      : { composed: { ...composed, ...written }, attempts: attempts + 1 };
  };
}
