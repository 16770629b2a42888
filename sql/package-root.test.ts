import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from './package-root.ts';

test('the root is found from any folder below it, the bundle’s too', () => {
  const root = packageRoot();
  expect(existsSync(join(root, 'sql/metrics.yml'))).toBe(true);
  expect(packageRoot(join(root, 'dist'))).toBe(root);
  expect(packageRoot(join(root, 'tools/disclosure'))).toBe(root);
});

test('outside the package there is no root to find', () => {
  expect(() => packageRoot(dirname(packageRoot()))).toThrow('no package.json named payerscope');
});
