import type { Metric, Term } from '../../sql/read-metrics.ts';

/** A metric or a word of the trade. */
export type Entry = Metric | Term;

/** How terms are compared: in lower case, underscores as spaces. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();

export const meaningOf = (entry: Entry): string => ('formula' in entry ? entry.formula : entry.definition);

export const namesOf = (entry: Entry): string[] => [entry.name, entry.label, ...entry.synonyms].map(plain);

/** An entry's own name before another's synonym: `payer paid` is the metric, whatever else it may stand for. */
export function findEntries(entries: readonly Entry[], term: string): readonly Entry[] {
  const wanted = plain(term);
  const own = entries.filter(({ name, label }) => plain(name) === wanted || plain(label) === wanted);
  return own.length > 0 ? own : entries.filter((entry) => namesOf(entry).includes(wanted));
}
