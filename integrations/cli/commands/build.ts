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
  readonly source?: string;
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
  const { format, source } = options;
  if (format !== 'synthea' && format !== 'billing' && format !== 'cms') {
    throw new PayerscopeError('USAGE', `--format is “${format}”: must be synthea, billing or cms.`);
  }
  if (source === undefined && format !== 'billing') {
    throw new PayerscopeError('USAGE', '--source is missing: it names the directory of the source files.');
  }
  if (source?.trim() === '') {
    throw new PayerscopeError('USAGE', '--source is empty: must name the directory of the source files.');
  }
  if (format === 'billing' && source !== undefined) await takeIn(source, context);
  return await run(context, (workspace, progress) =>
    workspace.build({ ...options, source: source ?? '', progress }),
  );
}

/** The billing files of a directory, added and processed first. */
async function takeIn(source: string, context: CommandContext): Promise<void> {
  const { readdir } = await import('node:fs/promises');
  const { join } = await import('node:path');
  const names = await readdir(source, { withFileTypes: true }).catch((cause: unknown) => {
    throw new PayerscopeError(
      'SOURCE_INVALID',
      `The source directory ${source} cannot be read; name one of billing files.`,
      {
        cause,
      },
    );
  });
  const files = names
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
  if (files.length === 0) {
    throw new PayerscopeError(
      'SOURCE_INVALID',
      `The source directory ${source} holds no file; name one of billing files.`,
    );
  }
  const { streams, notices, live, elapsed } = context;
  const progress = createProgressLines({ output: streams.stderr, screen: notices, live, elapsed });
  try {
    const intake = await (await context.openWorkspace()).intake();
    const added: string[] = [];
    for (const name of files.sort()) added.push((await intake.add(join(source, name))).file.hash);
    await intake.process(added, { progress });
    progress.finish();
  } finally {
    progress.clear();
  }
}
