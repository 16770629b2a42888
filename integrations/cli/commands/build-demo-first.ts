import type { Workspace } from '../../application.ts';
import { type CommandContext, notice } from '../context.ts';
import { createProgressLines } from '../render/progress-lines.ts';

/** Without a release there is nothing to ask: publishes the demo's, and says so. */
export async function buildDemoFirst(workspace: Workspace, context: CommandContext): Promise<void> {
  if (await workspace.hasRelease()) return;
  notice(context, [
    `No release in ${context.config.dataDirectory} yet: building the demo from synthetic data first.`,
    'For your own data: payerscope build --source DIR',
  ]);
  const { streams, notices, live, elapsed } = context;
  const progress = createProgressLines({ output: streams.stderr, screen: notices, live, elapsed });
  try {
    const report = await workspace.demo({ progress });
    progress.finish();
    notice(context, [`Published ${report.releaseId}.`, '']);
  } finally {
    progress.clear();
  }
}
