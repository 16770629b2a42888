import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EMPTY_HEAD, headPath, readHead } from './audit-head.ts';
import { formatLine, readLine } from './audit-line.ts';
import { describeFault } from './describe-fault.ts';
import { segmentPath } from './segments.ts';
import { type LogFolder, logFolder } from './testing/log-folder.ts';

let log: LogFolder;
beforeEach(async () => {
  log = logFolder();
  await log.write([
    '2026-01-10T08:00:00Z',
    '2026-01-11T08:00:00Z',
    '2026-01-12T08:00:00Z',
    '2026-02-10T08:00:00Z',
    '2026-02-11T08:00:00Z',
    '2026-02-12T08:00:00Z',
  ]);
});
afterEach(() => log.remove());

const edit = (segment: string, change: (lines: string[]) => string[]): void => {
  const path = segmentPath(log.directory, segment);
  const lines = change(readFileSync(path, 'latin1').split('\n').slice(0, -1));
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
};
const without = (index: number) => (lines: string[]) => lines.filter((_, at) => at !== index);
const swapped = (index: number) => (lines: string[]) =>
  lines.with(index, lines[index + 1]!).with(index + 1, lines[index]!);
/** A line somebody wrote well: its own hash is right. */
const forged = (text: string, change: object): string => {
  const { seq, time, segment, prev, fields } = readLine(text)!;
  const { hash: _, prev: __, ...event } = fields;
  return formatLine({ seq, time, segment, prev }, { ...event, ...change }).text;
};
const found = () => {
  const { fault, entries } = log.verify();
  return fault === null ? null : { text: describeFault(fault), before: entries };
};

test('a whole log is told by its count, its time range and its last hash', () => {
  expect(log.verify()).toEqual({
    fault: null,
    entries: 6,
    from: '2026-01-10T08:00:00.000Z',
    to: '2026-02-12T08:00:00.000Z',
    lastHash: readHead(log.directory)?.hash,
    notes: [],
  });
});

describe('what was done to the log is named with the first bad line', () => {
  test.each<[string, string, (lines: string[]) => string[], string, number]>([
    [
      'a changed line',
      '2026-01',
      (lines) => lines.with(1, lines[1]!.replace('Question 2', 'Question 9')),
      '2026-01.jsonl line 2: changed: its content is not what its own hash says.',
      1,
    ],
    [
      'a changed line with a hash worked out anew',
      '2026-01',
      (lines) => lines.with(1, forged(lines[1]!, { asker: 'eve' })),
      '2026-01.jsonl line 3: changed: it does not follow from entry 2: one of the two was replaced.',
      2,
    ],
    [
      'a changed last line with a hash worked out anew',
      '2026-02',
      (lines) => lines.with(2, forged(lines[2]!, { asker: 'eve' })),
      '2026-02.jsonl line 3: changed: it is not the entry that head.json knows as the last.',
      6,
    ],
    [
      'a missing line',
      '2026-02',
      without(1),
      '2026-02.jsonl line 2: missing: entry 5 is missing before it.',
      4,
    ],
    [
      'missing lines at the end of an older segment',
      '2026-01',
      (lines) => lines.slice(0, 1),
      '2026-02.jsonl line 1: missing: entries 2 to 3 are missing before it.',
      1,
    ],
    [
      'a missing first line',
      '2026-01',
      without(0),
      '2026-01.jsonl line 1: missing: entry 1 is missing before it.',
      0,
    ],
    [
      'reordered lines',
      '2026-01',
      swapped(1),
      '2026-01.jsonl line 2: reordered: entry 3 stands before entry 2.',
      1,
    ],
    [
      'reordered first lines',
      '2026-01',
      swapped(0),
      '2026-01.jsonl line 1: reordered: entry 2 stands before entry 1.',
      0,
    ],
    [
      'an inserted text',
      '2026-01',
      (lines) => lines.toSpliced(1, 0, '{"event":"question"}'),
      '2026-01.jsonl line 2: inserted: it is no entry of this log; without it the chain goes on.',
      1,
    ],
    [
      'an empty line',
      '2026-01',
      (lines) => lines.toSpliced(1, 0, ''),
      '2026-01.jsonl line 2: inserted: it is no entry of this log; without it the chain goes on.',
      1,
    ],
    [
      'an inserted copy',
      '2026-02',
      (lines) => lines.toSpliced(2, 0, lines[0]!),
      '2026-02.jsonl line 3: inserted: entry 4 stands here a second time.',
      5,
    ],
    [
      'an inserted line that was forged well',
      '2026-01',
      (lines) => lines.toSpliced(1, 0, forged(lines[1]!, { asker: 'eve' })),
      '2026-01.jsonl line 3: inserted: entry 2 stands here a second time.',
      2,
    ],
    [
      'a line added at the end that was forged well',
      '2026-02',
      (lines) => {
        const last = readLine(lines[2]!)!;
        const place = { ...last, seq: last.seq + 1, prev: last.hash };
        return [...lines, formatLine(place, { event: 'question' }).text];
      },
      '2026-02.jsonl line 4: inserted: head.json knows of no entry after the one before it.',
      7,
    ],
    [
      'a log cut short',
      '2026-02',
      (lines) => lines.slice(0, 1),
      'The end of the audit log: truncated: entries 5 to 6 are missing at the end.',
      4,
    ],
  ])('%s', (_name, segment, change, text, before) => {
    edit(segment, change);
    expect(found()).toEqual({ text, before });
  });

  test('a log cut in the middle of its last line', () => {
    const path = segmentPath(log.directory, '2026-02');
    writeFileSync(path, readFileSync(path, 'latin1').slice(0, -20));
    expect(found()?.text).toBe('The end of the audit log: truncated: entry 6 is missing at the end.');
  });

  test('a missing segment, the first, the last', () => {
    rmSync(segmentPath(log.directory, '2026-02'));
    expect(found()?.text).toBe('The end of the audit log: truncated: entries 4 to 6 are missing at the end.');
  });

  test('a missing first segment that no entry says was pruned', () => {
    rmSync(segmentPath(log.directory, '2026-01'));
    expect(found()?.text).toBe('2026-02.jsonl line 1: missing: entries 1 to 3 are missing before it.');
  });

  test('a renamed segment', () => {
    renameSync(segmentPath(log.directory, '2026-02'), segmentPath(log.directory, '2026-03'));
    expect(found()?.text).toBe('2026-03.jsonl line 1: renamed: it belongs into 2026-02.jsonl.');
  });

  test.each([
    '',
    '{',
    '{"count":6}',
    'null',
    JSON.stringify({ ...EMPTY_HEAD, count: -1 }),
    JSON.stringify({ ...EMPTY_HEAD, hash: '' }),
    JSON.stringify({ ...EMPTY_HEAD, segment: '../2026' }),
    JSON.stringify({ ...EMPTY_HEAD, bytes: 1.5 }),
    JSON.stringify({ ...EMPTY_HEAD, pending: [1] }),
  ])('a head that reads %j', (text) => {
    writeFileSync(headPath(log.directory), text);
    expect(found()?.text).toMatch(/^The end of the audit log: missing: head\.json is missing or unreadable/);
  });

  test('all segments gone', () => {
    for (const segment of ['2026-01', '2026-02']) rmSync(segmentPath(log.directory, segment));
    expect(found()?.text).toBe('The end of the audit log: truncated: entries 1 to 6 are missing at the end.');
  });
});

