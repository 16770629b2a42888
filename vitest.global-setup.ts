import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of what was built once for all test files of this run: see `builtOnce`. */
    readonly builds: string;
  }
}

/** Gives the run a folder for what its files build together. It lives as long as the run, or until sources change. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const made: string[] = [];
  const provide = async () => {
    made.push(await mkdtemp(join(tmpdir(), 'payerscope-builds-')));
    project.provide('builds', made.at(-1) ?? '');
  };
  await provide();
  project.onTestsRerun(provide);
  return async () => {
    for (const folder of made) await rm(folder, { recursive: true, force: true });
  };
}
