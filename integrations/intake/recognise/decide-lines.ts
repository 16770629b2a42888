/** What the column of line numbers says of a whole file, counted inside the engine. */
export interface LineEvidence {
  /** Different claim ids. */
  readonly claims: number;
  /** Rows that hold the most frequent line number. */
  readonly mostFrequent: number;
}

/**
 * Whether a column numbers the lines of each claim: then most claims have a line of the most frequent number. A column
 * that numbers the rows of the file has each number once, and says nothing of claims.
 *
 * @param told a mapping file names the column: then it is what it says
 */
export const decideLines = ({ claims, mostFrequent }: LineEvidence, told: boolean): boolean =>
  told || mostFrequent * 2 > claims;
