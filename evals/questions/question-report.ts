import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { rightOutcomes, VERDICTS } from './judge-case.ts';
import { scoreQuestions } from './question-score.ts';
import { isUnanswerable, turnsOf } from './question-suite.ts';
import type { CaseResult } from './run-questions.ts';
import type { Outcome } from './settle-plan.ts';

/** An outcome in one line; of a refusal its words too. */
export function outcomeText(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'answered':
      return outcome.calls
        .map(({ template, params, ...hints }) => {
          const told = Object.keys(hints).length === 0 ? '' : ` ${JSON.stringify(hints)}`;
          return `${template} ${JSON.stringify(params)}${told}`;
        })
        .join(' + ');
    case 'clarification':
    case 'declined':
      return outcome.says === '' ? outcome.kind : `${outcome.kind}: ${outcome.says}`;
    case 'definition':
      return `definition of ${outcome.terms.join(', ')}`;
    case 'help':
      return 'help';
    case 'brief': {
      const { kind: _kind, ...order } = outcome;
      return `brief ${JSON.stringify(order)}`;
    }
  }
}

const HEADS = ['category', 'cases', ...VERDICTS, 'exact %', 'declined or asked %'];

function row(name: string, results: readonly CaseResult[]): string[] {
  const { cases, verdicts, exactPct, refusedPct } = scoreQuestions(results);
  const none = results.filter(({ test }) => isUnanswerable(test)).length;
  return [
    name,
    String(cases),
    ...VERDICTS.map((verdict) => String(verdicts[verdict])),
    none === cases ? '–' : exactPct.toFixed(1),
    none === 0 ? '–' : refusedPct.toFixed(1),
  ];
}

/** Verdicts by category, one aligned line each, and all of them together. */
export function categoryTable(results: readonly CaseResult[]): string {
  const categories = [...new Set(results.map(({ test }) => test.category))];
  const rows = categories.map((name) =>
    row(
      name,
      results.filter(({ test }) => test.category === name),
    ),
  );
  const lines = [HEADS, ...rows, row('all', results)];
  const widths = HEADS.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
  return lines
    .map((line) =>
      line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
    )
    .join('\n');
}

/** Every case that is not exact, with what was expected and what was found. */
export function failureList(results: readonly CaseResult[], manifest: ReleaseManifest): string {
  return results
    .filter(({ verdict }) => verdict !== 'exact')
    .map(({ test, verdict, found }) =>
      [
        `${test.id} (${verdict}): ${turnsOf(test).join(' → ')}`,
        ...rightOutcomes(test.assert, manifest).map((right) => `  expected ${outcomeText(right)}`),
        `  found    ${outcomeText(found)}`,
      ].join('\n'),
    )
    .join('\n\n');
}
