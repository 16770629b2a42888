import './interpret-schemas.ts';

import { dropTracingVariables } from '../config.ts';
import { programVersion } from '../program-version.ts';
import { main } from './main.ts';
import type { Output } from './streams.ts';

/** Exit code of a program stopped by Ctrl-C, as shells expect it. */
const INTERRUPTED = 130;

function outputOf(stream: NodeJS.WriteStream): Output {
  // A reader that has seen enough (`| head`) closes the pipe: that ends the program, and is no failure.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    write: (text) => stream.write(text),
    isTTY: stream.isTTY === true,
    get columns() {
      // A terminal that was never told its size says 0.
      return stream.isTTY === true && stream.columns > 0 ? stream.columns : null;
    },
  };
}

const flushed = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write('', () => resolve());
  });

const promptable = process.stdin.isTTY === true && process.stderr.isTTY === true;

const silent = (warning: Error): void => {
  // node:sqlite announces itself as experimental on every start: not a person's concern.
  if (warning.name !== 'ExperimentalWarning') process.stderr.write(`${warning.name}: ${warning.message}\n`);
};

dropTracingVariables();
process.removeAllListeners('warning').on('warning', silent);
process.once('SIGINT', () => {
  process.stderr.write('\nStopped.\n');
  process.exit(INTERRUPTED);
});

/** No top-level `await`: the bundle is CommonJS (`load-bundle.ts`). */
async function run(): Promise<never> {
  const exitCode = await main({
    argv: process.argv.slice(2),
    streams: {
      stdin: process.stdin,
      stdout: outputOf(process.stdout),
      stderr: outputOf(process.stderr),
      ...(promptable ? { terminal: { input: process.stdin, output: process.stderr } } : {}),
    },
    openWorkspace: async (config) => (await import('../compose.ts')).createWorkspace(config),
    version: programVersion(),
  });
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  process.exit(exitCode);
}

void run();
