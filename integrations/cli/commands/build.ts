import { PayerscopeError } from '../../../tools/errors.ts';
import type { Progress } from '../../../tools/ports.ts';
import type { BuildReport, Workspace } from '../../application.ts';
import type { CommandContext } from '../context.ts';
import { renderBuildReport } from '../render/build-report.ts';
import { createProgressLines } from '../render/progress-lines.ts';

export interface DemoOptions {
  readonly patients?: number;
  readonly seed?: number;
  readonly asOf?: string;
}

export interface BuildOptions {
  readonly source: string;
  readonly format: string;
  readonly asOf?: string;
}

async function run(
  context: CommandContext,
  work: (workspace: Workspace, progress: Progress) => Promise<BuildReport>,
): Promise<number> {
  const { streams, screen, notices, live, elapsed } = context;
  const progress = createProgressLines({ output: streams.stderr, screen: notices, live, elapsed });
  try {
    const report = await work(await context.openWorkspace(), progress);
    progress.finish();
    streams.stdout.write(renderBuildReport(report, screen));
    return 0;
  } finally {
    progress.clear();
  }
}

/** `payerscope demo`: synthetic source files, warehouse, release. */
export function demo(options: DemoOptions, context: CommandContext): Promise<number> {
  return run(context, (workspace, progress) => workspace.demo({ ...options, progress }));
}

/**
 * `payerscope build`: source files to a published release.
 * @throws PayerscopeError USAGE for a format this version cannot import
 */
export async function build(options: BuildOptions, context: CommandContext): Promise<number> {
  const { format } = options;
  if (format === 'billing' || format === 'cms') {
    throw new PayerscopeError('USAGE', `--format ${format} is not in this version; use synthea.`);
  }
  if (format !== 'synthea') {
    throw new PayerscopeError('USAGE', `--format is “${format}”: must be synthea.`);
  }
  if (options.source.trim() === '') {
    throw new PayerscopeError('USAGE', '--source is empty: must name the directory of the source files.');
  }
  return await run(context, (workspace, progress) => workspace.build({ ...options, progress }));
}
