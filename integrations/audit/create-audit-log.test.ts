import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packageRoot } from '../../sql/package-root.ts';
import { readHead, writeHead } from './audit-head.ts';
import { createAuditLog } from './create-audit-log.ts';
import { listSegments, segmentPath } from './segments.ts';
import { type LogFolder, logFolder } from './testing/log-folder.ts';
import { sampleEvent } from './testing/sample-event.ts';

const NOON = '2026-01-15T12:00:00Z';

let log: LogFolder;
beforeEach(() => {
  log = logFolder();
});
afterEach(() => log.remove());

const linesOf = (segment: string): string[] =>
  readFileSync(segmentPath(log.directory, segment), 'latin1').split('\n').slice(0, -1);
const entriesOf = (segment: string): Record<string, unknown>[] =>
  linesOf(segment).map((line) => JSON.parse(line));

describe('an entry', () => {
  test('says everything there is to say, in a file only its owner reads', async () => {
    const statement = {
      template: 'payer_scorecard',
      version: 1,
      params: { tiles: '|2025|', payers: '' },
      statementHash: 'sha256:1',
      resultHash: 'sha256:2',
      cells: 88,
      withheld: 19,
      shown: true,
    };
    await log.append(NOON, { asker: 'U123', statements: [statement] });
    expect(entriesOf('2026-01')).toEqual([
      {
        ...sampleEvent({ asker: 'U123', statements: [statement] }),
        seq: 1,
        time: '2026-01-15T12:00:00.000Z',
        segment: '2026-01',
        prev: '0'.repeat(64),
        hash: readHead(log.directory)?.hash,
      },
    ]);
    expect(statSync(segmentPath(log.directory, '2026-01')).mode & 0o777).toBe(0o600);
    expect(statSync(log.directory).mode & 0o777).toBe(0o700);
  });

  test('keeps a thousand characters of a longer question, and how long it was', async () => {
    await log.append(NOON, { question: 'x'.repeat(1_000) });
    await log.append(NOON, { question: 'y'.repeat(10_000), asker: 'z'.repeat(300), thread: 'z'.repeat(300) });
    const [whole, cut] = entriesOf('2026-01');
    expect([whole?.['question'], whole?.['questionLength']]).toEqual(['x'.repeat(1_000), undefined]);
    expect(cut).toMatchObject({ question: 'y'.repeat(1_000), questionLength: 10_000 });
    expect(cut).toMatchObject({ asker: 'z'.repeat(200), thread: 'z'.repeat(200) });
  });

  test('goes into the segment of its month, never back into an older one', async () => {
    await log.write(['2026-01-31T23:59:59.999Z', '2026-02-01T00:00:00Z', '2026-01-31T23:00:00Z']);
    expect(listSegments(log.directory)).toEqual(['2026-01', '2026-02']);
    expect(entriesOf('2026-02').map(({ seq, time }) => [seq, time])).toEqual([
      [2, '2026-02-01T00:00:00.000Z'],
      [3, '2026-01-31T23:00:00.000Z'],
    ]);
    expect(log.verify().fault).toBeNull();
  });
});

describe('questions kept as hashes', () => {
  const hashed = { questions: 'hash' as const };

  test('leave no word of the question, and the same question has the same hash', async () => {
    const question = 'What does Erika Mustermann owe us?';
    await log.append(NOON, { question }, hashed);
    await log.append(NOON, { question }, hashed);
    await log.append(NOON, { question: 'Another' }, hashed);
    const hashes = entriesOf('2026-01').map((entry) => entry['questionHash']);
    expect(hashes[0]).toMatch(/^hmac-sha256:[0-9a-f]{64}$/);
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).not.toBe(hashes[0]);
    expect(entriesOf('2026-01')[0]).not.toHaveProperty('question');
    for (const name of readdirSync(log.directory)) {
      expect(readFileSync(join(log.directory, name), 'latin1')).not.toMatch(/Erika|Mustermann/);
    }
  });

  test('are salted by the data directory', async () => {
    const other = logFolder();
    try {
      await log.append(NOON, {}, hashed);
      await other.append(NOON, {}, hashed);
      const [one] = entriesOf('2026-01');
      const two = JSON.parse(readFileSync(segmentPath(other.directory, '2026-01'), 'latin1'));
      expect(two.questionHash).not.toBe(one?.['questionHash']);
    } finally {
      other.remove();
    }
  });
});

