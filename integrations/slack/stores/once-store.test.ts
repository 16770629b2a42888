import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOnceStore, LEASE_MS, type OnceStore } from './once-store.ts';
import { openSlackDatabase, type SlackDatabase } from './slack-database.ts';

let folder: string;
let open: SlackDatabase[];
let time: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'payerscope-once-'));
  open = [];
  time = Date.UTC(2026, 0, 1);
});
afterEach(() => {
  for (const database of open) database.close();
  rmSync(folder, { recursive: true });
});

const instance = (owner: string): OnceStore => {
  const database = openSlackDatabase(join(folder, 'slack.sqlite'));
  open.push(database);
  return createOnceStore(database, owner, { now: () => new Date(time) });
};
const ASK = {
  channel: 'C1',
  thread: '1.1',
  message: '1.1',
  conversation: 'slack:C1:1.1',
  asker: 'U1',
  question: 'Why?',
};

test('of two instances one takes a question on, whichever of its keys arrives', () => {
  const [one, other] = [instance('one'), instance('other')];
  expect(one.claim(['event A', 'message 1.1'], ASK)).toMatchObject(ASK);
  expect(other.claim(['event B', 'message 1.1'], ASK)).toBeNull();
  expect(one.claim(['event A'], ASK)).toBeNull();
  // What was refused left no key behind.
  expect(other.claim(['event B', 'message 2.2'], ASK)).not.toBeNull();
});

test('a key that may be used again is free after its time, and not before', () => {
  const once = instance('one');
  expect(once.first(['press'], 1_000)).toBe(true);
  time += 999;
  expect(once.first(['press'], 1_000)).toBe(false);
  time += 1;
  expect(once.first(['press'], 1_000)).toBe(true);
});

test('a question whose instance is gone is handed to one other, with its words; then they are forgotten', () => {
  const [dead, one, other] = [instance('dead'), instance('one'), instance('other')];
  dead.claim(['a'], ASK);
  time += LEASE_MS;
  expect(one.abandoned()).toEqual([]);
  time += 1;
  expect(one.abandoned()).toMatchObject([{ question: 'Why?' }]);
  expect(other.abandoned()).toEqual([]);
  expect(one.askedIn('C1', '1.1')).toMatchObject({ question: '' });
});

test('a question that is renewed, or answered, is nobody else’s', () => {
  const [one, other] = [instance('one'), instance('other')];
  one.claim(['a'], ASK);
  const done = one.claim(['b'], ASK)!;
  one.done(done.id);
  time += LEASE_MS;
  one.renew();
  time += LEASE_MS;
  expect(other.abandoned()).toEqual([]);
});

test('a question that is taken back is not wanted any more', () => {
  const once = instance('one');
  const { id } = once.claim(['a'], ASK)!;
  expect(once.isWanted(id)).toBe(true);
  expect(once.withdraw(id)).toBe(true);
  expect(once.isWanted(id)).toBe(false);
  expect(once.withdraw(id)).toBe(false);
});

test('counts what somebody, and what a channel, asked since a moment', () => {
  const once = instance('one');
  once.claim(['a'], ASK);
  time += 10;
  once.claim(['b'], { ...ASK, asker: 'U2' });
  expect(once.askedSince({ channel: 'C1' }, time - 11)).toBe(2);
  expect(once.askedSince({ channel: 'C1' }, time - 1)).toBe(1);
  expect(once.askedSince({ asker: 'U1' }, time - 11)).toBe(1);
});
