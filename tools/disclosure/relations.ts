import { PayerscopeError } from '../errors.ts';
import { cyclicRest } from './acyclic.ts';
import type { CellNode, CellSet } from './cells.ts';
import { coarsen, fineness, liesInSpan, periodsWithin, yearsOfSpan } from './periods.ts';
import { isFiner } from './withdraw.ts';

/** What an outsider can add up among the cells of the nodes that carry a measure. */
export interface Relations {
  /** Each: the parent's cell first, then its children; parent = Σ children. */
  readonly sums: readonly Int32Array[];
  /**
   * The same shape for parents of which only some periods are published one by one (a quarter that begins
   * before the first published month): parent − Σ children is a remainder nobody publishes.
   */
  readonly remainders: readonly Int32Array[];
  readonly expected: number;
  readonly found: number;
}

/**
 * Finds every relation among the cells of the carried nodes: a node is the sum of each finer node (more
 * dimensions, a finer grain or both) with none in between.
 *
 * @param carried one flag per node
 * @param additive measures that must satisfy each relation to the cent
 * @throws PayerscopeError RELEASE_REFUSED for a cyclic set of tables, a margin two tables share but none
 *   publishes, a relation that is expected and not found, or one that does not add up.
 */
export function linkRelations(cells: CellSet, carried: Uint8Array, additive: readonly string[]): Relations {
  const nodes = cells.nodes.map((_, n) => n).filter((n) => carried[n] === 1);
  const subject = additive.join(', ');
  assertAcyclic(cells, nodes, subject);
  assertSharedMargins(cells, nodes, subject);
  const years = new Set(cells.periods.filter((_, c) => cells.nodes[cells.nodeOf[c]!]!.grain === 'year'));

  const cellsOf = cells.nodes.map((): number[] => []);
  cells.nodeOf.forEach((n, cell) => {
    cellsOf[n]!.push(cell);
  });
  const sums: Int32Array[] = [];
  const remainders: Int32Array[] = [];
  let expected = 0;
  for (const parent of nodes) {
    for (const child of nodes) {
      if (!covers(cells.nodes, nodes, parent, child)) continue;
      const link = linkPair(
        cells,
        cells.nodes[parent]!,
        cellsOf[parent]!,
        cells.nodes[child]!,
        cellsOf[child]!,
        years,
      );
      expected += link.expected;
      sums.push(...link.sums);
      remainders.push(...link.remainders);
    }
  }
  const found = sums.length + remainders.length;
  if (found !== expected) {
    throw new PayerscopeError(
      'RELEASE_REFUSED',
      `The mask found ${found} of ${expected} sums among the cells of ${subject}: the release is not published.`,
    );
  }
  for (const measure of additive) assertAddsUp(cells, sums, measure);
  return { sums, remainders, expected, found };
}

function covers(all: readonly CellNode[], nodes: readonly number[], parent: number, child: number): boolean {
  const [coarse, fine] = [all[parent]!, all[child]!];
  if (!isFiner(fine, coarse)) return false;
  return !nodes.some((n) => isFiner(all[n]!, coarse) && isFiner(fine, all[n]!));
}

