import { readFile } from 'node:fs/promises';
import { type Baseline, baseline } from '../../evals/report/eval-report.ts';
import { PayerscopeError } from '../../tools/errors.ts';

/**
 * An earlier report to compare with.
 * @throws PayerscopeError USAGE when the file is none
 */
export async function readBaseline(file: string): Promise<Baseline> {
  try {
    return baseline.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new PayerscopeError(
      'USAGE',
      `--baseline ${file} is no report of payerscope eval; write one with -o ${file}.`,
      { cause },
    );
  }
}
