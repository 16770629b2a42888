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

interface Played {
  readonly technique: string;
  readonly surface: string;
  readonly tried: string;
}

/** Counts attempts in the order they were drawn. */
export function createTally() {
  const tallies = new Map<string, RedTeamTally>();
  const findings: RedTeamFinding[] = [];
  const examples = new Map<string, string>();
  let attempts = 0;
  return {
    add({ technique, surface, tried }: Played, leaks: readonly string[]): void {
      attempts += 1;
      const key = `${technique}\n${surface}`;
      const { attempts: before = 0, succeeded = 0 } = tallies.get(key) ?? {};
      const got = leaks.length > 0 ? 1 : 0;
      tallies.set(key, { technique, surface, attempts: before + 1, succeeded: succeeded + got });
      if (got === 1)
        findings.push({ technique, surface, attempt: attempts, tried, reason: leaks.join('; ') });
      if (!examples.has(technique)) examples.set(technique, tried);
    },
    report: (seed: number): RedTeamReport => ({
      seed,
      attempts,
      tallies: [...tallies.values()],
      findings,
      examples: [...examples].map(([technique, tried]) => ({ technique, tried })),
    }),
  };
}
