import { CommanderError } from 'commander';
import { EXIT } from '../../tools/errors.ts';
import type { Workspace } from '../application.ts';
import {
  type Config,
  type Environment,
  environment,
  readConfig,
  readProgramName,
  readTerminalSettings,
} from '../config.ts';
import { type CommandContext, screenOf } from './context.ts';
import { describeFailure } from './describe-failure.ts';
import { asTyped, type Invocation } from './invocation.ts';
import { createProgram, type GlobalOptions } from './program.ts';
import type { Streams } from './streams.ts';

/** What the command line needs of its surroundings; all of it can be a test's own. */
export interface Surroundings {
  /** Arguments after the program's name. */
  readonly argv: readonly string[];
  readonly streams: Streams;
  readonly openWorkspace: (config: Config) => Promise<Workspace>;
  readonly version: string;
  readonly env?: Environment;
  /** Milliseconds of a clock that only runs forward. */
  readonly elapsed?: () => number;
}

const HELP_SHOWN = new Set(['commander.help', 'commander.helpDisplayed', 'commander.version']);

/**
 * The command line. Results go to stdout, everything else to stderr.
 * @returns the exit code of the outward contract; expected failures are printed, never thrown
 */
export async function main(surroundings: Surroundings): Promise<number> {
  const {
    argv,
    streams,
    openWorkspace,
    env = environment(),
    elapsed = () => performance.now(),
  } = surroundings;
  let exitCode: number = EXIT.answered;
  const invocation = (): Invocation => {
    const { data, warehouse } = program.opts<GlobalOptions>();
    return { program: readProgramName(env), data: data ?? null, warehouse };
  };
  const program = createProgram(surroundings.version, async (command) => {
    const { data, warehouse, model, debug } = program.opts<GlobalOptions>();
    const config = readConfig(env, { data, warehouse, model, debug });
    const terminal = readTerminalSettings(env);
    const context: CommandContext = {
      streams,
      screen: screenOf(streams.stdout, terminal, invocation()),
      notices: screenOf(streams.stderr, terminal, invocation()),
      live: streams.stderr.isTTY && !terminal.dumb,
      images: streams.stdout.isTTY ? terminal.images : null,
      config,
      openWorkspace: () => openWorkspace(config),
      elapsed,
    };
    exitCode = await command(context);
  });
  const output = {
    writeOut: (text: string) =>
      streams.stdout.write(text.replaceAll(/\bpayerscope (?=[\w[-])/g, `${readProgramName(env)} `)),
    writeErr: () => {},
    outputError: () => {},
    getOutHelpWidth: () => Math.min(streams.stdout.columns ?? 100, 100),
  };
  const inner = program.commands.flatMap(({ commands }) => commands);
  for (const command of [program, ...program.commands, ...inner]) {
    command.exitOverride().configureOutput(output).showSuggestionAfterError(true);
  }
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && HELP_SHOWN.has(error.code)) return EXIT.answered;
    const failure = describeFailure(error, program.opts<GlobalOptions>().debug === true);
    streams.stderr.write(`${asTyped(failure.text, invocation())}\n`);
    return failure.exitCode;
  }
}
