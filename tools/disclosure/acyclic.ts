/**
 * Reduces a hypergraph as far as it goes by Graham's and Yu–Özsoyoğlu's rules (GYO): drop a vertex that lies in
 * one edge only, drop an edge contained in another.
 *
 * Where nothing is left the hypergraph is acyclic, and inner cells linked by shared margins describe what
 * an attacker can infer exactly (Beeri, Fagin, Maier, Yannakakis, J. ACM 30, 1983; Dobra and Fienberg 2000).
 *
 * @param edges one list of attribute names per table
 * @returns the edges of the irreducible rest; empty when acyclic
 * @example cyclicRest([['payer', 'quarter'], ['quarter', 'drug'], ['drug', 'payer']]).length === 3
 */
export function cyclicRest(edges: readonly (readonly string[])[]): string[][] {
  let rest = edges.map((edge) => new Set(edge));
  for (let changed = true; changed; ) {
    changed = false;
    const uses = new Map<string, number>();
    for (const edge of rest) for (const vertex of edge) uses.set(vertex, (uses.get(vertex) ?? 0) + 1);
    for (const edge of rest) {
      for (const vertex of [...edge]) {
        if (uses.get(vertex) === 1) {
          edge.delete(vertex);
          changed = true;
        }
      }
    }
    const kept = rest.filter(
      (edge, i) =>
        edge.size > 0 &&
        !rest.some((other, j) => j !== i && edge.isSubsetOf(other) && (edge.size < other.size || j < i)),
    );
    changed ||= kept.length < rest.length;
    rest = kept;
  }
  return rest.map((edge) => [...edge].sort());
}
