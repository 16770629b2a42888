import type { Comparison } from './compare-reports.ts';
import { caseName, type EvalReport, type ReportedCase } from './eval-report.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const failed = ({ held, played }: ReportedCase): boolean => held < played;

function suiteTable({ suites, cases }: EvalReport): string[] {
  const rows = suites.map(({ name }) => {
    const own = cases.filter(({ suite }) => suite === name);
    const bad = own.filter(failed).length;
    return [name, String(own.length), String(own.length - bad), String(bad)];
  });
  const bad = cases.filter(failed).length;
  const lines = [
    ['suite', 'cases', 'hold', 'fail'],
    ...rows,
    ['all', String(cases.length), String(cases.length - bad), String(bad)],
  ];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...lines.map((line) => line[at]!.length)));
  return lines.map((line) =>
    line.map((text, at) => (at === 0 ? text.padEnd(widths[at]!) : text.padStart(widths[at]!))).join('  '),
  );
}

function failures({ cases }: EvalReport): string[] {
  return cases.filter(failed).flatMap((one) => {
    const reasons = one.attempts.flatMap(({ failures: own }) =>
      own.map(({ type, reason }) => `${type}: ${reason}`),
    );
    return [
      `${caseName(one)} (${one.held} of ${one.played}): ${one.turns.join(' → ')}`,
      ...[...new Set(reasons)].map((reason) => `  ${reason}`),
    ];
  });
}

function steadiness({ passAll, flaky }: EvalReport): string[] {
  const shares = passAll.map(
    ({ k, share, interval }) =>
      `pass^${k} ${percent(share)} (95 % interval ${percent(interval.low)} to ${percent(interval.high)})`,
  );
  return [...shares, ...(flaky.length === 0 ? [] : [`flaky: ${flaky.join(', ')}`])];
}

function usageLine({ usage: { calls, promptTokens, completionTokens, costUsd } }: EvalReport): string[] {
  if (calls === 0) return [];
  const cost = costUsd === null ? 'cost not known' : `$${costUsd.toFixed(4)}`;
  return [`${calls} model calls, ${promptTokens} tokens in, ${completionTokens} out, ${cost}`];
}

const listed = (what: string, names: readonly string[]): string[] =>
  names.length === 0 ? [] : [`${what}:`, ...names.map((name) => `  ${name}`)];

/** What changed against a baseline, in words. */
export function comparisonLines(comparison: Comparison): string[] {
  const { baseline, broken, unsteady, mended, failingNew, missing, p, regressed } = comparison;
  return [
    `Against ${baseline.model} on ${baseline.release}: ${regressed ? 'REGRESSED' : 'no regression'}` +
      ` (${broken.length + unsteady.length} worse, ${mended.length} better, McNemar p = ${p.toFixed(4)})`,
    ...listed('held before and fails now', broken),
    ...listed('held before and is flaky now', unsteady),
    ...listed('new and failing', failingNew),
    ...listed('failed before and holds now', mended),
    ...(missing === 0 ? [] : [`${missing} cases of the baseline were not played`]),
  ];
}

function redTeamLines({ redTeam }: EvalReport): string[] {
  if (redTeam === undefined) return [];
  const { seed, attempts, findings, tallies } = redTeam;
  const techniques = new Set(tallies.map(({ technique }) => technique)).size;
  return [
    `Red team: ${attempts} attempts by ${techniques} techniques with seed ${seed}, ${findings.length} succeeded`,
    ...findings.map(
      ({ technique, surface, attempt, tried, reason }) =>
        `  ${technique}, ${surface}, attempt ${attempt}: ${reason}\n    ${tried}`,
    ),
  ];
}

/** The report for a terminal: counts by suite, every failing case with its reasons, and what changed. */
export function summaryOf(report: EvalReport, comparison: Comparison | null): string {
  const prompts = report.prompts.map(({ id, hash }) => `${id} ${hash}`).join(', ');
  const parts = [
    [`${report.model} on release ${report.release} of ${report.sourceFormat} files; prompts ${prompts}`],
    failures(report),
    suiteTable(report),
    [...steadiness(report), ...usageLine(report)],
    comparison === null ? [] : comparisonLines(comparison),
    redTeamLines(report),
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}
