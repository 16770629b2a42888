import { listed } from './months.ts';
import type { PlanContext } from './plan-context.ts';
import type { Reading } from './read-question.ts';

/** Payers named; after “except” they are taken out of all, as an explicit list. */
export function readPayers(
  reading: Reading,
  context: PlanContext,
): { payers: readonly string[]; note: string | null; without: readonly string[] } {
  const except = reading.marks.find(({ tag }) => tag === 'cue:except')?.at ?? Number.POSITIVE_INFINITY;
  const named = reading.marks.filter(({ tag }) => tag.startsWith('payer:'));
  const inOrder = context.members['payer'] ?? [];
  const of = (pick: (at: number) => boolean): Set<string> =>
    new Set(named.filter(({ at }) => pick(at)).map(({ tag }) => tag.slice(6)));
  const wanted = of((at) => at < except);
  const left = of((at) => at >= except);
  if (left.size > 0) {
    const base = wanted.size > 0 ? inOrder.filter((payer) => wanted.has(payer)) : inOrder;
    const payers = base.filter((payer) => !left.has(payer));
    return {
      payers,
      without: wanted.size === 0 ? [...left] : [],
      note: `Without ${listed([...left])}: the sum of the other payers named here, ${listed(payers)}.`,
    };
  }
  const payers = [...wanted];
  const group = reading.marks.some(
    ({ tag }) => tag === 'group' || (tag === 'cue:everyone' && payers.length > 1),
  );
  return { payers, without: [], note: group ? `Took ${listed(payers)}.` : null };
}
