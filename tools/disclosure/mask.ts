import { PayerscopeError } from '../errors.ts';
import { declaredNodesOf } from './carried.ts';
import { CellLattice } from './cell-lattice.ts';
import { type CellSet, linkCells } from './cells.ts';
import { decidedCells } from './decided-cells.ts';
import type { PreparedMeasure } from './eliminate.ts';
import {
  addLevels,
  type Escalation,
  escalateAt,
  escalateBase,
  escalationOf,
  levelsIn,
  type MeasureLevel,
} from './escalate.ts';
import type { FactDefinition } from './family-definition.ts';
import type { FamilyTable, MaskedFamily, PublishedFamily } from './family-table.ts';
import { dropTouched, type FinishedSystems } from './finished-systems.ts';
import type { KnownWitness } from './known-witness.ts';
import type { LinearSolver } from './linear-programme.ts';
import { maskAmounts } from './mask-amounts.ts';
import type { MaskContext } from './mask-context.ts';
import { type Masked, maskCounts } from './mask-counts.ts';
import { measureSystems } from './measure-systems.ts';
import { createPolicy, type DisclosurePolicy } from './policy.ts';
import { linkMeasures, prepareMeasures } from './prepare-measures.ts';
import { cellTiers, tieBreakers } from './publication-order.ts';
import { rememberOptima } from './remember-optima.ts';
import { undecided } from './undecided.ts';
import { withPublished, yearsSummed } from './with-published.ts';

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
  /** Numbers that must stay uncertain, and linear programmes solved to show that they do. */
  readonly targets: number;
  readonly programmes: number;
  /** Family → measure → figures. */
  readonly families: Readonly<Record<string, Readonly<Record<string, MeasureReport>>>>;
}

/** One fact, decided. */
export interface MaskedFact {
  readonly masked: readonly MaskedFamily[];
  readonly report: MaskReport;
  /** What the proof rests on, for the next release of a chain. */
  readonly witnesses: readonly KnownWitness[];
  /** Levels that were withdrawn for want of proofs, beside those with too many small cells. */
  readonly withdrawn: readonly MeasureLevel[];
}

/**
 * Decides what of one fact may be shown: the disclosure rules over all its families as one linked system. Levels without
 * which no proof is found are withheld as a whole, and all is masked anew.
 *
 * Cells that earlier releases of a chain published belong to that system whether or not this one has them: the shown
 * ones are known, the withheld ones are the same unknowns as before, and only cells that are new are decided about.
 *
 * @param families dense true values (see `densify`), every family of the fact
 * @param policy thresholds to raise above the minimum
 * @param tieKey secret of the builder that breaks ties among equal cells, the same in every rebuild
 * @param solver proposes witnesses; it need not be trusted
 * @returns flags per family, measure and row (1 withheld) and figures for people
 * @throws PayerscopeError RELEASE_REFUSED on any doubt: rows or sums missing, families that contradict each other, a
 *   cyclic set of families, a small number that follows from published ones, of this release or of earlier ones
 */
export function maskFact({
  fact,
  families,
  policy: raised,
  tieKey,
  solver,
  sensitive,
  published = [],
  known = [],
  withdrawn = [],
  givenAway = [],
  found = [],
}: {
  fact: FactDefinition;
  families: readonly FamilyTable[];
  policy?: Partial<DisclosurePolicy>;
  tieKey: string;
  solver: LinearSolver;
  /** Family → one flag per row: 1 where the base is a primary for reasons outside this release. */
  sensitive?: ReadonlyMap<string, Uint8Array>;
  /** What earlier releases of the chain published of these families: it stays as it is, shown or withheld. */
  published?: readonly PublishedFamily[];
  /** The witnesses that the last release of the chain rests on. */
  known?: readonly KnownWitness[];
  /** Levels to withdraw in any case: what masking the same families before came to. */
  withdrawn?: readonly MeasureLevel[];
  /** Where something of these families, masked so, was found to be given away all the same: withheld more coarsely. */
  givenAway?: readonly MeasureLevel[];
  /** The witnesses of these families masked before: most hold still. Given in a chain, where they are many. */
  found?: readonly KnownWitness[];
}): MaskedFact {
  const policy = createPolicy(raised);
  const systems = measureSystems(fact);
  assertDeclared(fact, families);
  const joined = published.length === 0 ? families : withPublished(fact, families, published);
  const cells = linkCells(fact, joined);
  const decided = published.length === 0 ? new Map() : decidedCells(fact, cells, joined, published);
  const links = linkMeasures(fact, cells, joined);
  const context: MaskContext = {
    fact,
    cells,
    lattice: new CellLattice(cells, links.get(fact.base)!.relations.sums),
    policy,
    tiers: cellTiers(cells),
    tie: tieBreakers(cells, tieKey),
    continued: published.length > 0,
    known,
    cellOf: new Map(cells.keys.map((key, cell) => [key, cell])),
    found: [...found],
  };
  const escalation = escalationOf(cells, withdrawn);
  const flagged = sensitiveCells(cells, sensitive);
  const prepare = () => prepareMeasures(fact, cells, links, policy, flagged, escalation, decided);
  if (givenAway.length > 0) {
    const more = escalateAt(cells, undecided(prepare()), fact, givenAway);
    for (const [name, nodes] of more ?? []) addLevels(escalation, name, nodes);
  }
  const finished: FinishedSystems = { counts: null, amounts: new Map() };
  const remembering = rememberOptima(solver);
  for (;;) {
    const prepared = prepare();
    const all = attempt(context, systems, prepared, remembering, finished);
    if ('escalation' in all) {
      dropTouched(finished, fact, all.escalation);
      for (const [name, nodes] of all.escalation) addLevels(escalation, name, nodes);
      continue;
    }
    const results = families.map((family) => project(cells, fact.base, family, prepared, all.flags));
    const { expected, found } = prepared.get(fact.base)!.relations;
    return {
      masked: results.map((result) => result.masked),
      witnesses: named(all.witnesses, yearsSummed(families)),
      withdrawn: levelsIn(cells, escalation),
      report: {
        fact: fact.name,
        cells: cells.keys.length,
        relationsExpected: expected,
        relationsFound: found,
        targets: all.targets,
        programmes: all.programmes,
        families: Object.fromEntries(results.map(({ masked, figures }) => [masked.name, figures])),
      },
    };
  }
}

