import type { CellSet } from './cells.ts';
import { isWithinSpan } from './periods.ts';

/**
 * Cells of two spans of years, one within the other and none between them, that releases of a chain have summed: what the
 * longer one counts is no less than what the shorter does.
 *
 * @param carried one flag per cell
 * @returns pairs, the longer span first
 */
export function spanOverlaps(cells: CellSet, carried: Uint8Array): Int32Array[] {
  const lines = new Map<string, number[]>();
  cells.nodeOf.forEach((node, cell) => {
    if (!carried[cell] || cells.nodes[node]!.grain !== 'all') return;
    const key = cells.members[cell]!.join('\u0000');
    const line = lines.get(key);
    if (line) line.push(cell);
    else lines.set(key, [cell]);
  });
  const within = (a: number, b: number) => a !== b && isWithinSpan(cells.periods[a]!, cells.periods[b]!);
  return [...lines.values()].flatMap((line) =>
    line.flatMap((longer) =>
      line
        .filter((shorter) => within(shorter, longer))
        .filter((shorter) => !line.some((one) => within(shorter, one) && within(one, longer)))
        .map((shorter) => Int32Array.of(longer, shorter)),
    ),
  );
}
