import { agreeWithTruth } from './agree-with-truth.ts';
import { amountTargets } from './amount-targets.ts';
import type { AttackedFact, AttackedRelease } from './attack-input.ts';
import { type AttackPolicy, promisedBy } from './attack-policy.ts';
import type { AttackReport, Violation } from './attack-report.ts';
import type { Attempt, Found } from './attempt.ts';
import { awareSystem } from './aware-system.ts';
import { boundTargets } from './bound-targets.ts';
import { checkAcyclic } from './check-acyclic.ts';
import { checkDensity } from './check-density.ts';
import { checkTables } from './check-tables.ts';
import { type CountOptions, countSystem } from './count-system.ts';
import { countTargets } from './count-targets.ts';
import { createProgrammeSolver } from './highs-programmes.ts';
import { inconsistent } from './inconsistent.ts';
import { judgeAttempts } from './judge-attempts.ts';
import type { ProgrammeSolver } from './linear-solver.ts';
import type { LinearSystem } from './linear-system.ts';
import { prepareFact } from './prepare-fact.ts';
import { type Presolved, presolve } from './presolve.ts';
import { readCells } from './read-cells.ts';
import { reportFacts } from './report-facts.ts';
import { shownViolations } from './shown-violations.ts';
import { snapshotViolations } from './snapshot-violations.ts';
import { sumTargets } from './sum-targets.ts';

export interface Attack {
  /** The release under attack, then those it is combined with; each with its truth where it is at hand. */
  readonly releases: readonly AttackedRelease[];
  readonly facts: readonly AttackedFact[];
  readonly solver?: ProgrammeSolver;
  readonly policy?: AttackPolicy;
  /** Milliseconds of a clock that only runs forward, for timings. */
  readonly elapsed?: () => number;
}

export interface AttackResult {
  readonly report: AttackReport;
  /** Seconds per part; not part of the report, which is the same on every machine. */
  readonly timings: readonly { readonly part: string; readonly seconds: number }[];
}

/** A system as it is attacked: what the truth does not keep is taken back, and what follows from one row at a time is known. */
interface Settled {
  readonly system: LinearSystem;
  readonly takenBack: ReadonlyMap<string, number>;
  readonly known: Presolved;
}

/** The narrowest few numbers per measure whose exact bounds a report tells. */
const EXACT = 5;

/**
 * Attacks a release, or a chain of releases together: infers by linear programming what each withheld number can be,
 * from what is shown and what the documentation tells, and judges by the truth whether too much can be inferred.
 *
 * @returns the report (deterministic) and timings; a release in disorder is a violation, never an exception
 */
export async function attackRelease(attack: Attack): Promise<AttackResult> {
  const { releases, facts, elapsed = () => 0 } = attack;
  const policy = attack.policy ?? promisedBy(releases[0]?.manifest.thresholds?.person);
  const solver = attack.solver ?? (await createProgrammeSolver());
  const timings: { part: string; seconds: number }[] = [];
  const timed = <T>(part: string, work: () => T): T => {
    const start = elapsed();
    const result = work();
    timings.push({ part, seconds: (elapsed() - start) / 1000 });
    return result;
  };
  const violations: Violation[] = [];
  const notes: string[] = [];
  const found: Found[] = [];

  const prepared = timed('read', () => {
    for (const release of releases) violations.push(...checkTables(release, facts), ...checkDensity(release));
    const cells = readCells(releases, facts, violations, notes);
    return cells.map(prepareFact);
  });
  for (const one of prepared) {
    violations.push(...checkAcyclic(one), ...shownViolations(one.cells, policy));
    violations.push(...snapshotViolations(one.cells, policy));
  }

  const settle = (
    part: string,
    { system, takenBack, known }: Settled,
    attempts: readonly Attempt[],
  ): void => {
    for (const [reason, times] of takenBack) {
      notes.push(`${part}: ${times} times the truth does not keep “${reason}”; it was not assumed there.`);
    }
    const result = boundTargets(system, attempts, solver, { exact: EXACT }, known);
    if (result === null) {
      violations.push(
        inconsistent(part, 'no table of numbers agrees with all that is shown: cells were lost or changed'),
      );
      return;
    }
    const judgement = judgeAttempts(part, attempts, result);
    found.push(...judgement.found);
    violations.push(...judgement.violations);
    notes.push(...judgement.notes);
  };

  const options: CountOptions = {
    receivablesAmount: releases[0]?.manifest.receivablesAmount ?? '',
    snapshots: new Map(
      releases.map(({ manifest: { asOf, dataFrom } }) => [`as of ${asOf}`, { asOf, dataFrom }]),
    ),
  };
  const judged = releases.every(({ truth }) => truth !== null);
  const counts = timed('counts', () => {
    const plain = countSystem(prepared, options, violations);
    // Only the truth tells primaries from complements.
    const aware = judged ? awareSystem(plain, policy) : null;
    const attempts = plain.facts.flatMap(({ prepared: one, columns, people }) => {
      const totals = Object.keys(one.cells.fact.measures).filter(
        (name) => one.cells.fact.measures[name]!.kind === 'total',
      );
      return [
        ...countTargets(columns, people, policy, false),
        ...sumTargets(columns, one.relations, policy),
        ...amountTargets(columns, totals, policy),
      ];
    });
    settle('counts', agreed(plain.system), attempts);
    return { facts: plain.facts, aware };
  });
  if (counts.aware !== null) {
    const { facts: built, aware } = counts;
    const part = 'counts, knowing the algorithm';
    timed(part, () => {
      const attempts = built.flatMap(({ columns, people }) => countTargets(columns, people, policy, true));
      settle(part, agreed(aware), attempts);
    });
  }
  for (const { cells, dollars } of prepared) {
    const part = `${cells.fact.name} dollars`;
    timed(part, () => {
      violations.push(...dollars.violations);
      settle(part, dollars, amountTargets(dollars.columns, dollars.measures, policy));
    });
  }

  return {
    report: {
      releases: releases.map(({ manifest }) => manifest.id),
      judged,
      facts: reportFacts(prepared, found, violations, policy, judged),
      violations,
      notes,
    },
    timings,
  };
}

function agreed(system: LinearSystem): Settled {
  const takenBack = agreeWithTruth(system);
  return { system, takenBack, known: presolve(system) };
}
