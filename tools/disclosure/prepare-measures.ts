import { cyclicRest } from './acyclic.ts';
import { carriedNodes } from './carried.ts';
import type { CellSet } from './cells.ts';
import type { Decided } from './decided-cells.ts';
import type { PreparedMeasure } from './eliminate.ts';
import type { Escalation } from './escalate.ts';
import type { FactDefinition } from './family-definition.ts';
import type { FamilyTable } from './family-table.ts';
import { hiddenYears } from './hidden-years.ts';
import { abovesOf, tellingAmounts } from './limits-by-amount.ts';
import type { DisclosurePolicy } from './policy.ts';
import { basePrimaries, measurePrimaries } from './primary.ts';
import { attributes, linkRelations, type Relations } from './relations.ts';
import { smallSums } from './small-sums.ts';
import { spanOverlaps } from './span-overlaps.ts';
import { silentCells, TIGHT, withdrawnCells } from './withdraw.ts';

/**
 * Where each measure lives, the sums among its cells, its primaries and its withdrawn levels.
 *
 * @param links see {@link linkMeasures}
 * @param sensitive cells whose base is a primary for a reason of its own, beside small numbers
 * @param escalation levels to withdraw in any case
 * @param decided what earlier releases showed and withheld; empty for the first of a chain
 */
export function prepareMeasures(
  fact: FactDefinition,
  cells: CellSet,
  links: LinksOfMeasures,
  policy: DisclosurePolicy,
  sensitive: Uint8Array | null,
  escalation: Escalation,
  decided: ReadonlyMap<string, Decided>,
): Map<string, PreparedMeasure> {
  const small = basePrimaries(cells, fact, policy);
  const base = sensitive ? small.map((flag, cell) => flag | sensitive[cell]!) : small;
  const high = {
    ...policy,
    minimumCount: TIGHT * policy.minimumCount,
    minimumPeople: TIGHT * policy.minimumPeople,
  };
  const tightBase = basePrimaries(cells, fact, high);
  const prepared = new Map<string, PreparedMeasure>();
  const amounts = new Set(abovesOf(fact).map(({ amount }) => amount));
  const prepare = (name: string, before?: Uint8Array) => {
    const { declared, hidden, carried, relations, overlaps } = links.get(name)!;
    const { settled = null, shown = null, wholly = null } = decided.get(name) ?? {};
    const definition = fact.measures[name]!;
    let primary = measurePrimaries(cells, name, definition, base, policy);
    if (amounts.has(name)) {
      const telling = tellingAmounts({ fact, cells, policy }, prepared).get(name)!;
      primary = primary.map((flag, cell) => flag | (telling[cell]! > 0 ? 1 : 0));
    }
    let withdrawn = before;
    if (definition.kind === 'total' && definition.of !== fact.base) {
      // Shown only where its count is: the count's own primaries are primaries of the total.
      const count = prepared.get(definition.of)!;
      primary = union(primary, count.primary);
      withdrawn = count.withdrawn;
    }
    const tight =
      definition.kind === 'count' ? measurePrimaries(cells, name, definition, tightBase, high) : primary;
    const nodes = new Set(escalation.get(name));
    for (let cycle = -1; ; nodes.add(cycle)) {
      withdrawn = withdrawnCells(cells, declared, { primary, tight, nodes }, settled, withdrawn);
      cycle = levelOfCycle(cells, declared, withdrawn, tight);
      if (cycle < 0) break;
    }
    withdrawn = union(withdrawn, wholly ? union(hidden, wholly) : hidden);
    const silent = silentCells(cells, declared, withdrawn, settled, shown);
    // What is shown cannot be taken back, should thresholds have been raised since.
    if (shown) primary = primary.map((flag, cell) => (shown[cell] ? 0 : flag));
    const small = smallSums(cells, fact, name, relations.sums, primary, policy);
    prepared.set(name, {
      ...{ name, carried, relations, overlaps, primary, small, withdrawn, silent, settled, shown },
    });
  };
  prepare(fact.base);
  const ofBase = prepared.get(fact.base)!.withdrawn;
  const names = Object.keys(fact.measures).filter(
    (name) => name !== fact.base && fact.measures[name]!.kind !== 'people',
  );
  // An amount follows the counts it would tell, and a total those it is averaged over.
  const rank = (name: string) => (fact.measures[name]!.kind === 'total' ? 2 : amounts.has(name) ? 1 : 0);
  for (const one of [0, 1, 2]) {
    for (const name of names) if (rank(name) === one) prepare(name, ofBase);
  }
  return prepared;
}

