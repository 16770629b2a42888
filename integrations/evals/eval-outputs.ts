import type { Comparison } from '../../evals/report/compare-reports.ts';
import { baselineText, type EvalReport } from '../../evals/report/eval-report.ts';
import { PayerscopeError } from '../../tools/errors.ts';

type Write = (report: EvalReport, comparison: Comparison | null) => Promise<string>;

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** Reports by how their file's name ends; the longest ending decides. */
const FORMATS: readonly (readonly [ending: string, write: Write])[] = [
  ['.baseline.json', async (report) => baselineText(report)],
  ['.json', async (report, comparison) => asJson({ ...report, comparison })],
  ['.junit.xml', async (report) => (await import('../../evals/report/junit.ts')).toJunit(report)],
  [
    '.html',
    async (report, comparison) =>
      (await import('../../evals/report/html-report.ts')).toHtml(report, comparison),
  ],
];

/**
 * How a report is written to a file of that name.
 * @throws PayerscopeError USAGE for another ending
 */
export function outputFormat(file: string): Write {
  const found = FORMATS.find(([ending]) => file.endsWith(ending));
  if (found !== undefined) return found[1];
  throw new PayerscopeError(
    'USAGE',
    `-o ${file}: must end in ${FORMATS.map(([ending]) => ending).join(', ')}.`,
  );
}
