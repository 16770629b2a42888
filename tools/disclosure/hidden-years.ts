import type { CellSet } from './cells.ts';

/**
 * Levels at which a measure is published for spans of years but for no single year. Once two releases have summed
 * different years, their difference is a year all the same: it is masked like one that is withheld as a whole level.
 *
 * @param carried one flag per node
 * @returns one flag per node: 1 for the years behind such a level
 */
export function hiddenYears(cells: CellSet, carried: Uint8Array): Uint8Array {
  const spans = new Set(cells.periods.filter((_, c) => cells.nodes[cells.nodeOf[c]!]!.grain === 'all'));
  return Uint8Array.from(cells.nodes, ({ dimensions, grain }, n) => {
    if (spans.size < 2 || carried[n] || grain !== 'year') return 0;
    const summed = cells.nodes.some(
      (node, m) => carried[m] === 1 && node.grain === 'all' && node.dimensions === dimensions,
    );
    return summed ? 1 : 0;
  });
}
