import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from './bundle.ts';

const root = mkdtempSync(join(tmpdir(), 'payerscope-bundle-'));
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const program = (...argv: string[]): string =>
  execFileSync(process.execPath, [join(root, 'dist/payerscope.js'), ...argv], { encoding: 'utf8' });
const bundles = (): string[] => readdirSync(join(root, 'dist')).filter((name) => name.startsWith('bundle-'));

const ENTRY = `import('../../sql/beside.ts').then(({ folder, url }) =>
  console.log([...process.argv.slice(2), folder, url].join('\\n')));`;

beforeAll(() => {
  write('package.json', '{"name": "payerscope", "version": "1.2.3", "type": "module"}');
  write(
    'sql/beside.ts',
    'export const folder: string = import.meta.dirname;\nexport const url = import.meta.url;',
  );
  write('integrations/cli/entry.ts', ENTRY);
  cpSync(join(import.meta.dirname, 'cli/launcher.js'), join(root, 'integrations/cli/launcher.js'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('two at once make one bundle; unchanged inputs make none', async () => {
  const both = await Promise.all([bundle(root), bundle(root)]);
  expect(both[0].name).toBe(both[1].name);
  expect(bundles()).toEqual([both[0].name]);
  expect(readdirSync(join(root, 'dist')).filter((name) => name.startsWith('making-'))).toEqual([]);
  expect(await bundle(root)).toEqual({ name: both[0].name, built: false });
});

test('the program runs, and its files still find what stands beside their source', () => {
  const [argument, folder, url] = program('hello').trim().split('\n');
  expect(argument).toBe('hello');
  expect(folder?.replace(/\/$/, '')).toBe(join(root, 'sql'));
  expect(url).toBe(new URL(`file://${join(root, 'sql/beside.ts')}`).href);
});

test('the glossary is in it as JSON, and changing it makes a new bundle', async () => {
  write(
    'integrations/cli/entry.ts',
    `declare const BUNDLED_GLOSSARY: string;
     console.log(typeof BUNDLED_GLOSSARY === 'string' ? JSON.parse(BUNDLED_GLOSSARY).metrics[0].label : 'none');`,
  );
  for (const label of ['Claims "all"', 'Orders']) {
    write('sql/metrics.yml', `metrics:\n  - label: '${label}'\n`);
    expect((await bundle(root)).built).toBe(true);
    expect(program().trim()).toBe(label);
  }
});

test('changed inputs make a new bundle, and only the last few are kept', async () => {
  write('integrations/cli/entry.ts', ENTRY);
  for (const change of ['a', 'b', 'c', 'd']) {
    write('sql/beside.ts', `export const folder = '${change}', url = '${change}';`);
    expect((await bundle(root)).built).toBe(true);
  }
  expect(program().trim()).toBe('d\nd');
  expect(bundles()).toHaveLength(3);
});
