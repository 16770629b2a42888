import type { CellSystem } from './read-cells.ts';

/** Cell to factor, and the constant: Σ factor · cell = constant. */
interface Equation {
  readonly factors: Map<string, number>;
  constant: number;
}

const NEARLY_ZERO = 1e-9;

/** What the published cells say of the withheld ones. */
function equationsOf({ cells, sums }: CellSystem): Equation[] {
  return sums.flatMap(({ total, parts }) => {
    const equation: Equation = { factors: new Map(), constant: 0 };
    for (const [cell, factor] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const value = cells.get(cell) ?? null;
      if (value !== null) equation.constant -= factor * value;
      else equation.factors.set(cell, (equation.factors.get(cell) ?? 0) + factor);
    }
    return equation.factors.size === 0 ? [] : [equation];
  });
}

/** Gauss and Jordan: each leading cell in terms of free ones. */
function solve(equations: readonly Equation[]): Map<string, Equation> {
  const solved = new Map<string, Equation>();
  const subtract = (from: Equation, what: Equation, times: number): void => {
    for (const [cell, factor] of what.factors) {
      const left = (from.factors.get(cell) ?? 0) - times * factor;
      if (Math.abs(left) < NEARLY_ZERO) from.factors.delete(cell);
      else from.factors.set(cell, left);
    }
    from.constant -= times * what.constant;
  };
  for (const { factors, constant } of equations) {
    const row: Equation = { factors: new Map(factors), constant };
    for (const [lead, known] of solved) {
      const factor = row.factors.get(lead);
      if (factor !== undefined) subtract(row, known, factor);
    }
    const [lead, factor] = [...row.factors][0] ?? [];
    if (lead === undefined || factor === undefined) {
      if (Math.abs(row.constant) > NEARLY_ZERO) throw new Error('the published cells contradict each other');
      continue;
    }
    for (const cell of row.factors.keys()) row.factors.set(cell, row.factors.get(cell)! / factor);
    row.constant /= factor;
    for (const other of solved.values()) {
      const times = other.factors.get(lead);
      if (times !== undefined) subtract(other, row, times);
    }
    solved.set(lead, row);
  }
  return solved;
}

/** The withheld cells that follow from the published ones by arithmetic alone. */
export function derivable(system: CellSystem): string[] {
  return [...solve(equationsOf(system))]
    .flatMap(([cell, { factors }]) => (factors.size === 1 ? [cell] : []))
    .sort();
}

/**
 * Every value a withheld cell may have, by trying all whole numbers for the cells that are free: for tables of a
 * handful of withheld cells only.
 *
 * @param least what a withheld cell is at least; zeros are shown, so a withheld count is at least 1
 * @returns the smallest and the largest
 */
export function possibleValues(system: CellSystem, target: string, least = 1): { low: number; high: number } {
  const most = Math.max(...[...system.cells.values()].map((value) => value ?? 0));
  const rows = connected([...solve(equationsOf(system))], target);
  const free = [
    ...new Set(rows.flatMap(([lead, { factors }]) => [...factors.keys()].filter((cell) => cell !== lead))),
  ];
  if (free.length > 5) throw new Error(`${free.length} cells are free: too many to try all`);
  // Before the target is chosen its own row bounds nothing: it comes first where it is free itself.
  free.sort((a, b) => Number(b === target) - Number(a === target));
  const values = new Map<string, number>();
  const found = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };

  /** Whether every leading cell can still be at least `least`, whatever the cells not chosen yet are. */
  const canBe = (): boolean =>
    rows.every(([lead, { factors, constant }]) => {
      let best = constant;
      for (const [cell, factor] of factors) {
        if (cell === lead) continue;
        best -= factor * (values.get(cell) ?? (factor > 0 ? least : most));
      }
      return best >= least - NEARLY_ZERO;
    });
  const amountOf = (cell: string): number => {
    const row = rows.find(([lead]) => lead === cell)?.[1];
    if (row === undefined) return values.get(cell)!;
    return [...row.factors].reduce(
      (sum, [other, factor]) => (other === cell ? sum : sum - factor * values.get(other)!),
      row.constant,
    );
  };
  const tryFrom = (at: number): void => {
    if (!canBe()) return;
    if (at === free.length) {
      const value = amountOf(target);
      found.low = Math.min(found.low, value);
      found.high = Math.max(found.high, value);
      return;
    }
    for (let value = least; value <= most; value += 1) {
      values.set(free[at]!, value);
      tryFrom(at + 1);
    }
    values.delete(free[at]!);
  };
  tryFrom(0);
  return found;
}

/** The rows that say anything about the target, directly or through others. */
function connected(rows: readonly [string, Equation][], target: string): [string, Equation][] {
  const reached = new Set([target]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [, { factors }] of rows) {
      const names = [...factors.keys()];
      if (!names.some((name) => reached.has(name)) || names.every((name) => reached.has(name))) continue;
      for (const name of names) reached.add(name);
      grew = true;
    }
  }
  return rows.filter(([lead]) => reached.has(lead));
}
