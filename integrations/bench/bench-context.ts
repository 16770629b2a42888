import { join } from 'node:path';
import { runMeasured } from '../../evals/bench/measure.ts';
import { packageRoot } from '../../sql/package-root.ts';

/** What every chapter of the benchmarks works with. */
export interface BenchContext {
  /** Rounds of what takes seconds; what takes less is asked several times as often. */
  readonly rounds: number;
  /** An empty folder that is removed at the end. */
  readonly scratch: string;
  /** Python with the packages of `evals/bench/peers/requirements.txt`; null: no other stack is measured. */
  readonly python: string | null;
  /** Where generated source files are kept for the next run; null: they are made and removed. */
  readonly sources: string | null;
  say(text: string): void;
}

export const bundle = join(packageRoot(), 'dist', 'payerscope.js');

/** The program as people start it: the bundle, in a process of its own. */
export const payerscope = (...args: string[]) => runMeasured(process.execPath, [bundle, ...args]);

/** A script of the other stack, in `evals/bench/peers`. */
export const peer = (python: string, script: string, ...args: string[]) =>
  runMeasured(python, [join(packageRoot(), 'evals', 'bench', 'peers', script), ...args]);
