import type { Command } from 'commander';
import type { EvalAddOptions } from './commands/eval-add.ts';
import type { EvalOptions } from './commands/eval-options.ts';
import type { Run } from './context.ts';
import { wholeNumber } from './option-values.ts';

const collect = (one: string, before: readonly string[] = []): string[] => [...before, one];

const HELP = `
SUITE is a file, or the name of a suite that comes with the program; without any, all of these.
eval add ANSWER_ID makes a case of a stored answer and appends it to --suite.
The file of -o ends in .json, .baseline.json, .junit.xml or .html; repeat -o for more than one.

Examples:
  payerscope eval
  payerscope eval --filter medicaid -o report.html
  payerscope eval my-suite.yaml --model openai:gpt-5-mini --repeat 5 -o report.json
  payerscope eval --model openai:gpt-5-mini --prompt plan-v3.md --baseline report.json
  payerscope eval slack-demo style-demo --red-team 2000 -o report.html
  payerscope eval add a_0e9e2d5d4999 --suite my-suite.yaml --why "the quarter was read wrongly"

Exit code 6: a case failed; with --baseline, a case that held fails, or a new one does; an attack succeeded.`;

/** `payerscope eval`: names, options and help. */
export function addEvalCommand(program: Command, run: Run): void {
  program
    .command('eval')
    .description('play regression suites against the application, or make a case of an answer')
    .argument('[suite...]', 'suites; or add ANSWER_ID')
    .option('--repeat <k>', 'play each case k times: pass^k and flaky cases', wholeNumber('--repeat', 1), 1)
    .option('--parallel <n>', 'cases at a time (default: 4, offline 1)', wholeNumber('--parallel', 1))
    .option('--filter <text>', 'only cases whose suite, id, category or words hold this text')
    .option('--prompt <file.md>', 'a prompt instead of the one of its name')
    .option(
      '--cassette <dir>',
      'take the language model’s replies from recordings; a missing one fails its case',
    )
    .option('--record', 'record what the cassette lacks')
    .option('--red-team <n>', 'also attack the application n times', wholeNumber('--red-team', 1))
    .option('--seed <n>', 'other attacks', wholeNumber('--seed', 0), 1)
    .option('--baseline <file.json>', 'compare with an earlier report')
    .option('-o, --output <file>', 'write a report', collect)
    .option('--suite <file.yaml>', 'add: the suite to append to')
    .option('--why <text>', 'add: why the case exists')
    .addHelpText('after', HELP)
    .action((named: string[], options: EvalOptions & EvalAddOptions) =>
      run(async (c) =>
        named[0] === 'add'
          ? (await import('./commands/eval-add.ts')).evalAdd(named.slice(1), options, c)
          : (await import('./commands/eval.ts')).evaluate(named, options, c),
      ),
    );
}
