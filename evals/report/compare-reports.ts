import { type Baseline, caseName, type EvalReport, type ReportedCase } from './eval-report.ts';
import { mcnemarExact } from './statistics.ts';

/** What changed against an earlier run, case by case. */
export interface Comparison {
  readonly baseline: { readonly model: string; readonly release: string };
  /** Held in every play before, and in none now. */
  readonly broken: readonly string[];
  /** Held in every play before, and in some now. */
  readonly unsteady: readonly string[];
  /** Failed in some play before, and held in every one now. */
  readonly mended: readonly string[];
  /** Not in the baseline, and failing. */
  readonly failingNew: readonly string[];
  /** In the baseline and not in this run; a filter or a removed case. */
  readonly missing: number;
  /** How likely flips at least as lopsided are when both runs are equally good (McNemar, exact, two-sided). */
  readonly p: number;
  readonly regressed: boolean;
}

/** Below this a run that loses more cases than it wins is worse, even where every loss is a flaky one. */
const SIGNIFICANT = 0.05;

const whole = ({ held, played }: Pick<ReportedCase, 'held' | 'played'>): boolean => held === played;

/**
 * Compares a run with an earlier one. It has regressed where a case broke or a new case fails, and where it became
 * worse by more than chance.
 */
export function compareReports(report: Pick<EvalReport, 'cases'>, before: Baseline): Comparison {
  const earlier = new Map(before.cases.map((one) => [caseName(one), one]));
  const paired = report.cases.flatMap((now) => {
    const then = earlier.get(caseName(now));
    return then === undefined ? [] : [{ name: caseName(now), now, then }];
  });
  const lost = paired.filter(({ now, then }) => whole(then) && !whole(now));
  const mended = paired.filter(({ now, then }) => !whole(then) && whole(now));
  const broken = lost.filter(({ now }) => now.held === 0);
  const failingNew = report.cases.filter((now) => !earlier.has(caseName(now)) && !whole(now));
  const p = mcnemarExact(lost.length, mended.length);
  return {
    baseline: { model: before.model, release: before.release },
    broken: broken.map(({ name }) => name),
    unsteady: lost.filter(({ now }) => now.held > 0).map(({ name }) => name),
    mended: mended.map(({ name }) => name),
    failingNew: failingNew.map(caseName),
    missing: before.cases.length - paired.length,
    p,
    regressed: broken.length > 0 || failingNew.length > 0 || (lost.length > mended.length && p < SIGNIFICANT),
  };
}
