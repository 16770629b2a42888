import type { AuditSystem } from './audit-system.ts';
import { bitsOf, type CellSet } from './cells.ts';
import type { PreparedMeasure } from './eliminate.ts';
import type { FactDefinition } from './family-definition.ts';
import { fineness } from './periods.ts';
import { isFiner } from './withdraw.ts';

/** A measure at a level: a grain and the dimensions that are not rolled up. */
export interface MeasureLevel {
  readonly measure: string;
  readonly grain: string;
  readonly dimensions: readonly string[];
}

/** Levels to withdraw on top of those with too many small cells: measure → nodes. */
export type Escalation = Map<string, Set<number>>;

/** Adds levels of a measure to those that are withdrawn already. */
export function addLevels(escalation: Escalation, measure: string, nodes: Iterable<number>): void {
  escalation.set(measure, new Set([...(escalation.get(measure) ?? []), ...nodes]));
}

/** The share of a level's cells that may be left without witnesses for repairs; where it is more, a level is withdrawn. */
const REPAIRABLE = 0.1;

/**
 * What to withdraw where targets stay without witnesses: their own level or, where that is withdrawn already, the next coarser
 * one that bounds it, in time first; where there is none for any of them, see {@link furtherLevels}.
 *
 * @param unproven targets by index
 * @param measureOf measure of a column; undefined for what is derived from several
 * @param onlyMany leaves levels alone in which few targets are left: repairs are likely to find what is missing
 * @returns null where there is nothing to withdraw
 */
export function escalate(
  cells: CellSet,
  prepared: ReadonlyMap<string, PreparedMeasure>,
  fact: Pick<FactDefinition, 'base' | 'identities'>,
  { system, measureOf }: { system: AuditSystem; measureOf: (column: number) => string | undefined },
  unproven: readonly number[],
  onlyMany: boolean,
): Escalation | null {
  const groups = new Map<string, { measure: string; node: number; unproven: number }>();
  // What is defined by others is of the first one's level.
  const first = new Map(system.rows.map(({ defines, columns }) => [defines, columns[0]!]));
  const groupOf = (t: number) => {
    const { column } = system.targets[t]!;
    const measure = measureOf(column) ?? measureOf(first.get(column) ?? -1);
    if (measure === undefined) return null;
    const node = cells.nodeOf[system.cellOf[column]!]!;
    const key = `${measure} ${node}`;
    const group = groups.get(key) ?? { measure, node, unproven: 0 };
    groups.set(key, group);
    return group;
  };
  for (const t of unproven) {
    const group = groupOf(t);
    if (group) group.unproven++;
  }
  const result: Escalation = new Map();
  for (const { measure, node, unproven: left } of groups.values()) {
    if (onlyMany && left <= REPAIRABLE * sizeOf(cells, prepared.get(measure)!, node)) continue;
    const next = nextLevel(cells, prepared.get(measure)!, node);
    if (next < 0) continue;
    addLevels(result, measure, [next]);
  }
  if (result.size > 0) return result;
  if (onlyMany) return null;
  for (const { measure, node } of groups.values()) {
    for (const [name, nodes] of furtherLevels(cells, prepared, fact, measure, node))
      addLevels(result, name, nodes);
  }
  return result.size > 0 ? result : null;
}

/**
 * What to withdraw where elimination finds no complement left: levels of the base, beside which all else is shown.
 *
 * @param exposed cells of what would follow
 * @returns null where there is nothing to withdraw
 */
export function escalateBase(
  cells: CellSet,
  base: PreparedMeasure,
  exposed: readonly number[],
): Escalation | null {
  const nodes = new Set(exposed.map((cell) => nextLevel(cells, base, cells.nodeOf[cell]!)));
  nodes.delete(-1);
  return nodes.size > 0 ? new Map([[base.name, nodes]]) : null;
}

/**
 * What to withdraw where something was found to be given away: the level it stands at or the next coarser one that is
 * shown; where there is none, see {@link furtherLevels}. People are withheld with the base.
 *
 * @returns null where there is nothing to withdraw
 */
export function escalateAt(
  cells: CellSet,
  prepared: ReadonlyMap<string, PreparedMeasure>,
  fact: Pick<FactDefinition, 'base' | 'identities'>,
  found: readonly MeasureLevel[],
): Escalation | null {
  const result: Escalation = new Map();
  for (const { measure, ...level } of found) {
    const of = prepared.get(measure) ?? prepared.get(fact.base)!;
    const node = nodeAt(cells, level);
    if (node < 0) continue;
    const next = nextLevel(cells, of, node);
    if (next >= 0) addLevels(result, of.name, [next]);
    else
      for (const [name, nodes] of furtherLevels(cells, prepared, fact, of.name, node))
        addLevels(result, name, nodes);
  }
  return result.size > 0 ? result : null;
}

