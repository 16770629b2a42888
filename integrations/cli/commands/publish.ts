import { formatValue } from '../../../tools/format-value.ts';
import { inert } from '../../../tools/inert.ts';
import type { CommandContext } from '../context.ts';
import { createProgressLines } from '../render/progress-lines.ts';

/** `payerscope publish`: a release that was built here, in force in Snowflake too. */
export async function publish(release: string | undefined, context: CommandContext): Promise<number> {
  const { streams, notices, live, elapsed } = context;
  const progress = createProgressLines({ output: streams.stderr, screen: notices, live, elapsed });
  try {
    const workspace = await context.openWorkspace();
    const report = await workspace.publish({ progress, ...(release === undefined ? {} : { release }) });
    progress.finish();
    const { releaseId, rows, statements } = report;
    const counts = `${formatValue(rows, 'count')} rows, ${formatValue(statements, 'count')} statements`;
    streams.stdout.write(`Published ${inert(releaseId)} to Snowflake: ${counts}.\n`);
    return 0;
  } finally {
    progress.clear();
  }
}
