import { Argument, Command } from 'commander';
import { BRIEF_KINDS } from '../../tools/briefs/brief-kinds.ts';
import type { AskOptions } from './commands/ask.ts';
import type { AttackOptions } from './commands/attack.ts';
import type { BriefOptions } from './commands/brief.ts';
import type { BuildOptions, DemoOptions } from './commands/build.ts';
import type { ChatOptions } from './commands/chat.ts';
import type { SlackOptions } from './commands/slack.ts';
import type { Run } from './context.ts';
import { addEvalCommand } from './eval-command.ts';
import { addIntakeCommands } from './intake-program.ts';
import { dateOption, wholeNumber } from './option-values.ts';

/** Global options as typed. */
export interface GlobalOptions {
  readonly data?: string;
  readonly debug?: boolean;
  readonly warehouse?: string;
  readonly model?: string;
}

const EXAMPLES = `
Examples:
  payerscope demo
  payerscope ask "Which payer underpaid us most last quarter?"
  payerscope ask --json "Coverage summary for 2025"
  payerscope build --source ./synthea/csv --data ./hospital
  payerscope define variance

Results go to stdout, progress and notices to stderr. Exit codes: 0 answered,
2 usage, 3 needs clarification, 4 declined, 5 data, release or service
unavailable, 6 a check failed, 1 a bug.`;

const examples = (...lines: string[]): string =>
  `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`;

