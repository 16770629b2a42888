import type { BuildReport } from './application.ts';
import { type BuildInput, buildRelease } from './builder/build-release.ts';
import { createSteps } from './builder/build-steps.ts';
import type { Config } from './config.ts';
import { publishStored } from './publish-stored.ts';
import { openSnowflakeRows } from './warehouse/snowflake/rows/open-snowflake-rows.ts';
import { takeWarehouseLock } from './warehouse/snowflake/rows/warehouse-lock.ts';

/**
 * A build whose rows are in Snowflake: the models run there, the mask and the attack here, and the release is in force in
 * both places at the end. One at a time, whatever machine it runs on.
 *
 * @throws PayerscopeError what `takeWarehouseLock`, `buildRelease` and `publishStored` throw; where only the publication
 *   failed, `payerscope publish` does it again
 */
export async function buildInSnowflake(config: Config, input: BuildInput): Promise<BuildReport> {
  const { format } = input;
  const settings = config.snowflake;
  const lock = await takeWarehouseLock(settings);
  try {
    let cost = '';
    const onCost = (told: string) => {
      cost = told;
    };
    const report = await buildRelease({
      ...input,
      openRows: (progress) => openSnowflakeRows({ settings, format, lock, progress, onCost }),
    });
    await lock.requireHeld();
    const steps = createSteps(input.progress);
    await steps.run('publish to Snowflake', () => publishStored(config, report.releaseId, input.progress));
    return { ...report, steps: [...report.steps, ...steps.done], cost };
  } finally {
    await lock.release();
  }
}
