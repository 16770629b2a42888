import type { Order } from './frame.ts';
import type { Reading } from './read-question.ts';

/** The end of a ranking that is asked for; both ends at once are a conflict, unless one is only “top”. */
export function readOrder(reading: Reading, inverted: boolean): { order: Order | null; conflict: boolean } {
  const said = reading.marks.filter(({ tag }) => tag.startsWith('order:'));
  const strong = said.filter(
    ({ at }) => !['top', 'bottom', 'leading'].includes(reading.tokens[at]?.text ?? ''),
  );
  const kinds = new Set((strong.length > 0 ? strong : said).map(({ tag }) => tag.slice(6) as Order));
  if (kinds.size > 1) return { order: null, conflict: true };
  const [order] = kinds;
  if (!order) return { order: null, conflict: false };
  if (!inverted) return { order, conflict: false };
  return { order: order === 'highest' ? 'lowest' : 'highest', conflict: false };
}
