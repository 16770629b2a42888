import { type Command, Option } from 'commander';
import type { ProcessOptions } from './commands/intake.ts';
import type { CommandContext } from './context.ts';

type Run = (command: (context: CommandContext) => Promise<number>) => Promise<void>;

/** The commands of billing files, from adding to removing. */
export function addIntakeCommands(program: Command, run: Run): void {
  const intake = program
    .command('intake')
    .description('billing files: add, process, look at what became of each row, remove')
    .helpCommand(false)
    .addHelpText(
      'after',
      `
Examples:
  payerscope intake add exports/*.csv
  payerscope intake process
  payerscope intake log january.csv
  payerscope build --format billing`,
    );
  intake
    .command('add')
    .description('copy files into the store; the same bytes are one file')
    .argument('<file...>', 'billing exports')
    .action((files: string[]) =>
      run(async (c) => (await import('./commands/intake.ts')).intakeAdd(files, c)),
    );
  intake
    .command('list')
    .description('added files and what became of them')
    .action(() => run(async (c) => (await import('./commands/intake.ts')).intakeList(c)));
  intake
    .command('process')
    .description('recognise, load and quarantine the rows of these files, or of all')
    .argument('[file...]', 'names or hashes')
    .option('--mapping <file>', 'YAML or JSON that says what recognition cannot know')
    .addOption(
      new Option('--dates <order>', 'day first or month first, where the dates do not tell').choices([
        'DMY',
        'MDY',
      ]),
    )
    .action((files: string[], options: ProcessOptions) =>
      run(async (c) => (await import('./commands/intake.ts')).intakeProcess(files, options, c)),
    );
  intake
    .command('log')
    .description('what happened to every row of a file')
    .argument('<file>', 'name or hash')
    .option('-o, --output <file.pdf>', 'one page as PDF instead')
    .action((file: string, options: { output?: string }) =>
      run(async (c) => (await import('./commands/intake.ts')).intakeLog(file, options, c)),
    );
  intake
    .command('remove')
    .description('remove a file and everything made of it')
    .argument('<file>', 'name or hash')
    .action((file: string) => run(async (c) => (await import('./commands/intake.ts')).intakeRemove(file, c)));
}
