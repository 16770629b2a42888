import type { OpenProgramme, Programme, ProgrammeSolver } from './linear-solver.ts';

/**
 * Pivots of one search; what takes more counts as not found, which never clears anything. The largest programmes of the
 * demos take some thousands. Never a time: the same release gives the same report on every machine.
 */
const PIVOTS = 50_000;

/** HiGHS (Huangfu and Hall, Math. Prog. Comp. 10, 2018) by its dual simplex; models stay open for warm starts. */
export async function createProgrammeSolver(): Promise<ProgrammeSolver> {
  const module = await import('highs');
  // Its types describe the CommonJS build, where the loader is the default of the default.
  const load = module.default as unknown as typeof module.default.default;
  const highs = await load();
  return {
    open(programme: Programme): OpenProgramme {
      const columns = programme.lower.length;
      const rows = programme.rowLower.length;
      const model = highs.createModel({
        numCols: columns,
        numRows: rows,
        sense: highs.constants.objectiveSense.maximize,
        colCost: new Float64Array(columns),
        colLower: programme.lower,
        colUpper: programme.upper,
        rowLower: programme.rowLower,
        rowUpper: programme.rowUpper,
        matrix: {
          format: 'csr',
          numRows: rows,
          numCols: columns,
          starts: programme.starts,
          indices: programme.indices,
          values: programme.values,
        },
      });
      model.options.set({
        output_flag: false,
        solver: 'simplex',
        simplex_strategy: 4,
        simplex_iteration_limit: PIVOTS,
      });
      const all = { kind: 'range', from: 0, to: columns - 1 } as const;
      return {
        maximise(cost) {
          model.changeColsCost(all, cost);
          model.run();
          const isOptimal = model.getModelStatus() === highs.constants.modelStatus.optimal;
          return isOptimal ? model.getSolution().colValue : null;
        },
        isRefuted: () => model.getModelStatus() === highs.constants.modelStatus.infeasible,
        setBounds: (lower, upper) => {
          model.changeColsBounds(all, lower, upper);
        },
        close: () => model.dispose(),
      };
    },
  };
}
