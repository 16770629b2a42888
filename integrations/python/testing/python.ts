import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe } from 'vitest';

const run = promisify(execFile);
const interpreter = process.env['PAYERSCOPE_PYTHON'] || null;

if (interpreter === null && process.env['PAYERSCOPE_REQUIRE_PYTHON'] === '1') {
  throw new Error(
    'PAYERSCOPE_REQUIRE_PYTHON is 1, but PAYERSCOPE_PYTHON names no interpreter; make one with integrations/python/make-environment.sh DIR.',
  );
}

/** dbt and sqlfluff take half a minute, and several times that beside other work. Milliseconds. */
export const PYTHON_TIMEOUT = 600_000;

/**
 * Tests that need the Python environment: skipped, and reported as such, on a machine that has none. With
 * `PAYERSCOPE_REQUIRE_PYTHON=1` they are never skipped.
 */
export function describeWithPython(name: string, tests: () => void): void {
  describe.skipIf(interpreter === null)(name, { timeout: PYTHON_TIMEOUT }, tests);
}

/** The interpreter of the environment; only tests inside `describeWithPython` may ask. */
export function pythonPath(): string {
  if (interpreter === null)
    throw new Error('There is no Python environment; ask inside describeWithPython only.');
  return interpreter;
}

/**
 * Runs the environment's interpreter to its end, without colours, telemetry or a version check.
 *
 * @param options.input what it reads from standard input
 * @returns what it wrote to standard output
 * @throws Error with the end of both outputs when it exits with another code than 0
 */
export async function runPython(
  args: readonly string[],
  options: { cwd?: string; env?: Readonly<Record<string, string>>; input?: string } = {},
): Promise<string> {
  const quiet = { NO_COLOR: '1', DBT_SEND_ANONYMOUS_USAGE_STATS: 'false', DBT_USE_COLORS: 'false' };
  const child = run(pythonPath(), [...args], {
    maxBuffer: 1 << 27,
    env: { ...process.env, ...quiet, ...options.env },
    ...(options.cwd !== undefined && { cwd: options.cwd }),
  });
  child.child.stdin?.end(options.input ?? '');
  try {
    return (await child).stdout;
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    throw new Error(`${args.join(' ')} failed:\n${stdout.slice(-8_000)}\n${stderr.slice(-2_000)}`, { cause });
  }
}