/**
 * What to withdraw where a level and all coarser ones of its measure are withdrawn (in a chain the rest may be published
 * already): all finer ones; then what it makes up a whole with; then all that is shown of the measure; at last all that is
 * shown of what it makes up a whole with.
 *
 * @returns the first of these that is shown still; empty where nothing is
 */
function furtherLevels(
  cells: CellSet,
  prepared: ReadonlyMap<string, PreparedMeasure>,
  { base, identities }: Pick<FactDefinition, 'base' | 'identities'>,
  measure: string,
  node: number,
): Escalation {
  const own = prepared.get(measure)!;
  const bound = identities.filter(({ total, parts }) => total === measure || parts.includes(measure));
  const others = (names: readonly string[]) => names.filter((name) => name !== measure && name !== base);
  const parts = others(bound.flatMap((one) => one.parts));
  const all = others(bound.flatMap((one) => [one.total, ...one.parts]));
  const next = (name: string) => [nextLevel(cells, prepared.get(name)!, node)].filter((n) => n >= 0);
  const shown = (name: string) => shownNodes(cells, prepared.get(name)!);
  const steps: (() => (readonly [string, readonly number[]])[])[] = [
    () => [[measure, shownNodes(cells, own).filter((n) => isFiner(cells.nodes[n]!, cells.nodes[node]!))]],
    () => parts.map((name) => [name, next(name)]),
    () => [[measure, shown(measure)]],
    () => all.map((name) => [name, shown(name)]),
  ];
  const result: Escalation = new Map();
  for (const step of steps) {
    for (const [name, nodes] of step()) if (nodes.length > 0) addLevels(result, name, nodes);
    if (result.size > 0) break;
  }
  return result;
}

function shownNodes(cells: CellSet, measure: PreparedMeasure): number[] {
  const live = liveCells(cells, measure);
  return cells.nodes.map((_, n) => n).filter((n) => live[n]! > 0);
}

/** Levels by name as nodes of the cells; those that no family has any more are left out. */
export function escalationOf(cells: CellSet, levels: readonly MeasureLevel[]): Escalation {
  const result: Escalation = new Map();
  for (const { measure, ...level } of levels) {
    const node = nodeAt(cells, level);
    if (node >= 0) addLevels(result, measure, [node]);
  }
  return result;
}

/** The reverse of {@link escalationOf}. */
export function levelsIn(cells: CellSet, escalation: Escalation): MeasureLevel[] {
  return [...escalation].flatMap(([measure, nodes]) =>
    [...nodes].map((n) => {
      const { grain, dimensions } = cells.nodes[n]!;
      return { measure, grain, dimensions: cells.dimensions.filter((_, d) => dimensions & (1 << d)) };
    }),
  );
}

function nodeAt(cells: CellSet, { grain, dimensions }: Omit<MeasureLevel, 'measure'>): number {
  const bits = bitsOf(dimensions, cells.dimensions);
  return cells.nodes.findIndex((node) => node.grain === grain && node.dimensions === bits);
}

/**
 * The node itself or the nearest coarser one that is not withdrawn, of several the one with fewest cells; −1 where all are
 * withdrawn.
 */
function nextLevel(cells: CellSet, measure: PreparedMeasure, node: number): number {
  const live = liveCells(cells, measure);
  if (live[node]! > 0) return node;
  const own = cells.nodes[node]!;
  const rank = (n: number) => distance(own, cells.nodes[n]!) + live[n]! / cells.keys.length;
  let best = -1;
  for (let n = 0; n < cells.nodes.length; n++) {
    if (live[n] === 0 || !isFiner(own, cells.nodes[n]!)) continue;
    if (best < 0 || rank(n) < rank(best)) best = n;
  }
  return best;
}

/** Cells per node that are not withdrawn. */
function liveCells(cells: CellSet, { carried, withdrawn }: PreparedMeasure): number[] {
  const live = cells.nodes.map(() => 0);
  cells.nodeOf.forEach((n, cell) => {
    if (carried[cell] && !withdrawn[cell]) live[n]!++;
  });
  return live;
}

function sizeOf(cells: CellSet, { carried }: PreparedMeasure, node: number): number {
  return cells.nodeOf.reduce((size, n, cell) => size + (n === node ? carried[cell]! : 0), 0);
}

/** Giving up a dimension loses more than giving up a step of time. */
function distance(fine: CellSet['nodes'][number], coarse: CellSet['nodes'][number]): number {
  let dropped = 0;
  for (let bits = fine.dimensions & ~coarse.dimensions; bits > 0; bits &= bits - 1) dropped++;
  return 10 * dropped + fineness(fine.grain) - fineness(coarse.grain);
}
