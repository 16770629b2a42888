import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { readCompiled } from './compiled-code.ts';

const folder = mkdtempSync(join(tmpdir(), 'payerscope-loaded-'));
const kept = join(folder, 'compiled', `${process.version}-${process.arch}`);
const SOURCE = `const { greet } = require('./part.cjs');
  const late = (n) => { let sum = 0; for (let i = 0; i < n; i += 1) sum += i; return 'late' + sum; };
  const word = process.argv[2];
  console.log(greet(word), (function () { return this === undefined; })(), __filename);
  if (word === 'late') console.log(late(9));
  process.removeAllListeners('warning');
  import('node:path').then(({ basename }) => {
    console.log(basename(__dirname));
    if (word === 'bad') process.exit(2);
  });`;

beforeEach(() => {
  rmSync(join(folder, 'compiled'), { recursive: true, force: true });
  writeFileSync(join(folder, 'main.cjs'), SOURCE);
  writeFileSync(join(folder, 'part.cjs'), `exports.greet = (word) => 'hello ' + word;`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string): string {
  const loader = join(import.meta.dirname, 'load-bundle.ts');
  writeFileSync(
    join(folder, 'start.mjs'),
    `import { loadBundle } from ${JSON.stringify(loader)}; loadBundle(${JSON.stringify(folder)});`,
  );
  return execFileSync(process.execPath, [join(folder, 'start.mjs'), command], { encoding: 'utf8' });
}
const compiled = (file = 'main.cjs'): Buffer => readFileSync(join(kept, `${file}.bin`));

test('parts find each other, modules outside and their own place, and are as strict as modules', () => {
  expect(run('you').split('\n').slice(0, 2)).toEqual([
    `hello you true ${join(folder, 'main.cjs')}`,
    folder.split('/').at(-1),
  ]);
});

test('code is kept at the end of a run, with what was first called in it, by two runs of a command', () => {
  run('one');
  const first = compiled();
  run('late');
  expect(compiled().length).toBeGreaterThan(first.length + 100);
  run('late');
  const third = compiled();
  expect(run('late')).toContain('late36');
  expect(compiled()).toEqual(third);
  expect(readdirSync(kept).sort()).toEqual(['main.cjs.bin', 'part.cjs.bin']);
});

test('damaged code, or code of another source, is not run but made again', () => {
  run('one');
  const damaged = compiled();
  damaged[600]! ^= 255;
  writeFileSync(join(kept, 'main.cjs.bin'), damaged);
  expect(readCompiled(join(kept, 'main.cjs.bin'), crc32(SOURCE))).toBe(null);
  expect(run('one')).toContain('hello one');
  expect(readCompiled(join(kept, 'main.cjs.bin'), crc32(SOURCE))?.writings).toEqual({ one: 1 });
  writeFileSync(join(folder, 'part.cjs'), `exports.greet = (word) => 'adieu ' + word;`);
  expect(run('one')).toContain('adieu one');
});

test('a run that failed keeps nothing, and one that cannot keep anything runs all the same', () => {
  expect(() => run('bad')).toThrow();
  expect(() => readdirSync(kept)).toThrow();
  mkdirSync(join(folder, 'compiled'));
  writeFileSync(kept, 'not a folder');
  expect(run('one')).toContain('hello one');
});
