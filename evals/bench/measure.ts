import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Median of a non-empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export interface ProcessFigures {
  readonly seconds: number;
  /** Largest resident set of the process in MiB; null where the system does not tell (no /proc). */
  readonly peakMiB: number | null;
}

/** High-water mark of a running process's resident memory, from the kernel's own account. */
function peakOf(pid: number): number | null {
  try {
    const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return match ? Number(match[1]) / 1024 : null;
  } catch {
    return null;
  }
}

/**
 * Runs a command to its end and measures it from outside.
 *
 * @param options.env variables beside those it inherits, set by the program `env`
 * @param options.cwd where it runs; default: here
 * @throws Error with the end of its stderr when it does not exit with `options.expected`, by default 0
 */
export function runMeasured(
  command: string,
  args: readonly string[],
  {
    expected = 0,
    env = {},
    cwd,
  }: { expected?: number; env?: Readonly<Record<string, string>>; cwd?: string } = {},
): Promise<ProcessFigures & { stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    const [program, ...given] = variables.length > 0 ? ['env', ...variables, command] : [command];
    const child = spawn(program!, [...given, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd !== undefined && { cwd }),
    });
    const chunks: { stdout: string; stderr: string } = { stdout: '', stderr: '' };
    child.stdout.on('data', (data) => {
      chunks.stdout += data;
    });
    child.stderr.on('data', (data) => {
      chunks.stderr += data;
    });
    let peakMiB: number | null = null;
    const poll = setInterval(() => {
      peakMiB = Math.max(peakMiB ?? 0, peakOf(child.pid!) ?? 0) || null;
    }, 50);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(poll);
      const seconds = (performance.now() - start) / 1000;
      if (code === expected) resolve({ seconds, peakMiB, ...chunks });
      else
        reject(new Error(`${command} ${args.join(' ')} exited with ${code}: ${chunks.stderr.slice(-400)}`));
    });
  });
}
