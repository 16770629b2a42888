import { type Cell, type FactCells, type FamilyCells, levelOf } from './fact-cells.ts';
import { type TimeAtoms, timeAtoms } from './time-atoms.ts';

/**
 * The finest cells of one family: combinations of members × atoms of time. A family whose widest level is not
 * published has one block per widest level it does publish.
 *
 * A leaf is numbered combination · atoms + atom.
 */
export interface Block {
  /** The family, with the cells the measure lives at. */
  readonly family: FamilyCells;
  readonly dimensions: readonly string[];
  /** The family's cells that are sums of its leaves, by number. */
  readonly cells: ReadonlySet<number>;
  readonly combinations: readonly ReadonlyMap<string, string>[];
  readonly time: TimeAtoms;
  /** Leaves outside every row of the periods around them: no such combination existed, so they are 0. */
  readonly absent: Uint8Array;
  readonly leaves: number;
  /** Combinations that agree with these members on the dimensions named. */
  matching(members: ReadonlyMap<string, string>): readonly number[];
  /** The leaves a cell is the sum of; null where the block's dimensions or periods do not hold it. */
  leavesOf(cell: Pick<Cell, 'period' | 'members'>): readonly number[] | null;
  /** The same for any atoms. */
  leavesIn(members: ReadonlyMap<string, string>, atoms: readonly number[]): readonly number[];
}

/**
 * Cuts each family of a fact into its finest cells of one measure: at the levels and grains where the measure is shown
 * at all. What is withheld wholly says nothing, and whatever it could be agrees with its margins.
 */
export function blocksOf(fact: FactCells, measure: string): Block[] {
  return fact.families.flatMap((family) => {
    const living = family.living.get(measure);
    if (!living) return [];
    const cells = family.cells.filter((number) => living.has(levelOf(fact.cells[number]!)));
    const levels = new Map<string, readonly string[]>();
    for (const number of cells) {
      const dimensions = [...fact.cells[number]!.members.keys()];
      levels.set(dimensions.join(), dimensions);
    }
    const all = [...levels.values()];
    const widest = all.filter(
      (one) => !all.some((other) => other.length > one.length && one.every((d) => other.includes(d))),
    );
    const periods = new Map(
      cells.map((number) => [fact.cells[number]!.period.key, fact.cells[number]!.period]),
    );
    const time = timeAtoms([...periods.values()], fact.isAsOf);
    return widest.map((dimensions) => blockOf(fact, { ...family, cells }, dimensions, time));
  });
}

function blockOf(
  fact: FactCells,
  family: FamilyCells,
  dimensions: readonly string[],
  time: TimeAtoms,
): Block {
  const combinations: ReadonlyMap<string, string>[] = [];
  const numbers = new Map<string, number>();
  const rows = new Set<string>();
  const periods = new Set<string>();
  for (const number of family.cells) {
    const { members, period } = fact.cells[number]!;
    if (members.size !== dimensions.length || !dimensions.every((d) => members.has(d))) continue;
    const key = JSON.stringify([...members.values()]);
    if (!numbers.has(key)) {
      numbers.set(key, combinations.length);
      combinations.push(members);
    }
    rows.add(`${numbers.get(key)} ${period.key}`);
    periods.add(period.key);
  }
  const atoms = time.months.length;
  const absent = new Uint8Array(combinations.length * atoms);
  // A level may be shown by coarser periods only than what is summed from it, or by none around some months (those
  // of an incomplete year, where it is shown by year): its leaves are there all the same.
  const around = time.months.map((_, atom) =>
    [...time.of].filter(([key, list]) => periods.has(key) && list.includes(atom)).map(([key]) => key),
  );
  combinations.forEach((_, c) => {
    around.forEach((keys, atom) => {
      if (keys.length > 0 && !keys.some((key) => rows.has(`${c} ${key}`))) absent[c * atoms + atom] = 1;
    });
  });

  const byLevel = new Map<string, Map<string, number[]>>();
  const none: readonly number[] = [];
  const search = (members: ReadonlyMap<string, string>): readonly number[] => {
    const named = [...members.keys()];
    const level = named.join();
    let groups = byLevel.get(level);
    if (!groups) {
      groups = new Map();
      for (const [c, combination] of combinations.entries()) {
        const key = JSON.stringify(named.map((dimension) => combination.get(dimension)));
        const group = groups.get(key);
        if (group) group.push(c);
        else groups.set(key, [c]);
      }
      byLevel.set(level, groups);
    }
    return groups.get(JSON.stringify([...members.values()])) ?? none;
  };
  // Cells of all periods and the combinations themselves share their members, and are asked for again and again.
  const matched = new WeakMap<ReadonlyMap<string, string>, readonly number[]>();
  const matching: Block['matching'] = (members) => {
    const known = matched.get(members) ?? search(members);
    matched.set(members, known);
    return known;
  };
  const leavesIn: Block['leavesIn'] = (members, list) => {
    const found: number[] = [];
    for (const c of matching(members)) {
      for (const atom of list) if (!absent[c * atoms + atom]) found.push(c * atoms + atom);
    }
    return found;
  };
  const holds = [...family.cells].filter((number) =>
    [...fact.cells[number]!.members.keys()].every((dimension) => dimensions.includes(dimension)),
  );
  return {
    family,
    dimensions,
    cells: new Set(holds),
    combinations,
    time,
    absent,
    leaves: combinations.length * atoms,
    matching,
    leavesIn,
    leavesOf: ({ members, period }) => {
      const list = time.of.get(period.key);
      if (!list || ![...members.keys()].every((d) => dimensions.includes(d))) return null;
      return leavesIn(members, list);
    },
  };
}
