import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cleanFile, inventedClaims } from '../demo/billing/invented-claims.ts';
import { createIntake } from './create-intake.ts';
import { intakeWorkspace, TODAY } from './testing/intake-workspace.ts';

// Twenty programs started and killed: fifteen seconds, and several times that beside other work.
const PATIENCE = 300_000;
const space = intakeWorkspace();
afterAll(() => space.drop());

async function killedAt(
  point: number,
  dataDirectory: string,
  files: readonly string[],
): Promise<string | null> {
  const script = join(import.meta.dirname, 'testing', 'intake-child.ts');
  const child = spawn(process.execPath, [script, dataDirectory, String(point), ...files], {
    stdio: 'inherit',
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  return signal;
}

test('killed at twenty points, the intake loses no file and loads no row twice', {
  timeout: PATIENCE,
}, async () => {
  const files = [1, 2].map((n) => {
    const claims = inventedClaims({ count: 30, months: 3, from: '2025-02', seed: n, prefix: `F${n}` });
    return space.write(`file ${n}.csv`, cleanFile(claims));
  });
  for (let point = 1; point <= 20; point += 1) {
    const dataDirectory = join(space.folder, `killed at ${point}`);
    expect([point, await killedAt(point, dataDirectory, files)]).toEqual([point, 'SIGKILL']);
    const intake = createIntake({ dataDirectory, clock: TODAY });
    // What stands is whole: a file or none, its rows or none.
    const whole = { read: 30, loaded: 30, quarantined: 0, duplicates: 0, merged: 0 };
    for (const { file, processed } of await intake.list()) {
      expect(readFileSync(file.original)).toEqual(readFileSync(join(space.folder, file.name)));
      if (processed !== null) expect(processed.log.rows).toEqual(whole);
    }
    for (const file of files) await intake.add(file);
    await intake.process([], { progress: { step: () => {} } });
    const list = await intake.list();
    expect(list.map(({ file, processed }) => [file.name, processed?.log.rows, processed?.log.run])).toEqual(
      ['file 1.csv', 'file 2.csv'].map((name) => [name, whole, 1]),
    );
  }
});
