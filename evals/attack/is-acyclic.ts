/**
 * Whether tables (as sets of attributes) form an acyclic hypergraph, by maximum spanning trees: they do where a join
 * tree exists, that is where the heaviest spanning tree of the intersection graph weighs Σ|table| − |attributes|
 * (Bernstein and Goodman, SIAM J. Comput. 10, 1981; Maier 1983). Only then do tables that agree on what they share
 * always stem from one joint table, and bounds found from the tables are exact.
 *
 * @example isAcyclic([['payer', 'quarter'], ['quarter', 'drug'], ['drug', 'payer']]) === false
 */
export function isAcyclic(tables: readonly (readonly string[])[]): boolean {
  const sets = tables.map((table) => new Set(table));
  const attributes = new Set(tables.flat()).size;
  const links = sets.flatMap((one, i) =>
    sets.slice(i + 1).map((other, k) => ({ i, j: i + 1 + k, weight: one.intersection(other).size })),
  );
  links.sort((a, b) => b.weight - a.weight);
  const tree = sets.map((_, i) => i);
  const root = (i: number): number => (tree[i] === i ? i : root(tree[i]!));
  let weight = 0;
  for (const link of links) {
    const [a, b] = [root(link.i), root(link.j)];
    if (a === b) continue;
    tree[a] = b;
    weight += link.weight;
  }
  return weight === sets.reduce((sum, set) => sum + set.size, 0) - attributes;
}
