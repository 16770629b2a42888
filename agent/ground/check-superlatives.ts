import type { Evidence, Rejection, Sentence } from './grounding.ts';

const SUPERLATIVE =
  /\b(most|least|largest|biggest|smallest|highest|lowest|greatest|fewest|worst|best|top|leading)\b/i;
const AMONG_SHOWN = /of those shown/i;

/** Where a member's value is withheld, nobody is known to be the largest: it must read “of those shown”. */
export function checkSuperlatives(sentences: readonly Sentence[], evidence: Evidence): Rejection[] {
  return sentences.flatMap((sentence): Rejection[] => {
    const words = sentence.map((part) => (part.kind === 'words' ? part.text : '')).join('▢');
    const superlative = SUPERLATIVE.exec(words)?.[0];
    if (superlative === undefined || AMONG_SHOWN.test(words)) return [];
    const hidden = sentence.some(
      (part) =>
        part.kind === 'reference' &&
        part.resolved.kind === 'value' &&
        part.resolved.rows.some(({ table }) =>
          evidence.tables[table]!.table.withheld.some(([, column]) => column === part.resolved.column),
        ),
    );
    return hidden
      ? [{ check: 'superlative', detail: `“${superlative}” must read “${superlative} of those shown”` }]
      : [];
  });
}
