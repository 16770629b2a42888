/** Columns with bounds and rows lower ≤ A·x ≤ upper (compressed by row). */
export interface Programme {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** One programme, solved again and again with other objectives and bounds. */
export interface OpenProgramme {
  /** @returns the columns of an optimum, or null where none was found */
  maximise(cost: Float64Array): Float64Array | null;
  /** Whether the last search proved that no solution exists; false where it only found none within its limits. */
  isRefuted(): boolean;
  setBounds(lower: Float64Array, upper: Float64Array): void;
  close(): void;
}

export interface ProgrammeSolver {
  open(programme: Programme): OpenProgramme;
}
