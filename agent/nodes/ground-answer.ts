import { templateNamed } from '../../sql/templates/index.ts';
import { evidenceFor } from '../compose/compose-results.ts';
import { checkText } from '../ground/check-text.ts';
import { resolveText } from '../ground/resolve-text.ts';
import type { AgentDeps } from '../ports.ts';
import { WRITE_RETRY_CAP } from '../retry-policy.ts';
import type { AgentState, AgentUpdate } from '../state.ts';

/**
 * Checks the text against the results, whoever wrote it, and resolves its references. A text that does not
 * ground goes back to be written again; when even code's own does not, the table stands alone.
 */
export function createGroundAnswer({ manifest, writer }: AgentDeps) {
  return (state: AgentState): AgentUpdate => {
    const { composed, results, attempts } = state;
    if (composed === null) throw new Error('ground-answer was reached without a text');
    const evidence = evidenceFor(results, manifest);
    const rejections = checkText(`${composed.headline}\n${composed.text}`, evidence);
    if (rejections.length === 0) {
      const headline = resolveText(composed.headline, evidence.tables);
      const text = resolveText(composed.text, evidence.tables);
      return { composed: { ...composed, headline, text }, grounded: true, rejections: [] };
    }
    if (writer !== undefined && attempts <= WRITE_RETRY_CAP + 1) return { rejections };
    const title = templateNamed(results[0]?.table.template ?? '')?.title ?? 'Result';
    return {
      composed: { ...composed, headline: `${title}: see the table`, text: '' },
      grounded: true,
      rejections,
    };
  };
}
