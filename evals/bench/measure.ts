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
  /** Processor seconds of all its threads, in user and kernel; null where the system does not tell. */
  readonly cpuSeconds: number | null;
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

/** The kernel counts processor time in hundredths of a second, whatever the machine. */
const TICKS = 100;

/** Processor time of a running process so far, its threads included. */
function cpuSecondsOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in parentheses, may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
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
    let cpuSeconds: number | null = null;
    const poll = setInterval(() => {
      peakMiB = Math.max(peakMiB ?? 0, peakOf(child.pid!) ?? 0) || null;
      cpuSeconds = cpuSecondsOf(child.pid!) ?? cpuSeconds;
    }, 50);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(poll);
      const seconds = (performance.now() - start) / 1000;
      if (code === expected) resolve({ seconds, peakMiB, cpuSeconds, ...chunks });
      else
        reject(new Error(`${command} ${args.join(' ')} exited with ${code}: ${chunks.stderr.slice(-400)}`));
    });
  });
}
