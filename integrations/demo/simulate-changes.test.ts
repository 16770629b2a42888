import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateDemo } from './generate-demo.ts';
import { type Changes, simulateChanges } from './simulate-changes.ts';

const ON = '2025-11-15';

describe('a changed copy of an export', () => {
  const root = mkdtempSync(join(tmpdir(), 'payerscope-changes-'));
  const from = join(root, 'source');
  const lines = (folder: string, file: string): string[] =>
    readFileSync(join(root, folder, file), 'utf8')
      .trimEnd()
      .split('\n');
  /** Lines of a changed file that are not in the source. */
  const news = (folder: string, file: string): string[] => {
    const before = new Set(lines('source', file));
    return lines(folder, file).filter((line) => !before.has(line));
  };
  let changes: Changes;

  beforeAll(async () => {
    await generateDemo({ directory: from, patients: 60, months: 24, seed: 5 });
    changes = await simulateChanges({ from, to: join(root, 'one'), on: ON });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('settles open claims on the day and touches no other transaction', () => {
    const added = news('one', 'claims_transactions.csv');
    expect(added).toHaveLength(changes.paid + changes.writtenOff);
    expect(changes.paid).toBeGreaterThan(0);
    expect(changes.writtenOff).toBeGreaterThan(0);
    expect(added.every((line) => line.includes(`${ON}T12:00:00Z`))).toBe(true);
    const before = lines('source', 'claims_transactions.csv');
    expect(lines('one', 'claims_transactions.csv').slice(0, before.length)).toEqual(before);
  });

  test('recodes claims, moves clinicians and renames one insurer, in place', () => {
    expect(news('one', 'claims.csv')).toHaveLength(changes.recoded);
    expect(news('one', 'providers.csv')).toHaveLength(changes.moved);
    const [renamed, ...more] = news('one', 'payers.csv');
    expect(renamed).toContain(' Group');
    expect(more).toEqual([]);
    for (const file of ['claims.csv', 'providers.csv', 'payers.csv']) {
      const key = (line: string): string => line.split(',')[0] ?? '';
      expect(lines('one', file).map(key)).toEqual(lines('source', file).map(key));
    }
  });

  test('is the same for the same seed, another for another', async () => {
    await simulateChanges({ from, to: join(root, 'again'), on: ON });
    await simulateChanges({ from, to: join(root, 'other'), on: ON, seed: 2 });
    for (const file of readdirSync(from)) expect(lines('again', file)).toEqual(lines('one', file));
    expect(news('other', 'claims_transactions.csv')).not.toEqual(news('one', 'claims_transactions.csv'));
  });

  test.each<[string, { on?: string; from?: string; to?: string }, string, string]>([
    ['a bad day', { on: '2025-13-40' }, 'USAGE', 'must be a date'],
    ['a folder that is there', { to: 'one' }, 'USAGE', 'exists'],
    ['a folder that is no export', { from: 'empty' }, 'SOURCE_INVALID', 'no claims.csv'],
    ['a file without its columns', { from: 'broken' }, 'SOURCE_INVALID', 'cannot be read as an export'],
  ])('%s is one sentence, and nothing is left behind', async (_name, wrong, code, words) => {
    mkdirSync(join(root, 'empty'), { recursive: true });
    mkdirSync(join(root, 'broken'), { recursive: true });
    for (const file of readdirSync(from)) writeFileSync(join(root, 'broken', file), 'ID,OTHER\n1,2\n');
    const [start, target] = [wrong.from ?? 'source', wrong.to ?? 'new'];
    const attempt = simulateChanges({ from: join(root, start), to: join(root, target), on: wrong.on ?? ON });
    await expect(attempt).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
    expect(readdirSync(root).filter((name) => name.startsWith('new'))).toEqual([]);
  });
});
