import type { LinearProgramme, LinearSolver } from './linear-programme.ts';

/** What a programme may take before it counts as unsolved; in steps, not seconds, so that every machine decides alike. */
const ITERATIONS = 50_000;
const BRANCHES = 200;
/** A whole-number solution within this share of the optimum is taken. */
const GAP = 0.0001;

/**
 * HiGHS (Huangfu and Hall, Math. Prog. Comp. 10, 2018) by its dual simplex, so that optima are vertices: of
 * sums of cells those are nearly always whole numbers.
 */
export async function createHighsSolver(): Promise<LinearSolver> {
  const module = await import('highs');
  // Its types describe the CommonJS build, where the loader is the default of the default.
  const load = module.default as unknown as typeof module.default.default;
  const highs = await load();
  return {
    maximise(programme: LinearProgramme): Float64Array | null {
      const { cost, lower, upper, rowLower, rowUpper, starts, indices, values, whole } = programme;
      const rows = starts.length - 1;
      return highs.withModel(
        {
          numCols: cost.length,
          numRows: rows,
          sense: highs.constants.objectiveSense.maximize,
          colCost: cost,
          colLower: lower,
          colUpper: upper,
          rowLower,
          rowUpper,
          ...(whole && { integrality: new Int32Array(cost.length).fill(highs.constants.variableType.integer) }),
          matrix: { format: 'csr', numRows: rows, numCols: cost.length, starts, indices, values },
        },
        (model) => {
          model.options.set({
            output_flag: false,
            ...(whole
              ? { mip_max_nodes: BRANCHES, mip_rel_gap: GAP }
              : { solver: 'simplex', simplex_strategy: 1, simplex_iteration_limit: ITERATIONS }),
          });
          model.run();
          const { optimal, solutionLimit } = highs.constants.modelStatus;
          const status = model.getModelStatus();
          // What branching has found by then is as good a proposal.
          return status === optimal || (whole && status === solutionLimit)
            ? model.getSolution().colValue
            : null;
        },
      );
    },
  };
}
