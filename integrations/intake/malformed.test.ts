import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { PayerscopeError } from '../../tools/errors.ts';
import { intakeWorkspace } from './testing/intake-workspace.ts';
import { malformedFiles } from './testing/malformed-files.ts';

// Two hundred files, most of them read by the engine: twenty seconds, and several times that beside other work.
const PATIENCE = 300_000;
const space = intakeWorkspace();
afterAll(() => space.drop());

test('every malformed file ends in one clear sentence or in quarantine', { timeout: PATIENCE }, async () => {
  const files = malformedFiles();
  expect(files).toHaveLength(200);
  const ends = { refused: 0, read: 0 };
  for (const { name, bytes } of files) {
    try {
      const { rows, totals } = await space.take(`${name}.csv`, bytes);
      expect([name, rows.loaded + rows.quarantined + rows.duplicates + rows.merged]).toEqual([
        name,
        rows.read,
      ]);
      expect(totals.before.rows).toBe(rows.read);
      ends.read += 1;
    } catch (error) {
      expect(error, `${name}: ${String(error)}`).toBeInstanceOf(PayerscopeError);
      const { message, code } = error as PayerscopeError;
      expect(['SOURCE_INVALID', 'AMBIGUOUS'], `${name}: ${message}`).toContain(code);
      expect(message, name).toMatch(/^[^\n]{20,700}[.]$/);
      ends.refused += 1;
    }
  }
  // Neither end is a way out for all of them.
  expect(ends.refused).toBeGreaterThan(50);
  expect(ends.read).toBeGreaterThan(80);
  // Nothing half-made is left behind.
  expect(
    readdirSync(join(space.dataDirectory, 'intake', 'writing')).filter((name) => !name.startsWith('payers')),
  ).toEqual([]);
});
