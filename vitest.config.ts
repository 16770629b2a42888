import { defineConfig } from 'vitest/config';
import { LongestFirst } from './vitest.longest-first.ts';

export default defineConfig({
  test: {
    include: ['{agent,tools,sql,evals,integrations}/**/*.test.ts'],
    globalSetup: ['./vitest.global-setup.ts'],
    setupFiles: ['./vitest.setup.ts'],
    // Two workers: the suite shares a two-core machine with DuckDB's own threads.
    maxWorkers: 2,
    // Files share their worker's modules: loading the same libraries for every file was a sixth of the suite.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