describe('processes that append at once', () => {
  const child = (asker: string, count: number) =>
    spawn(
      process.execPath,
      [
        join(packageRoot(), 'integrations/audit/testing/append-child.ts'),
        log.directory,
        asker,
        String(count),
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );

  test('leave one whole chain with every entry of each in its order', async () => {
    const codes = await Promise.all(
      ['ana', 'ben', 'cem'].map(
        (asker) =>
          new Promise((resolve) => {
            const running = child(asker, 60);
            running.stdout.resume();
            running.on('close', resolve);
          }),
      ),
    );
    expect(codes).toEqual([0, 0, 0]);
    expect(log.verify()).toMatchObject({ fault: null, entries: 180, notes: [] });
    for (const asker of ['ana', 'ben', 'cem']) {
      const mine = entriesOf('2026-01').filter((entry) => entry['asker'] === asker);
      const expected = Array.from({ length: 60 }, (_, index) => `Question ${index + 1}`);
      expect(mine.map((entry) => entry['question'])).toEqual(expected);
    }
  });

  test('that are killed anywhere lose no entry they had kept, and the next one goes on', async () => {
    let kept = 0;
    for (let round = 0; round < 4; round += 1) {
      const running = child('ana', 100_000);
      // After some entries, each round at another one.
      let seen = 0;
      running.stdout.on('data', (chunk: Buffer) => {
        seen += String(chunk).split('\n').length - 1;
        if (seen > 5 + 7 * round) running.kill('SIGKILL');
      });
      await new Promise((resolve) => running.on('close', resolve));
      expect(log.verify().fault).toBeNull();
      kept += seen;
    }
    await log.append(NOON);
    const { fault, entries } = log.verify();
    expect(fault).toBeNull();
    expect(entries).toBeGreaterThanOrEqual(kept + 1);
  });
});

describe('a process killed between two bytes', () => {
  /** The log as a writer killed after `written` bytes of its next line leaves it. */
  async function killed(written: number): Promise<number> {
    await log.write([NOON]);
    const path = segmentPath(log.directory, '2026-01');
    const before = { head: readHead(log.directory)!, text: readFileSync(path, 'latin1') };
    await log.write([NOON]);
    const after = readFileSync(path, 'latin1');
    const { hash } = readHead(log.directory)!;
    writeHead(log.directory, { ...before.head, pending: [hash] });
    const cut = Math.min(before.text.length + written, after.length);
    writeFileSync(path, after.slice(0, cut), 'latin1');
    return after.length - before.text.length;
  }
  const questions = () => entriesOf('2026-01').map((entry) => entry['question'] ?? entry['event']);

  test('before its line: nothing was kept, nothing is missing', async () => {
    await killed(0);
    expect(log.verify()).toMatchObject({ fault: null, entries: 1, notes: [] });
    await log.write([NOON]);
    expect(questions()).toEqual(['Question 1', 'Question 3']);
  });

  test('inside its line: the next entry records what it left', async () => {
    await killed(100);
    const torn = readFileSync(segmentPath(log.directory, '2026-01'), 'latin1').split('\n')[1]!;
    expect(log.verify()).toMatchObject({
      fault: null,
      entries: 1,
      notes: [expect.stringContaining('killed before its line was finished')],
    });
    await log.write([NOON]);
    expect(questions()).toEqual(['Question 1', 'repaired', 'Question 3']);
    expect(entriesOf('2026-01')[1]).toMatchObject({ event: 'repaired', torn, tornBytes: 100 });
    expect(log.verify()).toMatchObject({
      fault: null,
      entries: 3,
      notes: [expect.stringContaining('killed half-way through a line')],
    });
  });

  test('after its line: the line was kept, and stays', async () => {
    await killed(10_000);
    expect(log.verify()).toMatchObject({
      fault: null,
      entries: 2,
      notes: [expect.stringContaining('killed before head.json knew it')],
    });
    await log.write([NOON]);
    expect(questions()).toEqual(['Question 1', 'Question 2', 'Question 3']);
    expect(log.verify()).toMatchObject({ fault: null, notes: [] });
  });

  test('wherever that is, the log goes on whole', async () => {
    const length = await killed(0);
    for (const written of [1, 2, 99, length - 77, length - 2, length - 1]) {
      log.remove();
      log = logFolder();
      await killed(written);
      // Into the next month: an unfinished line is recorded where it stands.
      await log.write(['2026-02-01T00:00:00Z', '2026-02-02T00:00:00Z']);
      expect([written, log.verify().fault]).toEqual([written, null]);
      expect(questions()).toEqual(['Question 1', 'repaired', 'Question 3']);
    }
  });

  test('even if it left more than any entry is long', async () => {
    await killed(10);
    const path = segmentPath(log.directory, '2026-01');
    writeFileSync(path, readFileSync(path, 'latin1') + '\0'.repeat(100_000));
    await log.write([NOON]);
    expect(log.verify()).toMatchObject({ fault: null, notes: [expect.stringMatching(/^Once a process/)] });
    expect(entriesOf('2026-01')[1]).toMatchObject({ event: 'repaired', tornBytes: 100_010 });
  });
});

describe('retention', () => {
  const kept = (days: number) => ({ retentionDays: days });
  const HISTORY = [
    '2025-10-05T08:00:00Z',
    '2025-11-05T08:00:00Z',
    '2025-11-30T08:00:00Z',
    '2025-12-05T08:00:00Z',
  ];

  test('removes whole months older than it says, and the chain still holds', async () => {
    await log.write(HISTORY);
    await log.write([NOON], kept(45));
    expect(listSegments(log.directory)).toEqual(['2025-12', '2026-01']);
    expect(entriesOf('2026-01')[0]).toMatchObject({
      event: 'pruned',
      through: 3,
      from: '2025-10-05T08:00:00.000Z',
      to: '2025-11-30T08:00:00.000Z',
      segments: ['2025-10', '2025-11'],
      retentionDays: 45,
    });
    expect(log.verify()).toMatchObject({
      fault: null,
      entries: 3,
      from: '2025-12-05T08:00:00.000Z',
      notes: ['Entries 1 to 3 were pruned on 2026-01-15 (kept for 45 days).'],
    });
  });

  test('keeps a month whose last entry is just young enough', async () => {
    await log.write(HISTORY);
    // 2025-11-30T08:00 is 46 days and four hours before.
    await log.write([NOON], kept(47));
    expect(listSegments(log.directory)).toEqual(['2025-11', '2025-12', '2026-01']);
  });

  test('looks once a day, and prunes again as time goes on', async () => {
    await log.write(HISTORY);
    await log.write([NOON]);
    await log.write([NOON], kept(45));
    expect(listSegments(log.directory)).toHaveLength(4);
    await log.write(['2026-01-16T00:00:00Z'], kept(45));
    expect(listSegments(log.directory)).toEqual(['2025-12', '2026-01']);
    await log.write(['2026-03-01T00:00:00Z'], kept(45));
    expect(listSegments(log.directory)).toEqual(['2026-01', '2026-03']);
    expect(log.verify()).toMatchObject({ fault: null, notes: [expect.stringContaining('Entries 1 to 4')] });
  });

  test('does not hide that more was removed than it says', async () => {
    await log.write(HISTORY);
    await log.write([NOON], kept(45));
    const path = segmentPath(log.directory, '2025-12');
    writeFileSync(path, '');
    expect(log.verify().fault).toMatchObject({
      kind: 'missing',
      detail: 'entries 1 to 4 are missing before it, and no entry says they were pruned',
    });
  });

  test('a pruning that was killed leaves a log that is whole, and says so', async () => {
    await log.write(HISTORY);
    const path = segmentPath(log.directory, '2025-11');
    const november = readFileSync(path);
    await log.write([NOON], kept(45));
    writeFileSync(path, november);
    expect(log.verify()).toMatchObject({ fault: null, entries: 5 });
    expect(log.verify().notes[1]).toContain('Some of them still stand');
    await log.write(['2026-01-16T00:00:00Z'], kept(45));
    expect(listSegments(log.directory)).toEqual(['2025-12', '2026-01']);
    expect(log.verify().fault).toBeNull();
  });

  test('keeps a month whose chain is broken, and all after it: it is evidence', async () => {
    await log.write(HISTORY);
    const path = segmentPath(log.directory, '2025-11');
    writeFileSync(path, readFileSync(path, 'latin1').replace('Question 3', 'Question 9'));
    await log.write([NOON], kept(1));
    expect(listSegments(log.directory)).toEqual(['2025-11', '2025-12', '2026-01']);
    expect(log.verify().fault).toMatchObject({ kind: 'changed', at: { segment: '2025-11', number: 2 } });
  });

  test('never removes the month that is being written', async () => {
    await log.write(['2026-01-01T00:00:00Z']);
    await log.write(['2026-01-31T00:00:00Z'], kept(1));
    expect(entriesOf('2026-01')).toHaveLength(2);
  });
});

test.skipIf(!existsSync('/dev/full'))('a full disk is one sentence, and costs no entry', async () => {
  await log.write([NOON]);
  const path = segmentPath(log.directory, '2026-02');
  symlinkSync('/dev/full', path);
  const before = readHead(log.directory)!;
  const failing = log.append('2026-02-01T08:00:00Z');
  await expect(failing).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  await expect(failing).rejects.toThrow(/its disk not full/);
  // What was about to be written is named before it is: that is how a killed writer's lines are known.
  expect(readHead(log.directory)).toMatchObject({ count: before.count, hash: before.hash });
  expect(readHead(log.directory)?.pending).toHaveLength(1);
  rmSync(path);
  expect(log.verify()).toMatchObject({ fault: null, entries: 1 });
  await log.write(['2026-02-01T09:00:00Z']);
  expect(log.verify()).toMatchObject({ fault: null, entries: 2, notes: [] });
});

test('a log that cannot be written is one sentence', async () => {
  writeFileSync(log.directory, 'a file where the folder should be');
  const failing = createAuditLog({
    directory: log.directory,
    clock: { now: () => new Date(NOON) },
    retentionDays: null,
    questions: 'text',
  }).append(sampleEvent());
  await expect(failing).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  await expect(failing).rejects.toThrow(/cannot be written, and nothing is answered without it; check .*\.$/);
});
