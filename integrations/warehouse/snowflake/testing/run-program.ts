import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../../../sql/package-root.ts';

export interface ProgramRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartedProgram {
  readonly pid: number;
  kill(): void;
  readonly done: Promise<ProgramRun>;
}

/** Starts the bundled program, which must be there, with nothing of this process's environment but the path. */
export function startProgram(args: readonly string[], env: Readonly<Record<string, string>>): StartedProgram {
  const child = spawn(process.execPath, [join(packageRoot(), 'dist', 'payerscope.js'), ...args], {
    env: { PATH: process.env['PATH'], NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (chunk: string) => {
      text[stream] += chunk;
    });
  }
  return {
    pid: child.pid ?? 0,
    kill: () => child.kill('SIGKILL'),
    done: new Promise((resolve) => child.on('close', (code) => resolve({ code, ...text }))),
  };
}
