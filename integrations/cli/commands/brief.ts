import {
  BRIEF_AUDIENCES,
  BRIEF_KINDS,
  type BriefAudience,
  type BriefKind,
} from '../../../tools/briefs/brief-kinds.ts';
import { EXIT, PayerscopeError } from '../../../tools/errors.ts';
import { inert } from '../../../tools/inert.ts';
import { type CommandContext, notice } from '../context.ts';
import { createProgressLines } from '../render/progress-lines.ts';
import { checkWritable, writeOutputFile } from '../write-output-file.ts';
import { buildDemoFirst } from './build-demo-first.ts';

export interface BriefOptions {
  readonly audience: string;
  readonly period?: string;
  readonly payer?: readonly string[];
  readonly output: string;
}

function oneOf<T extends string>(given: string, known: readonly T[], what: string): T {
  const found = known.find((name) => name === given);
  if (found !== undefined) return found;
  throw new PayerscopeError(
    'USAGE',
    `${what} is “${inert(given)}”: must be ${known.join(' or ').replace(/ or (?=.* or )/g, ', ')}.`,
  );
}

/**
 * `payerscope brief`: a two-page PDF; its path goes to stdout.
 * @throws PayerscopeError USAGE for an unknown kind or audience or a file that cannot be written, and whatever
 *   making the brief throws
 */
export async function brief(kind: string, options: BriefOptions, context: CommandContext): Promise<number> {
  const { output, period, payer = [] } = options;
  const order = {
    kind: oneOf<BriefKind>(kind, BRIEF_KINDS, 'The kind of brief'),
    audience: oneOf<BriefAudience>(options.audience, BRIEF_AUDIENCES, '--audience'),
    payers: payer,
    ...(period === undefined ? {} : { period }),
  };
  await checkWritable(output);
  const workspace = await context.openWorkspace();
  await buildDemoFirst(workspace, context);
  const application = await workspace.openApplication();
  const { streams, notices, live, elapsed } = context;
  const progress = createProgressLines({ output: streams.stderr, screen: notices, live, elapsed });
  try {
    if (live) progress.step('Writing the brief');
    const { pdf, title, headline, notes } = await application.brief(order);
    progress.clear();
    await writeOutputFile(output, pdf);
    notice(context, [...notes, `${inert(title)}: ${inert(headline)}`]);
    streams.stdout.write(`${output}\n`);
    return EXIT.answered;
  } finally {
    progress.clear();
    await application.close();
  }
}
