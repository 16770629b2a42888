/** Attempts of one kind at one surface. */
export interface RedTeamTally {
  readonly technique: string;
  readonly surface: string;
  readonly attempts: number;
  readonly succeeded: number;
}

export interface RedTeamFinding {
  readonly technique: string;
  readonly surface: string;
  /** Number of the attempt: the same seed makes it again. */
  readonly attempt: number;
  /** What was asked, turn by turn, and what was planted. */
  readonly tried: string;
  /** What got out. */
  readonly reason: string;
}

/** What was tried against the application, and what came of it. */
export interface RedTeamReport {
  readonly seed: number;
  readonly attempts: number;
  readonly tallies: readonly RedTeamTally[];
  /** Attempts that succeeded; none is the aim. */
  readonly findings: readonly RedTeamFinding[];
  /** One attempt of each technique, as it was made. */
  readonly examples: readonly { readonly technique: string; readonly tried: string }[];
}
