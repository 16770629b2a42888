import { expect, test } from 'vitest';
import { addColumn, addRow, emptySystem } from './linear-system.ts';
import { localProgramme } from './local-programme.ts';
import { presolve } from './presolve.ts';

test('without the truth a table of large numbers is not cut off', () => {
  const system = emptySystem();
  const columns = [0, 1].map(() => addColumn(system, 0, Number.POSITIVE_INFINITY, Number.NaN));
  addRow(system, [[columns, 1]], 5_000_000, 5_000_000, 'published');
  const target = { columns: [0], coefficients: null, reach: 11, width: 10, floor: Number.POSITIVE_INFINITY };
  const { programme } = localProgramme(system, presolve(system), { columns, rows: [0], targets: [0] }, [
    { ...target, group: '' },
  ]);
  expect(Math.min(...programme.upper)).toBeGreaterThanOrEqual(5_000_000);
});

test('columns without limits are cut off beyond what must be reached', () => {
  const system = emptySystem();
  const columns = [3, 4].map((truth) => addColumn(system, 0, Number.POSITIVE_INFINITY, truth));
  addRow(system, [[columns, 1]], 1, Number.POSITIVE_INFINITY, 'at least one');
  const target = { columns: [0], coefficients: null, reach: 700, width: 10, floor: Number.POSITIVE_INFINITY };
  const { programme, far, truth } = localProgramme(
    system,
    presolve(system),
    { columns, rows: [0], targets: [0] },
    [{ ...target, group: '' }],
  );
  expect(far).toBeGreaterThan(700);
  expect([...programme.upper]).toEqual([far, far]);
  expect([...(truth ?? [])]).toEqual([3, 4]);
});