/** The relations between two nodes, and how many there must be by arithmetic on the numbers of cells. */
function linkPair(
  cells: CellSet,
  coarse: CellNode,
  parents: readonly number[],
  fine: CellNode,
  candidates: readonly number[],
  years: ReadonlySet<string>,
): { expected: number; sums: Int32Array[]; remainders: Int32Array[] } {
  const parentPeriods = new Set(parents.map((parent) => cells.periods[parent]!));
  const above = new Map<string, string[]>();
  /** Several where releases of a chain sum different years. */
  const periodsAbove = (period: string): string[] => {
    const known = above.get(period);
    if (known) return known;
    // `all` adds up the published years; what lies outside them is no part of it.
    const within = (span: string) =>
      span === 'all' ? years.has(coarsen(period, 'year')) : liesInSpan(period, span);
    const found =
      coarse.grain !== 'all' || fine.grain === 'all'
        ? [coarsen(period, coarse.grain)].filter((one) => parentPeriods.has(one))
        : [...parentPeriods].filter(within);
    above.set(period, found);
    return found;
  };
  const name = (period: string, cell: number) =>
    JSON.stringify([period, ...cells.members.at(cell)!.filter((_, d) => (coarse.dimensions >> d) & 1)]);
  const covered = new Map<string, Set<string>>();
  const children = new Map<string, number[]>();
  let wanted = 0;
  for (const cell of candidates) {
    for (const period of periodsAbove(cells.periods[cell]!)) {
      wanted++;
      covered.set(period, (covered.get(period) ?? new Set()).add(cells.periods[cell]!));
      const key = name(period, cell);
      const siblings = children.get(key);
      if (siblings) siblings.push(cell);
      else children.set(key, [cell]);
    }
  }
  const wholeOf = (period: string) => {
    const [first, last] = yearsOfSpan(period) ?? [1, years.size];
    return periodsWithin(fine.grain, coarse.grain, last - first + 1);
  };
  const sums: Int32Array[] = [];
  const remainders: Int32Array[] = [];
  let adopted = 0;
  for (const parent of parents) {
    const period = cells.periods[parent]!;
    const present = covered.get(period)?.size ?? 0;
    if (present === 0) continue;
    const own = children.get(name(period, parent)) ?? [];
    adopted += own.length;
    (present === wholeOf(period) ? sums : remainders).push(Int32Array.of(parent, ...own));
  }
  const expected = parents.filter((parent) => covered.has(cells.periods[parent]!)).length;
  return { expected: expected + wanted - adopted, sums, remainders };
}

function assertAddsUp(cells: CellSet, sums: readonly Int32Array[], measure: string): void {
  const values = cells.values.get(measure);
  if (!values) return;
  for (const relation of sums) {
    let rest = values[relation[0]!]!;
    for (let k = 1; k < relation.length; k++) rest -= values[relation[k]!]!;
    // A missing value (NaN) withholds its cell; only known values must add up.
    if (rest === 0 || Number.isNaN(rest)) continue;
    throw new PayerscopeError(
      'RELEASE_REFUSED',
      `${measure} of ${cells.periods[relation[0]!]} is not the sum of its parts: rows are missing, the release is not published.`,
    );
  }
}

/** What the rows of a node tell: their dimensions and, of time, a month its quarter and its year too. */
export function attributes(cells: CellSet, node: CellNode): string[] {
  const dimensions = cells.dimensions.filter((_, d) => (node.dimensions >> d) & 1);
  return [...dimensions, ...['@year', '@quarter', '@month'].slice(0, fineness(node.grain))];
}

function assertAcyclic(cells: CellSet, nodes: readonly number[], subject: string): void {
  const rest = cyclicRest(nodes.map((n) => attributes(cells, cells.nodes[n]!)));
  if (rest.length === 0) return;
  const tables = rest.map((edge) => edge.join(' × ').replaceAll('@', '')).join('; ');
  throw new PayerscopeError(
    'RELEASE_REFUSED',
    `The families of ${subject} form a cycle (${tables}), so what they give away together cannot be bounded: replace them by one joint family.`,
  );
}

function assertSharedMargins(cells: CellSet, nodes: readonly number[], subject: string): void {
  const has = new Set(nodes.map((n) => `${cells.nodes[n]!.dimensions}@${cells.nodes[n]!.grain}`));
  for (const a of nodes) {
    for (const b of nodes) {
      const [x, y] = [cells.nodes[a]!, cells.nodes[b]!];
      const dimensions = x.dimensions & y.dimensions;
      const grain = fineness(x.grain) < fineness(y.grain) ? x.grain : y.grain;
      if (has.has(`${dimensions}@${grain}`)) continue;
      const margin =
        cells.dimensions.filter((_, d) => (dimensions >> d) & 1).join(' × ') || 'the grand total';
      throw new PayerscopeError(
        'RELEASE_REFUSED',
        `Two families of ${subject} share ${margin} by ${grain} and neither publishes it: declare that level, or the mask cannot see what both give away.`,
      );
    }
  }
}
