import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildMemory, buildMemoryOf } from './build-memory.ts';

const GB = 1e9;

test.each([
  ['a demo', 0.03 * GB, 16 * GB, 1_000],
  ['a million claims', 1.2 * GB, 16 * GB, 1_000],
  ['six million claims', 7.2 * GB, 16 * GB, 1_800],
  ['ten million claims', 12.6 * GB, 16 * GB, 2_400],
  ['a hundred million claims', 126 * GB, 256 * GB, 2_400],
  ['ten million claims on a small machine', 12.6 * GB, 4 * GB, 1_600],
  ['ten million claims on a tiny machine', 12.6 * GB, 1 * GB, 1_000],
])('%s', (_, source, machine, megabytes) => {
  expect(buildMemory(source, machine)).toBe(megabytes);
});

test('is asked of a directory, whatever in it cannot be read, and of one that is missing', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'payerscope-memory-'));
  try {
    writeFileSync(join(directory, 'claims.csv'), 'Id\n');
    symlinkSync(join(directory, 'gone.csv'), join(directory, 'patients.csv'));
    expect(await buildMemoryOf(directory)).toBe('1000MB');
    expect(await buildMemoryOf(join(directory, 'nowhere'))).toBe('1000MB');
  } finally {
    rmSync(directory, { recursive: true });
  }
});
