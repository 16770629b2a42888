import { PayerscopeError } from '../tools/errors.ts';
import type { BuildReport } from './application.ts';
import { type BuildInput, buildRelease } from './builder/build-release.ts';
import { createSteps } from './builder/build-steps.ts';
import type { Config } from './config.ts';
import { publishStored } from './publish-stored.ts';
import { openSnowflakeRows } from './warehouse/snowflake/rows/open-snowflake-rows.ts';

/**
 * A build whose rows are in Snowflake: the models run there, the mask and the attack here, and the release is in force in
 * both places at the end.
 *
 * @throws PayerscopeError what `buildRelease` and `publishStored` throw; where only the publication failed, `payerscope
 *   publish` does it again
 */
export async function buildInSnowflake(config: Config, input: BuildInput): Promise<BuildReport> {
  if (input.format !== 'synthea') {
    throw new PayerscopeError(
      'USAGE',
      `--format ${input.format} is not built in Snowflake in this version; build it with --warehouse duckdb, then run "payerscope publish".`,
    );
  }
  const openRows: BuildInput['openRows'] = (progress) => openSnowflakeRows(config.snowflake, progress);
  const report = await buildRelease({ ...input, openRows });
  const steps = createSteps(input.progress);
  await steps.run('publish to Snowflake', () => publishStored(config, report.releaseId, input.progress));
  return { ...report, steps: [...report.steps, ...steps.done] };
}