/** Each once; releases of a chain name the sum of all years by its years. */
function named(witnesses: readonly KnownWitness[], span: string): KnownWitness[] {
  const inFull = (key: string) => key.replace('["all","all"', `["all",${JSON.stringify(span)}`);
  const all = witnesses.map((entries) =>
    entries.map(([measure, key, shift]) => [measure, inFull(key), shift] as const),
  );
  return [...new Map(all.map((entries) => [JSON.stringify(entries), entries])).values()];
}

/** The flags of rows as flags of cells. */
function sensitiveCells(
  cells: CellSet,
  sensitive: ReadonlyMap<string, Uint8Array> | undefined,
): Uint8Array | null {
  if (!sensitive) return null;
  const flags = new Uint8Array(cells.keys.length);
  for (const [family, rows] of sensitive) {
    cells.cellOfRow.get(family)?.forEach((cell, row) => {
      if (rows[row]) flags[cell] = 1;
    });
  }
  return flags;
}

/** Counts first, then dollars; or levels without which it would work. */
function attempt(
  context: MaskContext,
  systems: readonly (readonly string[])[],
  prepared: ReadonlyMap<string, PreparedMeasure>,
  solver: LinearSolver,
  finished: FinishedSystems,
): Masked | { escalation: Escalation } {
  const { fact, cells, continued } = context;
  const ofDollars = (names: readonly string[]) => fact.measures[names[0]!]!.kind === 'dollars';
  try {
    const ofCounts = systems.filter((names) => !ofDollars(names));
    const counts = finished.counts ?? maskCounts(context, ofCounts, prepared, solver);
    if ('escalation' in counts) return counts;
    finished.counts = counts;
    return maskAmounts(context, systems.filter(ofDollars), prepared, counts, finished.amounts, solver);
  } catch (error) {
    const columns = error instanceof PayerscopeError ? error.details['columns'] : undefined;
    if (!Array.isArray(columns)) throw continued ? beside(error) : error;
    const exposed = columns.map((column) => Number(column) % cells.keys.length);
    const escalation = escalateBase(cells, undecided(prepared).get(fact.base)!, exposed);
    if (!escalation) throw continued ? beside(error) : error;
    return { escalation };
  }
}

/** What can be done where nothing that is new can be withheld any more. */
function beside(error: unknown): unknown {
  if (!(error instanceof PayerscopeError) || error.code !== 'RELEASE_REFUSED') return error;
  return new PayerscopeError(
    'RELEASE_REFUSED',
    `${error.message.replace(/\.$/, '')}; earlier releases cannot be taken back, so build the next quarter instead, or start a chain in another data directory for people who have not seen them.`,
    { cause: error },
  );
}

/** The flags and figures of one family; what it does not declare is withheld and not counted. */
function project(
  cells: CellSet,
  base: string,
  family: FamilyTable,
  prepared: ReadonlyMap<string, PreparedMeasure>,
  withheld: ReadonlyMap<string, Uint8Array>,
): { masked: MaskedFamily; figures: Record<string, MeasureReport> } {
  // What only earlier releases had follows after the rows of this one.
  const rows = cells.cellOfRow.get(family.name)!.subarray(0, family.rows.length);
  // People are withheld exactly where the base is.
  const people = prepared.get(base)!;
  const flags: Record<string, Uint8Array> = {};
  const wholly: Record<string, Uint8Array> = {};
  const figures: Record<string, MeasureReport> = {};
  for (const measure of new Set(family.definition.measures.flatMap((group) => group.names))) {
    const nodes = declaredNodesOf(cells, family, measure);
    const { primary: own, withdrawn } = prepared.get(measure) ?? people;
    const hidden = withheld.get(measure)!;
    let [count, first, all] = [0, 0, 0];
    flags[measure] = Uint8Array.from(rows, (cell) => {
      if (!nodes[cells.nodeOf[cell]!]) return 1;
      count++;
      first += own[cell]!;
      all += hidden[cell]!;
      return hidden[cell]!;
    });
    wholly[measure] = Uint8Array.from(rows, (cell) => nodes[cells.nodeOf[cell]!]! & withdrawn[cell]!);
    figures[measure] = { cells: count, primaries: first, complements: all - first, withheld: all };
  }
  return { masked: { name: family.name, withheld: flags, wholly }, figures };
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
