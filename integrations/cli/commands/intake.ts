import { formatValue } from '../../../tools/format-value.ts';
import { inert } from '../../../tools/inert.ts';
import type { Intake, IntakeFile } from '../../intake/create-intake.ts';
import { type CommandContext, notice } from '../context.ts';
import { renderIntakeLog } from '../render/intake-log.ts';
import { createProgressLines } from '../render/progress-lines.ts';
import { renderGrid } from '../render/table.ts';
import { writeOutputFile } from '../write-output-file.ts';

const short = (hash: string): string => hash.slice(0, 12);
const intakeOf = async (context: CommandContext): Promise<Intake> => (await context.openWorkspace()).intake();

/** `payerscope intake add FILE…` */
export async function intakeAdd(paths: readonly string[], context: CommandContext): Promise<number> {
  const intake = await intakeOf(context);
  for (const path of paths) {
    const { file, isNew } = await intake.add(path);
    const told = isNew ? 'added' : `is here already, as ${inert(file.name)} of ${file.addedOn}`;
    context.streams.stdout.write(`${short(file.hash)}  ${inert(path)} ${told}\n`);
  }
  return 0;
}

function stateOf({ processed }: IntakeFile): string {
  if (processed === null) return 'not processed';
  const { loaded, quarantined } = processed.log.rows;
  const told = `${formatValue(loaded, 'count')} loaded`;
  return quarantined === 0 ? told : `${told}, ${formatValue(quarantined, 'count')} quarantined`;
}

/** `payerscope intake list` */
export async function intakeList(context: CommandContext): Promise<number> {
  const files = await (await intakeOf(context)).list();
  if (files.length === 0) {
    notice(context, ['No billing file was added yet; payerscope intake add FILE adds one.']);
    return 0;
  }
  const column = (header: string, align: 'left' | 'right', of: (file: IntakeFile) => string) => ({
    header,
    align,
    cells: files.map(of),
  });
  const lines = renderGrid(
    [
      column('File', 'left', ({ file }) => inert(file.name)),
      column('Hash', 'left', ({ file }) => short(file.hash)),
      column('Added', 'left', ({ file }) => file.addedOn),
      column('Bytes', 'right', ({ file }) => formatValue(file.bytes, 'count')),
      column('Rows', 'left', stateOf),
    ],
    context.screen,
  );
  context.streams.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

export interface ProcessOptions {
  readonly mapping?: string;
  readonly dates?: 'DMY' | 'MDY';
}

/** `payerscope intake process [FILE…]` */
export async function intakeProcess(
  names: readonly string[],
  options: ProcessOptions,
  context: CommandContext,
): Promise<number> {
  const { NO_MAPPING, readMapping } = await import('../../intake/read-mapping.ts');
  const read = options.mapping === undefined ? NO_MAPPING : await readMapping(options.mapping);
  const mapping = options.dates === undefined ? read : { ...read, dates: options.dates };
  const intake = await intakeOf(context);
  const { streams, screen, notices, live, elapsed } = context;
  const progress = createProgressLines({ output: streams.stderr, screen: notices, live, elapsed });
  try {
    const logs = await intake.process(names, { mapping, progress });
    progress.finish();
    const blocks = logs.map(({ log, isNew }) =>
      isNew ? renderIntakeLog(log, screen) : [`${inert(log.file)}: processed before, nothing changed`],
    );
    streams.stdout.write(`${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`);
    for (const { log } of logs.filter(({ isNew, log: one }) => isNew && one.suspectedLines > 0)) {
      notice(context, [
        `${formatValue(log.suspectedLines, 'count')} rows of ${inert(log.file)} were taken as earlier versions of their claim and look like lines of it: where they are, export their line number too (or name its column line_number in a mapping file), and add that file.`,
      ]);
    }
    if (logs.some(({ log }) => log.unsurePayers > 0)) {
      notice(context, [
        `Settle the payers that nobody is sure of in ${intake.payerReview} (write yes in the last column), then process again.`,
      ]);
    }
    return 0;
  } finally {
    progress.clear();
  }
}

/** `payerscope intake log FILE` */
export async function intakeLog(
  name: string,
  options: { readonly output?: string },
  context: CommandContext,
): Promise<number> {
  const { log, quarantine } = await (await intakeOf(context)).log(name);
  if (options.output !== undefined) {
    const { writeIntakeReport } = await import('../../intake/report/write-intake-report.ts');
    await writeOutputFile(options.output, await writeIntakeReport(log));
    context.streams.stdout.write(`${options.output}\n`);
    return 0;
  }
  context.streams.stdout.write(`${renderIntakeLog(log, context.screen).join('\n')}\n`);
  if (log.rows.quarantined > 0) {
    notice(context, [`Quarantined rows: ${quarantine} (correct them there and add that file).`]);
  }
  return 0;
}

/** `payerscope intake remove FILE` */
export async function intakeRemove(name: string, context: CommandContext): Promise<number> {
  const file = await (await intakeOf(context)).remove(name);
  context.streams.stdout.write(`${short(file.hash)}  ${inert(file.name)} removed\n`);
  notice(context, [
    'Releases built with it still count its claims; payerscope build --format billing builds one without them.',
  ]);
  return 0;
}
