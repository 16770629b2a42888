import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Progress } from '../../tools/ports.ts';
import type { BuildReport } from '../application.ts';
import { type BuildInput, buildRelease } from '../builder/build-release.ts';
import { simulateBillingChanges } from '../demo/billing/simulate-billing-changes.ts';
import { writeBillingFiles } from '../demo/billing/write-billing-files.ts';
import { simulateCmsChanges } from '../demo/cms/simulate-cms-changes.ts';
import { writeCmsFiles } from '../demo/cms/write-cms-files.ts';

/** Formats whose suites are about releases that are made for them; that of the others is the demo. */
export const SUITE_FORMATS = ['cms', 'billing'] as const;
export type SuiteFormat = (typeof SUITE_FORMATS)[number];

/** A day after the last one of either, so that nothing in the files lies in the future, on every machine. */
const LATER: Clock = { now: () => new Date('2026-01-15T12:00:00Z') };

/** How often the builds of one release go through its files. */
interface Load {
  /** Folder of the files. */
  readonly source: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

/** Writes the files of a format below a folder, as they arrived first and as they arrived later. */
const LOADS: Readonly<Record<SuiteFormat, (below: string) => Promise<readonly Load[]>>> = {
  cms: async (below) => {
    const [first, later] = [join(below, 'first'), join(below, 'later')];
    await writeCmsFiles({
      ...{ directory: first, beneficiaries: 1500, providers: 16, years: 2, vintages: ['study'] },
      hostile: true,
    });
    await simulateCmsChanges({ from: first, to: later, on: '2008-06-30' });
    return [
      { source: first, asOf: '2008-06-30' },
      { source: later, asOf: '2009-12-31' },
    ];
  },
  billing: async (below) => {
    const [first, later] = [join(below, 'first'), join(below, 'later')];
    await writeBillingFiles({ directory: first, claims: 12_000, months: 12, from: '2025-01', hostile: true });
    await simulateBillingChanges({ from: first, to: later, on: '2025-03-31' });
    return [
      { source: first, asOf: '2025-03-31' },
      { source: later, asOf: '2025-12-31' },
    ];
  },
};

/** Adds the files of a folder to the intake, as `build --format billing --source` does. */
async function takeIn(dataDirectory: string, source: string, progress: Progress): Promise<void> {
  const { readdir } = await import('node:fs/promises');
  const { createIntake } = await import('../intake/create-intake.ts');
  const intake = createIntake({ dataDirectory, clock: LATER });
  for (const name of await readdir(source)) {
    const { file } = await intake.add(join(source, name));
    await intake.process([file.hash], { progress });
  }
}

/**
 * Builds the release that the suites of a format are about: a chain of two, so that there is something that later loads
 * changed. The same on every machine: files, clock and the key that decides ties in the mask are fixed.
 *
 * @param options.attack whether both are attacked before they are in force, as every other release is
 */
export async function buildSuiteRelease(options: {
  readonly format: SuiteFormat;
  readonly dataDirectory: string;
  readonly attack?: boolean;
  readonly progress: Progress;
}): Promise<BuildReport> {
  const { format, dataDirectory, attack = true, progress } = options;
  const files = await mkdtemp(join(tmpdir(), 'payerscope-suite-files-'));
  try {
    let report: BuildReport | null = null;
    for (const { source, asOf } of await LOADS[format](files)) {
      if (format === 'billing') await takeIn(dataDirectory, source, progress);
      const input: BuildInput = {
        ...{ dataDirectory, source: format === 'billing' ? '' : source, format, asOf, attack, progress },
        ...{
          title: `Invented ${format === 'cms' ? 'CMS' : 'billing'} files of the suites`,
          tieKey: 'suites',
        },
        clock: LATER,
      };
      report = await buildRelease(input);
    }
    return report!;
  } finally {
    await rm(files, { recursive: true, force: true });
  }
}
