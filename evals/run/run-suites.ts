import type { Suite, SuiteCase } from '../suite/suite-case.ts';
import type { Attempt } from './attempt.ts';
import type { Journal } from './journal.ts';
import { runCase } from './run-case.ts';
import type { Subject } from './subject.ts';

/** A case with every attempt at it, in order. */
export interface CaseRun {
  readonly suite: string;
  readonly test: SuiteCase;
  readonly attempts: readonly Attempt[];
}

export interface RunOptions {
  /** How often each case is played. */
  readonly repeat: number;
  /** How many cases are played at a time. */
  readonly parallel: number;
  /** Only cases whose suite, id, category, description or words hold this text, whatever its case. */
  readonly filter?: string;
  /** Makes the conversations of this run new ones. */
  readonly run: string;
  readonly journal?: Journal;
  /** Told after each attempt. */
  readonly onProgress?: (progress: {
    readonly done: number;
    readonly of: number;
    readonly failed: number;
  }) => void;
}

function matches(suite: Suite, test: SuiteCase, filter: string): boolean {
  const { id, category, description, vars } = test;
  const words = [suite.name, id, category, description, JSON.stringify(vars)].join('\n').toLowerCase();
  return words.includes(filter.toLowerCase());
}

/** The cases of suites that a filter lets through, with the suite they stand in. */
export function chosenCases(suites: readonly Suite[], filter = ''): { suite: string; test: SuiteCase }[] {
  return suites.flatMap((suite) =>
    suite.tests.filter((test) => matches(suite, test, filter)).map((test) => ({ suite: suite.name, test })),
  );
}

/** Plays the cases, so many at a time; results stand in the order of the suites. */
export async function runSuites(
  suites: readonly Suite[],
  subject: Subject,
  { repeat, parallel, filter, run, journal, onProgress }: RunOptions,
): Promise<CaseRun[]> {
  const cases = chosenCases(suites, filter);
  const runs = cases.map((one) => ({ ...one, attempts: new Array<Attempt>(repeat) }));
  // Round by round, so that what is killed half-way has seen every case before it sees one twice.
  const jobs = Array.from({ length: repeat }, (_, round) => runs.map((of) => ({ of, round }))).flat();
  let done = 0;
  let failed = 0;
  let next = 0;
  const work = async (): Promise<void> => {
    for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) {
      const { of, round } = job;
      const name = `${of.suite}/${of.test.id}/${round}`;
      const before = journal?.done.get(name);
      const made = before ?? (await runCase(of.test, subject, `eval-${run}-${name}`));
      if (before === undefined) await journal?.keep(name, made);
      of.attempts[round] = made;
      done += 1;
      if (!made.pass) failed += 1;
      onProgress?.({ done, of: jobs.length, failed });
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, parallel) }, work));
  return runs;
}
