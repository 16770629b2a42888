import { PayerscopeError } from '../errors.ts';
import { carriedNodes, declaredNodesOf } from './carried.ts';
import { type CellSet, linkCells } from './cells.ts';
import { withholdComplements } from './complement.ts';
import type { FactDefinition } from './family-definition.ts';
import type { FamilyTable, MaskedFamily, PublishedFamily } from './family-table.ts';
import { buildSystem, type MaskContext, type MeasureState } from './mask-system.ts';
import { measureSystems } from './measure-systems.ts';
import { createPolicy, type DisclosurePolicy } from './policy.ts';
import { basePrimaries, measurePrimaries } from './primary.ts';
import { cellTiers, tieBreakers } from './publication-order.ts';
import { linkRelations, type Relations } from './relations.ts';
import { countDetermined } from './verify-mask.ts';

/** What the mask did to one measure of one family; cells are those at which the family declares it. */
export interface MeasureReport {
  readonly cells: number;
  readonly primaries: number;
  readonly complements: number;
  readonly withheld: number;
}

export interface MaskReport {
  readonly fact: string;
  readonly cells: number;
  /** Sums among the cells of the fact: both are equal, or the mask has refused. */
  readonly relationsExpected: number;
  readonly relationsFound: number;
  /** Family → measure → figures. */
  readonly families: Readonly<Record<string, Readonly<Record<string, MeasureReport>>>>;
}

/**
 * Decides what of one fact may be shown: steps 1 to 4 of the disclosure rules over all its families as one
 * linked system.
 *
 * @param families dense true values (see `densify`), every family of the fact
 * @param policy thresholds to raise above the minimum
 * @param tieKey secret of the builder that breaks ties among equal cells, the same in every rebuild
 * @returns flags per family, measure and row (1 withheld), and figures for people
 * @throws PayerscopeError RELEASE_REFUSED on any doubt: rows or sums missing, families that contradict each other, a
 *   cyclic set of families, a small number that follows from published ones
 */
export function maskFact({
  fact,
  families,
  policy: raised,
  tieKey,
}: {
  fact: FactDefinition;
  families: readonly FamilyTable[];
  policy?: Partial<DisclosurePolicy>;
  tieKey: string;
  /** Family → one flag per row: 1 where the base is a primary for reasons outside this release. */
  sensitive?: ReadonlyMap<string, Uint8Array>;
  /** What earlier releases of the chain published of these families. */
  published?: readonly PublishedFamily[];
}): { masked: MaskedFamily[]; report: MaskReport } {
  const policy = createPolicy(raised);
  const systems = measureSystems(fact);
  assertDeclared(fact, families);
  const cells = linkCells(fact, families);
  const context: MaskContext = {
    fact,
    cells,
    policy,
    tiers: cellTiers(cells),
    tie: tieBreakers(cells, tieKey),
  };
  const relationsOf = linkMeasures(fact, cells, families);
  // A measure bound to the base may need more of the base withheld: then all is masked anew around that.
  let forced: Uint8Array = new Uint8Array(cells.keys.length);
  let flags: MeasureFlags | Uint8Array = forced;
  do {
    flags = maskMeasures(context, systems, relationsOf, forced);
    if (flags instanceof Uint8Array) forced = union(forced, flags);
  } while (flags instanceof Uint8Array);
  const { primaries, withheld } = flags;

  const results = families.map((family) => project(cells, family, primaries, withheld));
  const { expected, found } = relationsOf.get(fact.base)!.relations;
  return {
    masked: results.map((result) => result.masked),
    report: {
      fact: fact.name,
      cells: cells.keys.length,
      relationsExpected: expected,
      relationsFound: found,
      families: Object.fromEntries(results.map(({ masked, figures }) => [masked.name, figures])),
    },
  };
}

interface MeasureFlags {
  /** Measure → one flag per cell. */
  readonly primaries: Map<string, Uint8Array>;
  readonly withheld: Map<string, Uint8Array>;
}

/**
 * Masks one system of measures after the other.
 *
 * @param extra cells whose base is withheld whatever its own mask says
 * @returns the flags of all measures, or the larger set of cells whose base must be withheld
 */