test('whatever line is dropped, doubled, swapped or altered, the log is not whole', async () => {
  const longer = Array.from({ length: 14 }, (_, day) => `2026-03-${String(day + 10)}T08:00:00Z`);
  await log.write(longer);
  const path = segmentPath(log.directory, '2026-03');
  const original = readFileSync(path, 'latin1');
  const lines = original.split('\n').slice(0, -1);
  const change = fc.oneof(
    fc.nat(lines.length - 1).map(without),
    fc.nat(lines.length - 2).map(swapped),
    fc.tuple(fc.nat(lines.length - 1), fc.nat(lines.length)).map(
      ([from, to]) =>
        (all: string[]) =>
          all.toSpliced(to, 0, all[from]!),
    ),
    fc.tuple(fc.nat(lines.length - 1), fc.nat(200)).map(
      ([index, at]) =>
        (all: string[]) =>
          all.with(index, `${all[index]!.slice(0, at)}~${all[index]!.slice(at + 1)}`),
    ),
    fc.nat(lines.length - 1).map((kept) => (all: string[]) => all.slice(0, kept)),
  );
  fc.assert(
    fc.property(change, (tamper) => {
      edit('2026-03', tamper);
      const { fault } = log.verify();
      writeFileSync(path, original);
      expect(fault).not.toBeNull();
    }),
  );
  expect(log.verify().fault).toBeNull();
});

test('a copy that cannot be locked is checked as it stands, and takes no entry', async () => {
  rmSync(join(log.directory, 'lock'));
  mkdirSync(join(log.directory, 'lock'));
  expect(log.verify()).toMatchObject({ fault: null, entries: 6 });
  await expect(log.append('2026-02-13T08:00:00Z')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
});

test('refuses to go on from a log that is not as it was left', async () => {
  edit('2026-02', (lines) => lines.slice(0, 1));
  const shorter = log.append('2026-02-13T08:00:00Z');
  await expect(shorter).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  await expect(shorter).rejects.toThrow(/2026-02\.jsonl is shorter than it was.*run payerscope audit verify/);
  edit('2026-02', (lines) => [...lines, 'x'.repeat(5_000)]);
  await expect(log.append('2026-02-13T08:00:00Z')).rejects.toThrow(/has lines it did not write/);
  rmSync(headPath(log.directory));
  await expect(log.append('2026-02-13T08:00:00Z')).rejects.toThrow(/head\.json is missing/);
});
