import type { LinearProgramme, LinearSolver } from './linear-programme.ts';

/** Programmes solved in one dive at most. */
const DEPTH = 24;
/** The share of the broken columns settled at each step, those nearest to a whole number first. */
const SETTLED = 0.25;
/** What the solver's arithmetic may leave of a whole number. */
const TOLERANCE = 1e-6;

/**
 * A solution in whole numbers, or nearly always one: columns that come out broken are rounded and held, a few at a time, and the
 * programme is solved again (diving, the usual first heuristic of mixed-integer solvers). What the held columns leave open
 * the equations mostly settle in whole numbers by themselves.
 *
 * @returns null where rounding led to a dead end
 */
export function solveByDiving(programme: LinearProgramme, solver: LinearSolver): Float64Array | null {
  const optimum = solver.maximise(programme);
  if (!optimum) return null;
  // What counts most is not to be given up for what is rounded on the way, unless there is no other.
  const most = programme.cost.reduce((sofar, worth) => Math.max(sofar, Math.abs(worth)), 0);
  const wished = [...optimum.keys()].filter((column) => Math.abs(programme.cost[column]!) === most);
  const kept = holding(
    programme,
    wished.map((column) => [column, Math.round(optimum[column]!)] as const),
  );
  return dive(kept, optimum, solver) ?? dive(programme, optimum, solver);
}

function dive(programme: LinearProgramme, optimum: Float64Array, solver: LinearSolver): Float64Array | null {
  let held = programme;
  let solution: Float64Array | null = optimum;
  for (let depth = 0; depth < DEPTH && solution; depth++) {
    const broken = brokenColumns(solution);
    if (broken.length === 0) return solution;
    const values = solution;
    const nearest = (column: number): [number, number] => [column, Math.round(values[column]!)];
    const [first] = broken as [number];
    const several = broken.slice(0, Math.ceil(SETTLED * broken.length)).map(nearest);
    const [, near] = nearest(first);
    const other = near > values[first]! ? near - 1 : near + 1;
    solution = null;
    // Several at once; where that leads nowhere, one alone; where that does not either, the other way.
    for (const settled of [several, [nearest(first)], [[first, other] as [number, number]]]) {
      const next = holding(held, settled);
      solution = solver.maximise(next);
      if (!solution) continue;
      held = next;
      break;
    }
  }
  return null;
}

/** Columns that are not whole, those nearest to a whole number first. */
function brokenColumns(solution: Float64Array): number[] {
  const off = (column: number) => Math.abs(solution[column]! - Math.round(solution[column]!));
  return [...solution.keys()]
    .filter((column) => off(column) > TOLERANCE)
    .sort((a, b) => off(a) - off(b) || a - b);
}

function holding(
  programme: LinearProgramme,
  settled: readonly (readonly [number, number])[],
): LinearProgramme {
  const lower = programme.lower.slice();
  const upper = programme.upper.slice();
  for (const [column, value] of settled) lower[column] = upper[column] = value;
  return { ...programme, lower, upper };
}