function maskMeasures(
  context: MaskContext,
  systems: readonly string[][],
  relationsOf: ReadonlyMap<string, { carried: Uint8Array; relations: Relations }>,
  extra: Uint8Array,
): MeasureFlags | Uint8Array {
  const { fact, cells, policy } = context;
  const base = basePrimaries(cells, fact, policy);
  const primaries = new Map<string, Uint8Array>();
  const withheld = new Map<string, Uint8Array>();

  const stateOf = (name: string): MeasureState => {
    const { carried, relations } = relationsOf.get(name)!;
    const own = withheld.get(name);
    if (own) return { name, carried, relations, primary: primaries.get(name)!, forced: own, finished: true };
    const definition = fact.measures[name]!;
    let primary = measurePrimaries(cells, name, definition, base, policy);
    let forced = withheld.get(fact.base) ?? extra;
    if (definition.kind === 'total' && definition.of !== fact.base) {
      // Shown only where its count is: the count's own primaries are primaries of the total.
      primary = union(primary, primaries.get(definition.of)!);
      forced = union(forced, withheld.get(definition.of)!);
    }
    primaries.set(name, primary);
    return { name, carried, relations, primary, forced, finished: false };
  };

  for (const names of systems) {
    const states = names.map(stateOf);
    const system = buildSystem(context, states);
    const flags = withholdComplements(system);
    for (let c = 0; c < flags.length; c++) if (system.primary[c] || system.forced[c]) flags[c] = 1;
    const n = cells.keys.length;
    const at = states.findIndex((state) => state.finished);
    const reserve = flags.map((flag, c) => flag & system.reserve[c]!);
    if (reserve.includes(1)) return reserve.slice(at * n, (at + 1) * n);
    const zeros = flags.some((flag, c) => flag === 1 && system.known[c] === 1);
    const exposed = countDetermined(system, flags) + (zeros ? countDetermined(system, flags, true) : 0);
    if (exposed > 0) {
      throw new PayerscopeError(
        'RELEASE_REFUSED',
        `${exposed} small numbers of ${system.subject} would follow from published ones: the release is not published.`,
      );
    }
    states.forEach(({ name }, k) => {
      withheld.set(name, flags.slice(k * n, (k + 1) * n));
    });
  }
  for (const [name, definition] of Object.entries(fact.measures)) {
    if (definition.kind !== 'people') continue;
    primaries.set(name, measurePrimaries(cells, name, definition, base, policy));
    withheld.set(name, union(withheld.get(fact.base)!, primaries.get(name)!));
  }
  return { primaries, withheld };
}

/** Measures that live at the same nodes share their relations. */
function linkMeasures(fact: FactDefinition, cells: CellSet, families: readonly FamilyTable[]) {
  const bySignature = new Map<string, { nodes: Uint8Array; names: string[] }>();
  for (const [name, { kind }] of Object.entries(fact.measures)) {
    if (kind === 'people') continue;
    const nodes = carriedNodes(cells, fact, families, name);
    const signature = nodes.join('');
    const group = bySignature.get(signature) ?? { nodes, names: [] };
    group.names.push(name);
    bySignature.set(signature, group);
  }
  const result = new Map<string, { carried: Uint8Array; relations: Relations }>();
  for (const { nodes, names } of bySignature.values()) {
    const relations = linkRelations(cells, nodes, names);
    const carried = Uint8Array.from(cells.nodeOf, (node) => nodes[node]!);
    for (const name of names) result.set(name, { carried, relations });
  }
  return result;
}

/** The flags and figures of one family; what it does not declare is withheld and not counted. */
function project(
  cells: CellSet,
  family: FamilyTable,
  primaries: ReadonlyMap<string, Uint8Array>,
  withheld: ReadonlyMap<string, Uint8Array>,
): { masked: MaskedFamily; figures: Record<string, MeasureReport> } {
  const rows = cells.cellOfRow.get(family.name)!;
  const flags: Record<string, Uint8Array> = {};
  const figures: Record<string, MeasureReport> = {};
  for (const measure of new Set(family.definition.measures.flatMap((group) => group.names))) {
    const nodes = declaredNodesOf(cells, family, measure);
    const [own, hidden] = [primaries.get(measure)!, withheld.get(measure)!];
    let [count, first, all] = [0, 0, 0];
    flags[measure] = Uint8Array.from(rows, (cell) => {
      if (!nodes[cells.nodeOf[cell]!]) return 1;
      count++;
      first += own[cell]!;
      all += hidden[cell]!;
      return hidden[cell]!;
    });
    figures[measure] = { cells: count, primaries: first, complements: all - first, withheld: all };
  }
  return { masked: { name: family.name, withheld: flags }, figures };
}

function assertDeclared(fact: FactDefinition, families: readonly FamilyTable[]): void {
  for (const { name, definition } of families) {
    const unknown = definition.measures
      .flatMap((group) => group.names)
      .find((measure) => !fact.measures[measure]);
    if (definition.fact === fact.name && unknown === undefined) continue;
    const what =
      unknown === undefined ? `belongs to ${definition.fact}` : `declares the unknown measure ${unknown}`;
    throw new PayerscopeError('RELEASE_REFUSED', `Family ${name} ${what}: correct its declaration.`);
  }
}

function union(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((flag, i) => flag | b[i]!);
}
