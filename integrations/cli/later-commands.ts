import type { Command } from 'commander';
import { PayerscopeError } from '../../tools/errors.ts';

/** Commands of the outward contract that are not in this version. */
const LATER = ['eval'] as const;

/** Takes the names, so that asking for one says so instead of calling it unknown. */
export function addLaterCommands(program: Command): void {
  for (const name of LATER) {
    program
      .command(name, { hidden: true })
      .argument('[anything...]')
      .allowUnknownOption()
      .helpOption(false)
      .action(() => {
        throw new PayerscopeError(
          'USAGE',
          `payerscope ${name} is not in this version; payerscope --help lists what is.`,
        );
      });
  }
}
