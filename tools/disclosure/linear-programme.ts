/** Maximise cost · x over columns within bounds, every row of the matrix being within its own. */
export interface LinearProgramme {
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Compressed rows: entries of row r stand at `starts[r]` to `starts[r + 1]`. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Solves linear programmes; the answer is a proposal that the caller checks. */
export interface LinearSolver {
  /** @returns a value per column, or null where no optimum was found */
  maximise(programme: LinearProgramme): Float64Array | null;
}
