import { readFile } from 'node:fs/promises';
import { type Baseline, baseline } from '../../evals/report/eval-report.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { releaseSource } from '../../tools/release-source.ts';

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

/**
 * A baseline belongs to the releases of one format: others are asked other questions.
 * @throws PayerscopeError USAGE where it is of another than this release
 */
export function requireSameFormat(
  file: string,
  { sourceFormat }: Pick<Baseline, 'sourceFormat'>,
  manifest: ReleaseManifest,
): void {
  const source = releaseSource(manifest);
  if (sourceFormat === source) return;
  throw new PayerscopeError(
    'USAGE',
    `--baseline ${file} is of ${sourceFormat} releases, and this one stands on ${source} files; name the baseline of ${source}, or write one with -o.`,
  );
}