/**
 * Where a withdrawn level leaves a cyclic set of shown ones (payer × age, age × priority and priority × payer), what they
 * give away together is bounded by no single table: one with most dimensions is withdrawn as well.
 *
 * @returns that level's node; −1 where the shown levels are acyclic
 */
function levelOfCycle(cells: CellSet, carried: Uint8Array, withdrawn: Uint8Array, tight: Uint8Array): number {
  const shown = new Float64Array(cells.nodes.length);
  const close = new Float64Array(cells.nodes.length);
  cells.nodeOf.forEach((node, cell) => {
    if (!carried[cell] || withdrawn[cell]) return;
    shown[node]!++;
    close[node]! += tight[cell]!;
  });
  const names = cells.nodes.map((node) => attributes(cells, node));
  const rest = new Set(cyclicRest(names.filter((_, n) => shown[n]! > 0)).map((edge) => edge.join()));
  // One more dimension is given up before a margin, and of equals the one with more tight cells.
  const rank = (n: number) =>
    10 * cells.nodes[n]!.dimensions.toString(2).replaceAll('0', '').length + close[n]! / shown[n]!;
  let worst = -1;
  names.forEach((edge, n) => {
    if (shown[n] === 0 || !rest.has([...edge].sort().join())) return;
    if (worst < 0 || rank(n) > rank(worst)) worst = n;
  });
  return worst;
}

/**
 * Where each measure lives and what adds up there, whatever is withheld. Measures that live at the same nodes share their
 * relations.
 *
 * @throws PayerscopeError RELEASE_REFUSED where relations are missing, cyclic or do not add up
 */
export function linkMeasures(
  fact: FactDefinition,
  cells: CellSet,
  families: readonly FamilyTable[],
): LinksOfMeasures {
  const bySignature = new Map<string, { nodes: Uint8Array; names: string[] }>();
  for (const [name, { kind }] of Object.entries(fact.measures)) {
    if (kind === 'people') continue;
    const nodes = carriedNodes(cells, fact, families, name);
    const signature = nodes.join('');
    const group = bySignature.get(signature) ?? { nodes, names: [] };
    group.names.push(name);
    bySignature.set(signature, group);
  }
  const result = new Map<string, Links>();
  for (const { nodes, names } of bySignature.values()) {
    const years = hiddenYears(cells, nodes);
    const relations = linkRelations(cells, union(nodes, years), names);
    const [declared, hidden] = [nodes, years].map((own) =>
      Uint8Array.from(cells.nodeOf, (node) => own[node]!),
    );
    const carried = union(declared!, hidden!);
    const links = { declared: declared!, hidden: hidden!, carried, relations };
    const overlaps = spanOverlaps(cells, declared!);
    for (const name of names) result.set(name, { ...links, overlaps });
  }
  return result;
}

/** Measure → its links; people have none. */
export type LinksOfMeasures = ReadonlyMap<string, Links>;

/** Flags are per cell: published, hidden behind what is, and either. */
interface Links {
  readonly declared: Uint8Array;
  readonly hidden: Uint8Array;
  readonly carried: Uint8Array;
  readonly relations: Relations;
  readonly overlaps: readonly Int32Array[];
}

function union(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((flag, i) => flag | b[i]!);
}
