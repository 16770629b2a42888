import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CmsChanges, simulateCmsChanges } from './simulate-cms-changes.ts';
import { VINTAGES, writeCmsFiles } from './write-cms-files.ts';

// Invented files of every vintage, and a changed copy of them.

const root = mkdtempSync(join(tmpdir(), 'payerscope-cms-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, seed: number) =>
  writeCmsFiles({
    ...{ directory: join(root, name), beneficiaries: 90, vintages: VINTAGES, years: 2, seed },
    dirt: { repeated: 2, badDates: 1 },
  });
const change = (from: string, to: string, seed = 1): Promise<CmsChanges> =>
  simulateCmsChanges({ from: join(root, from), to: join(root, to), on: '2009-06-30', seed });
const texts = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(root, folder))
      .sort()
      .map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]),
  );
/** Lines of a changed copy that are not in the files. */
const news = (folder: string, kind: RegExp): string[] =>
  Object.entries(texts(folder))
    .filter(([name]) => kind.test(name))
    .flatMap(([name, text]) => {
      const before = new Set(texts('one')[name]?.split('\n'));
      return text.split('\n').filter((line) => !before.has(line));
    });

let changes: CmsChanges;
beforeAll(async () => {
  await write('one', 1);
  changes = await change('one', 'changed');
});

test('the same seed writes the same bytes, another seed others', async () => {
  await write('again', 1);
  await write('other', 2);
  expect(texts('again')).toEqual(texts('one'));
  expect(texts('other')).not.toEqual(texts('one'));
});

test('each vintage writes its own dates and delimiter', () => {
  const first = (name: string): string => texts('one')[name]?.split('\n')[1] ?? '';
  expect(first('synpuf_inpatient_claims.csv')).toMatch(/,20(08|09)\d{4},/);
  expect(first('rif_inpatient_claims.csv')).toMatch(/\|\d{2}-[A-Z][a-z]{2}-20(08|09)\|/);
  expect(first('study_inpatient_claims.csv')).toMatch(/,20(08|09)-\d{2}-\d{2},/);
});

test('a changed copy has other amounts, claims filed late, moves and turned flags, and nothing else', async () => {
  expect(changes.raised * changes.lowered * changes.added * changes.moved * changes.flagged).toBeGreaterThan(
    0,
  );
  expect(news('changed', /claims/)).toHaveLength(changes.raised + changes.lowered + changes.added);
  expect(news('changed', /providers/)).toHaveLength(changes.flagged);
  const moved = news('changed', /beneficiary/).length;
  expect(moved).toBeGreaterThanOrEqual(Math.max(changes.moved, changes.diagnosed));
  expect(moved).toBeLessThanOrEqual(changes.moved + changes.diagnosed);
  const headers = (folder: string): string[] =>
    Object.values(texts(folder)).map((text) => text.split('\n')[0] ?? '');
  expect(headers('changed')).toEqual(headers('one'));
  await change('one', 'changed-again');
  expect(texts('changed-again')).toEqual(texts('changed'));
});

test.each<[string, () => Promise<unknown>, string, RegExp]>([
  ['files over a folder that is there', () => write('one', 1), 'USAGE', /exists/],
  ['changes over a folder that is there', () => change('one', 'one'), 'USAGE', /exists/],
  [
    'changes of no CMS files',
    () => change('changed/..', 'new'),
    'SOURCE_INVALID',
    /lacks a beneficiary file/,
  ],
  [
    'a day that is none',
    () => simulateCmsChanges({ from: join(root, 'one'), to: join(root, 'new'), on: '2009-02-31x' }),
    'USAGE',
    /must be a date/,
  ],
])('%s is one sentence, and nothing is left behind', async (_name, attempt, code, words) => {
  await expect(attempt()).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
  expect(readdirSync(root).filter((name) => /new|partial/.test(name))).toEqual([]);
});
