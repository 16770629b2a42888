import { type Metric, readMetrics, type Term } from '../../sql/read-metrics.ts';
import type { AgentState, AgentUpdate } from '../state.ts';

type Entry = { readonly label: string; readonly lines: readonly string[] };

const same = (a: string, b: string): boolean =>
  a.toLowerCase().replaceAll('_', ' ') === b.toLowerCase().replaceAll('_', ' ');

const fromMetric = ({ label, formula, caveat }: Metric): Entry => ({
  label,
  lines: [formula, ...(caveat === undefined ? [] : [caveat])],
});

const fromTerm = ({ label, definition }: Term): Entry => ({ label, lines: [definition] });

/** A glossary entry by name, label or synonym; null when there is none. */
function entryFor(wanted: string): Entry | null {
  const { metrics, terms } = readMetrics();
  const known = ({ name, label, synonyms }: Metric | Term) =>
    [name, label, ...synonyms].some((word) => same(word, wanted));
  const metric = metrics.find(known);
  if (metric !== undefined) return fromMetric(metric);
  const term = terms.find(known);
  return term === undefined ? null : fromTerm(term);
}

/** Whether the glossary explains a term, by name, label or synonym. */
export const knowsTerm = (term: string): boolean => entryFor(term) !== null;

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Explains terms in the glossary's own words; a term it does not hold is declined with some that it does. */
export function defineTerms(state: AgentState): AgentUpdate {
  if (state.plan?.kind !== 'define') throw new Error('define was reached without terms');
  const entries = state.plan.terms.flatMap((term) => entryFor(term) ?? []);
  const shared = { readAs: '', clarification: null, suggestions: [] };
  if (entries.length === 0) {
    const known = readMetrics()
      .metrics.slice(0, 6)
      .map(({ label }) => label);
    const reason = `The glossary has no such term; it explains for instance ${known.join(', ')}.`;
    return {
      outcome: {
        ...shared,
        status: 'declined',
        headline: reason,
        text: '',
        declined: { reason, nearest: [] },
      },
    };
  }
  const [first] = entries;
  const single = entries.length === 1;
  const told = ({ label, lines }: Entry) => `**${label}**: ${lines.map(sentence).join(' ')}`;
  return {
    outcome: {
      ...shared,
      status: 'answered',
      readAs: `Definition of ${entries.map(({ label }) => label).join(', ')}`,
      headline: single
        ? `${first!.label}: ${sentence(first!.lines[0]!)}`
        : entries.map(({ label }) => label).join(', '),
      text: single ? first!.lines.slice(1).map(sentence).join(' ') : entries.map(told).join('\n\n'),
      declined: null,
    },
  };
}
