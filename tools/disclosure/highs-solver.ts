import type { LinearProgramme, LinearSolver } from './linear-programme.ts';

/** Steps after which a programme counts as unsolved; no seconds, so that slow machines decide as quick ones do. */
const ITERATIONS = 50_000;

/**
 * HiGHS (Huangfu and Hall, Math. Prog. Comp. 10, 2018) by its dual simplex, so that optima are vertices: of
 * sums of cells those are nearly always whole numbers.
 */
export async function createHighsSolver(): Promise<LinearSolver> {
  const module = await import('highs');
  // Its types describe the CommonJS build, where the loader is the default of the default.
  const load = module.default as unknown as typeof module.default.default;
  const highs = await load();
  // One model for all programmes: to make one and to set its options costs as much as to solve a small programme.
  const model = highs.createModel();
  model.options.set({
    output_flag: false,
    solver: 'simplex',
    simplex_strategy: 1,
    simplex_iteration_limit: ITERATIONS,
  });
  return {
    maximise(programme: LinearProgramme): Float64Array | null {
      const { cost, lower, upper, rowLower, rowUpper, starts, indices, values } = programme;
      const rows = starts.length - 1;
      // Without a trace of the last programme: what comes out must not depend on what was asked before.
      model.clearSolver();
      model.passModel({
        numCols: cost.length,
        numRows: rows,
        sense: highs.constants.objectiveSense.maximize,
        colCost: cost,
        colLower: lower,
        colUpper: upper,
        rowLower,
        rowUpper,
        matrix: { format: 'csr', numRows: rows, numCols: cost.length, starts, indices, values },
      });
      model.run();
      const optimal = model.getModelStatus() === highs.constants.modelStatus.optimal;
      return optimal ? model.getSolution().colValue : null;
    },
  };
}