/** The command tree: names, options and help only. What a command does is loaded when it runs. */
export function createProgram(version: string, run: Run): Command {
  const program = new Command('payerscope')
    .description(
      'A claims analyst that answers payer, coverage and receivables questions from masked aggregates only.',
    )
    .version(version, '--version', 'print the version')
    .option(
      '--data <dir>',
      'where warehouse, releases, threads, answers and the audit log live (default: .payerscope, or PAYERSCOPE_DATA)',
    )
    .option('--warehouse <name>', 'duckdb or snowflake (default: duckdb, or PAYERSCOPE_WAREHOUSE)')
    .option('--model <name>', 'who reads questions: offline (default), or openai:NAME')
    .option('--debug', 'show stack traces')
    .helpCommand(false)
    .addHelpText('after', EXAMPLES);

  program
    .command('demo')
    .description('generate synthetic source files, build the warehouse, publish a release')
    .option('--patients <n>', 'how many patients (default: 20000)', wholeNumber('--patients', 1))
    .option('--seed <n>', 'another seed, other data', wholeNumber('--seed', 0))
    .option('--as-of <date>', 'last day covered (default: 2025-12-31)', dateOption)
    .addHelpText('after', examples('payerscope demo', 'payerscope demo --patients 2000 --data /tmp/small'))
    .action((options: DemoOptions) =>
      run(async (c) => (await import('./commands/build.ts')).demo(options, c)),
    );

  program
    .command('build')
    .description('import source files, run the models and their tests, mask, audit, publish a release')
    .option('--source <dir>', 'directory of the source files; billing files that were processed need none')
    .option('--format <name>', 'synthea, billing or cms', 'synthea')
    .option(
      '--as-of <date>',
      'last day covered (default: the end of the last complete service month)',
      dateOption,
    )
    .addHelpText(
      'after',
      examples(
        'payerscope build --source ./synthea/csv',
        'payerscope build --source ./csv --as-of 2024-12-31',
      ),
    )
    .action((options: BuildOptions) =>
      run(async (c) => (await import('./commands/build.ts')).build(options, c)),
    );

  program
    .command('publish')
    .description('publish a release that was built here to Snowflake, and put it in force there')
    .argument('[release]', 'its id (default: the one in force)')
    .addHelpText('after', examples('payerscope publish', 'payerscope publish 2025-12-31-ecd43519'))
    .action((release: string | undefined) =>
      run(async (c) => (await import('./commands/publish.ts')).publish(release, c)),
    );

  program
    .command('ask')
    .description('answer one question; without a release the demo is built first')
    .argument('[question...]', 'the question; - reads it from standard input')
    .option('--thread <id>', 'continue a conversation')
    .option('--json', 'one JSON document on stdout')
    .option('--csv <file>', 'also write the table to a file')
    .option('--chart <file>', 'also draw the chart: a .png or an .svg file')
    .addHelpText(
      'after',
      examples(
        'payerscope ask Payer scorecard for last quarter',
        'payerscope ask --csv payers.csv --chart payers.png "Payer scorecard for 2025"',
        'echo "Coverage rate by payer in Q3 2025" | payerscope ask --json -',
      ),
    )
    .action((question: string[], options: AskOptions) =>
      run(async (c) => (await import('./commands/ask.ts')).ask(question, options, c)),
    );

  program
    .command('chat')
    .description('a conversation with memory; without a release the demo is built first')
    .option('--thread <id>', 'go on with a conversation')
    .option('--json', 'one JSON document per answer, each on a line')
    .addHelpText(
      'after',
      `
At the prompt, or line by line from standard input: questions, numbers of options, and
/brief, /chart, /csv, /why, /define, /new, /help, /quit. Ctrl-C stops a question, Ctrl-D leaves.
${examples(
  'payerscope chat',
  'payerscope chat --thread t_27d8ff806a6f',
  "printf 'Payer scorecard for 2025\\nand for Medicaid?\\n/csv\\n' | payerscope chat",
)}`,
    )
    .action((options: ChatOptions) =>
      run(async (c) => (await import('./commands/chat.ts')).chat(options, c)),
    );

  program
    .command('brief')
    .description('a two-page PDF brief; without a release the demo is built first')
    .addArgument(new Argument('<kind>', 'what it is about').choices(BRIEF_KINDS))
    .option('--audience <name>', 'executive or operations', 'executive')
    .option('--period <words>', 'months, quarters or years (default: the last complete quarter)')
    .option('--payer <name...>', 'these payers only')
    .requiredOption('-o, --output <file.pdf>', 'the file to write')
    .addHelpText(
      'after',
      examples(
        'payerscope brief payers -o payers.pdf',
        'payerscope brief coverage --audience operations --period "H1 2025" -o coverage.pdf',
        'payerscope brief receivables --payer Medicare Medicaid -o receivables.pdf',
      ),
    )
    .action((kind: string, options: BriefOptions) =>
      run(async (c) => (await import('./commands/brief.ts')).brief(kind, options, c)),
    );

  program
    .command('verify')
    .description('run the statements behind a brief or an answer again; exit 6 on a difference')
    .argument('<file.pdf|answer-id>', 'a brief, or the id at the end of an answer')
    .addHelpText('after', examples('payerscope verify payers.pdf', 'payerscope verify a_0e9e2d5d4999'))
    .action((what: string) => run(async (c) => (await import('./commands/verify.ts')).verify(what, c)));

  program
    .command('define')
    .description('what a term means and how it is computed; without a term, all of them')
    .argument('[term...]', 'a metric or a word of the trade')
    .addHelpText(
      'after',
      examples('payerscope define', 'payerscope define variance', 'payerscope define coverage rate'),
    )
    .action((term: string[]) => run(async (c) => (await import('./commands/define.ts')).define(term, c)));

  program
    .command('templates')
    .description('the questions that can be answered; with a name, its parameters and SQL')
    .argument('[name]', 'a template')
    .addHelpText('after', examples('payerscope templates', 'payerscope templates payer_scorecard'))
    .action((name: string | undefined) =>
      run(async (c) => (await import('./commands/templates.ts')).showTemplates(name, c)),
    );

  program
    .command('releases')
    .description('published releases, the one in force marked')
    .action(() => run(async (c) => (await import('./commands/releases.ts')).releases(c)));

  program
    .command('why')
    .description('where an answer came from: release, statements, parameters, hashes')
    .argument('<answer-id>', 'the id at the end of an answer')
    .action((id: string) => run(async (c) => (await import('./commands/why.ts')).why(id, c)));

  program
    .command('vet')
    .description('enumerate and check every statement the agent can send')
    .action(() => run(async (c) => (await import('./commands/vet.ts')).vet(c)));

  program
    .command('audit')
    .description('check that no entry of the audit log was changed, left out, moved or added')
    .addArgument(new Argument('<action>', 'what to do').choices(['verify']))
    .addHelpText('after', examples('payerscope audit verify', 'payerscope audit verify --data ./hospital'))
    .action(() => run(async (c) => (await import('./commands/audit-verify.ts')).auditVerify(c)));

  program
    .command('attack')
    .description(
      'attack a release, alone or together with older ones: what can be inferred about withheld cells',
    )
    .option('--release <dir>', 'a release directory or id (default: the release in force)')
    .option('--against <old...>', 'older releases that an attacker also has')
    .addHelpText('after', examples('payerscope attack', 'payerscope attack --against 2025-09-30-1a2b3c4d'))
    .action((options: AttackOptions) =>
      run(async (c) => (await import('./commands/attack.ts')).attack(options, c)),
    );

  addEvalCommand(program, run);

  program
    .command('slack')
    .description('serve Slack until stopped: Socket Mode, or HTTP by configuration')
    .option('--manifest', 'print the app manifest to create the Slack app from')
    .addHelpText(
      'after',
      examples(
        'payerscope slack --manifest',
        'PAYERSCOPE_SLACK_ALLOW="U012AB3CD C012AB3CD" payerscope slack',
      ),
    )
    .action((options: SlackOptions) =>
      run(async (c) => (await import('./commands/slack.ts')).slack(options, c)),
    );

  program
    .command('doctor')
    .description('check configuration, warehouse, release and stores')
    .action(() => run(async (c) => (await import('./commands/doctor.ts')).doctor(c)));

  addIntakeCommands(program, run);
  return program;
}
